import { compileLinear } from '../../../src/schema/pattern/compile-linear.ts';
import type { Rule } from './types.ts';

/** What a rule checks, read from its `rule_type` and `parameters`. */
export type Check =
  | { readonly kind: 'not_null' | 'unique' }
  | { readonly kind: 'range' | 'row_count'; readonly min: number; readonly max: number }
  | { readonly kind: 'pattern'; matches(text: string): boolean }
  | { readonly kind: 'freshness'; readonly maxAgeHours: number };

/** A check, or why the rule cannot be checked. */
export type ReadCheck =
  | { readonly ok: true; readonly check: Check }
  | { readonly ok: false; readonly reason: string };

/** Longer patterns are not compiled. */
const maxPatternLength = 500;

/** Reads what a rule checks. */
export function readCheck({
  rule_type,
  column,
  parameters,
}: Pick<Rule, 'rule_type' | 'column' | 'parameters'>): ReadCheck {
  const needsColumn = rule_type === 'range' || rule_type === 'pattern';
  if (needsColumn && !column) return refused(`a rule of the type ${rule_type} needs a column`);
  switch (rule_type) {
    case 'not_null':
    case 'unique':
      return { ok: true, check: { kind: rule_type } };
    case 'range':
    case 'row_count':
      return readBounds(rule_type, parameters);
    case 'pattern':
      return readPattern(parameterOf(parameters, 'pattern'));
    case 'freshness': {
      const maxAgeHours = parameterOf(parameters, 'max_age_hours');
      if (typeof maxAgeHours !== 'number' || maxAgeHours <= 0)
        return refused(`'max_age_hours' must be a number above 0`);
      return { ok: true, check: { kind: 'freshness', maxAgeHours } };
    }
  }
}

function readBounds(kind: 'range' | 'row_count', parameters: Rule['parameters']): ReadCheck {
  const min = parameterOf(parameters, 'min') ?? Number.NEGATIVE_INFINITY;
  const max = parameterOf(parameters, 'max') ?? Number.POSITIVE_INFINITY;
  if (typeof min !== 'number' || typeof max !== 'number') return refused(`'min' and 'max' must be numbers`);
  if (!Number.isFinite(min) && !Number.isFinite(max))
    return refused(`a rule of the type ${kind} needs 'min' or 'max'`);
  return min > max ? refused(`'min' must not be above 'max'`) : { ok: true, check: { kind, min, max } };
}

function readPattern(pattern: unknown): ReadCheck {
  if (typeof pattern !== 'string' || pattern === '' || pattern.length > maxPatternLength)
    return refused(`'pattern' must be a text of 1 to ${maxPatternLength} characters`);
  try {
    // Whoever writes rules is not to be trusted with an engine that backtracks.
    return { ok: true, check: { kind: 'pattern', matches: compileLinear(pattern) } };
  } catch (error) {
    return refused(`'pattern' is not a pattern of RE2: ${error instanceof Error ? error.message : error}`);
  }
}

function parameterOf(parameters: Rule['parameters'], name: string): unknown {
  return Object.hasOwn(parameters, name) ? parameters[name] : undefined;
}

function refused(reason: string): ReadCheck {
  return { ok: false, reason };
}
