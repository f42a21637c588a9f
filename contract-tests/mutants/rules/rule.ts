/** One thing that is wrong with what was sent. */
export interface Fault {
  /** `amount.value`, `tags[2]`; empty for the whole. */
  readonly field: string;
  readonly reason: string;
}

/** Says what is wrong with a value; nothing where it is right. */
export type Rule = (value: unknown, field: string) => readonly Fault[];

/** A text; lengths are counted in code points, as JSON Schema counts them. */
export function text(
  limits: {
    readonly min?: number;
    readonly max?: number;
    readonly pattern?: RegExp;
    readonly format?: (text: string) => boolean;
  } = {},
): Rule {
  const { min = 0, max = Number.POSITIVE_INFINITY, pattern, format } = limits;
  return (value, field) => {
    if (typeof value !== 'string') return fault(field, 'must be a text');
    const length = [...value].length;
    if (length < min) return fault(field, `must have at least ${min} characters`);
    if (length > max) return fault(field, `must have at most ${max} characters`);
    if (pattern && !pattern.test(value)) return fault(field, `must match ${pattern.source}`);
    return format && !format(value) ? fault(field, `must be a valid ${format.name}`) : [];
  };
}

/** A number; `step` is `multipleOf`. */
export function numeric(
  limits: {
    readonly min?: number;
    readonly max?: number;
    readonly step?: number;
    readonly whole?: boolean;
  } = {},
): Rule {
  const { min = Number.NEGATIVE_INFINITY, max = Number.POSITIVE_INFINITY, step, whole } = limits;
  return (value, field) => {
    if (typeof value !== 'number') return fault(field, 'must be a number');
    if (whole && !Number.isInteger(value)) return fault(field, 'must be a whole number');
    if (value < min) return fault(field, `must be at least ${min}`);
    if (value > max) return fault(field, `must be at most ${max}`);
    const isStep = step === undefined || Math.abs(value / step - Math.round(value / step)) < 1e-7;
    return isStep ? [] : fault(field, `must be a multiple of ${step}`);
  };
}

/** True or false. */
export const flag: Rule = (value, field) =>
  typeof value === 'boolean' ? [] : fault(field, 'must be true or false');

/** One of some texts. */
export function oneOf(allowed: readonly string[]): Rule {
  return (value, field) =>
    allowed.some((one) => one === value) ? [] : fault(field, `must be one of ${allowed.join(', ')}`);
}

/** A list of things of one kind. */
export function list(
  item: Rule,
  limits: { readonly min?: number; readonly max?: number; readonly unique?: boolean } = {},
): Rule {
  const { min = 0, max = Number.POSITIVE_INFINITY, unique } = limits;
  return (value, field) => {
    if (!Array.isArray(value)) return fault(field, 'must be a list');
    if (value.length < min) return fault(field, `must have at least ${min} items`);
    if (value.length > max) return fault(field, `must have at most ${max} items`);
    if (unique && new Set(value.map((one) => JSON.stringify(one))).size < value.length) {
      return fault(field, 'must not repeat an item');
    }
    return value.flatMap((one, index) => item(one, `${field}[${index}]`));
  };
}

/** An object; the names of fields that may be left out end in a question mark. Other fields only where it is `open`. */
export function record(fields: Readonly<Record<string, Rule>>, { open = false } = {}): Rule {
  const rules = Object.entries(fields).map(([name, rule]) => ({
    name: name.replace(/\?$/, ''),
    isOptional: name.endsWith('?'),
    rule,
  }));
  return (value, field) => {
    if (!isObject(value)) return fault(field, 'must be an object');
    const at = (name: string) => (field === '' ? name : `${field}.${name}`);
    const known = rules.flatMap(({ name, isOptional, rule }) => {
      if (Object.hasOwn(value, name)) return rule(value[name], at(name));
      return isOptional ? [] : fault(at(name), 'is required');
    });
    const unknown = Object.keys(value).filter((name) => !rules.some((one) => one.name === name));
    return open ? known : [...known, ...unknown.flatMap((name) => fault(at(name), 'is not known'))];
  };
}

/** An object with any names. */
export function dictionary(item: Rule, limits: { readonly max: number; readonly key?: RegExp }): Rule {
  return (value, field) => {
    if (!isObject(value)) return fault(field, 'must be an object');
    const names = Object.keys(value);
    if (names.length > limits.max) return fault(field, `must have at most ${limits.max} fields`);
    return names.flatMap((name) => {
      const isNamed = limits.key === undefined || limits.key.test(name);
      return isNamed ? item(value[name], `${field}.${name}`) : fault(`${field}.${name}`, 'is no good name');
    });
  };
}

/** The same, or null. */
export function nullable(rule: Rule): Rule {
  return (value, field) => (value === null ? [] : rule(value, field));
}

/** Anything. */
export const anything: Rule = () => [];

/** Whether a value is an object of JSON, and no list. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fault(field: string, reason: string): Fault[] {
  return [{ field, reason }];
}
