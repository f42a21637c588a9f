import type { Fault, Rule } from './rule.ts';

/** What a parameter in the query or in a header must be. */
export interface Parameter {
  readonly as: 'text' | 'integer' | 'number' | 'boolean';
  readonly rule?: Rule;
  readonly required?: boolean;
  /** Its value where it is left out. */
  readonly fallback?: unknown;
}

/** What was read: a value for each parameter, undefined for those that were not sent. */
export interface ReadParameters {
  readonly values: Readonly<Record<string, unknown>>;
  readonly faults: readonly Fault[];
}

/** Reads parameters from the texts that were sent for each; a parameter that was sent twice is refused. */
export function readParameters(
  textsOf: (name: string) => readonly string[],
  parameters: Readonly<Record<string, Parameter>>,
): ReadParameters {
  const values: Record<string, unknown> = {};
  const faults: Fault[] = [];
  for (const [name, parameter] of Object.entries(parameters)) {
    const texts = textsOf(name);
    const [text] = texts;
    if (text === undefined) {
      values[name] = parameter.fallback;
      if (parameter.required) faults.push({ field: name, reason: 'is required' });
    } else if (texts.length > 1) {
      faults.push({ field: name, reason: 'is given more than once' });
    } else {
      values[name] = typed(text, parameter.as);
      faults.push(...wrong(name, values[name], parameter));
    }
  }
  return { values, faults };
}

function typed(text: string, as: Parameter['as']): unknown {
  if (as === 'text') return text;
  if (as === 'boolean') return text === 'true' ? true : text === 'false' ? false : undefined;
  const form = as === 'integer' ? /^-?\d{1,400}$/ : /^-?\d{1,400}(?:\.\d{1,400})?(?:e[+-]?\d{1,3})?$/i;
  return form.test(text) ? Number(text) : undefined;
}

function wrong(field: string, value: unknown, { as, rule }: Parameter): readonly Fault[] {
  if (value === undefined) return [{ field, reason: `must be of type ${as}` }];
  return rule?.(value, field) ?? [];
}
