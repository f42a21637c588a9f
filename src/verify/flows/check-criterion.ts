import { readPattern } from '../../schema/pattern.ts';
import { type Condition, parseCondition } from './condition.ts';
import type { Criterion } from './flow.ts';
import { evaluate, evaluateValue, type FlowScope } from './flow-expression.ts';
import { findByJsonPath, jsonPathFault } from './json-path.ts';

/** Why a criterion cannot be checked; undefined where it can. */
export function criterionFault({
  kind,
  condition,
}: Pick<Criterion, 'kind' | 'condition'>): string | undefined {
  if (kind === 'jsonpath') return jsonPathFault(condition);
  if (kind === 'regex') {
    const read = readPattern(condition);
    return read.ok ? undefined : `the pattern ${read.reason}`;
  }
  const parsed = parseCondition(condition);
  return typeof parsed === 'string' ? parsed : undefined;
}

/** Whether a criterion holds. */
export function holds({ kind, condition, context }: Criterion, scope: FlowScope): boolean {
  if (kind === 'simple') {
    const parsed = parseCondition(condition);
    return typeof parsed !== 'string' && isTrue(conditionValue(parsed, scope));
  }
  const value = context === undefined ? undefined : evaluateValue(context, scope);
  if (value === undefined) return false;
  if (kind === 'jsonpath') return findByJsonPath(value, condition).length > 0;
  const read = readPattern(condition);
  return read.ok && typeof value !== 'object' && read.pattern.test(String(value));
}

function conditionValue(condition: Condition, scope: FlowScope): unknown {
  switch (condition.kind) {
    case 'value':
      return condition.value;
    case 'expression':
      return evaluate(condition.expression, scope);
    case 'not':
      return !isTrue(conditionValue(condition.of, scope));
    case 'binary':
      return compared(condition, scope);
  }
}

function compared(
  { operator, left, right }: Extract<Condition, { kind: 'binary' }>,
  scope: FlowScope,
): boolean {
  const one = conditionValue(left, scope);
  if (operator === '&&') return isTrue(one) && isTrue(conditionValue(right, scope));
  if (operator === '||') return isTrue(one) || isTrue(conditionValue(right, scope));
  const other = conditionValue(right, scope);
  if (operator === '==') return isEqual(one, other);
  if (operator === '!=') return !isEqual(one, other);
  const [first, second] = [numberOf(one), numberOf(other)];
  if (first === undefined || second === undefined) return false;
  switch (operator) {
    case '<':
      return first < second;
    case '<=':
      return first <= second;
    case '>':
      return first > second;
    case '>=':
      return first >= second;
  }
}

/** Texts are compared without regard to case, as Arazzo says; what is not there equals null. */
function isEqual(one: unknown, other: unknown): boolean {
  if (typeof one === 'string' && typeof other === 'string') return one.toLowerCase() === other.toLowerCase();
  const [first, second] = [numberOf(one), numberOf(other)];
  if (first !== undefined && second !== undefined) return first === second;
  if (typeof one === 'object' || typeof other === 'object' || one === undefined || other === undefined)
    return JSON.stringify(one ?? null) === JSON.stringify(other ?? null);
  return one === other;
}

/** A header says its number as a text. */
function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^-?\d+(?:\.\d+)?$/.test(value) ? Number(value) : undefined;
}

function isTrue(value: unknown): boolean {
  return (
    value === true ||
    (typeof value === 'object' && value !== null) ||
    (typeof value === 'string' && value !== '') ||
    (typeof value === 'number' && value !== 0)
  );
}
