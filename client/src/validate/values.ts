import { canonical } from './canonical.ts';
import { type Check, flaw, gather } from './check.ts';

type TypeName = 'array' | 'boolean' | 'integer' | 'null' | 'number' | 'object' | 'string';

/** @see https://json-schema.org/draft/2020-12/json-schema-validation#name-type */
export function type(...names: readonly TypeName[]): Check {
  return (value) => {
    const came = typeOf(value);
    const isMet = names.some((name) => name === came || (name === 'integer' && Number.isInteger(value)));
    return isMet ? undefined : flaw('type', `must be ${names.join(' or ')}, but is ${came}`);
  };
}

function typeOf(value: unknown): string {
  return value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;
}

/** `enum`: one of these values. */
export function oneOfValues(values: readonly unknown[], keyword = 'enum'): Check {
  const known = new Set(values.map(canonical));
  const shown = values
    .map((one) => JSON.stringify(one))
    .join(', ')
    .slice(0, 300);
  return (value) => (known.has(canonical(value)) ? undefined : flaw(keyword, `must be one of ${shown}`));
}

/** `const`: this value alone. */
export function constant(value: unknown): Check {
  return oneOfValues([value], 'const');
}

/** Limits of numbers, of the length of texts, and of the number of items and properties. */
export type Limits = {
  readonly [Keyword in
    | `${'exclusiveM' | 'm'}${'in' | 'ax'}imum`
    | `${'min' | 'max'}${'Length' | 'Items' | 'Properties'}`
    | 'multipleOf']?: number;
};

/** Every limit that a value is held to. */
export function limits(bounds: Limits): Check {
  const entries = Object.entries(bounds);
  return (value) =>
    gather(entries, ([keyword, bound]) => {
      const size = sizeOf(keyword, value);
      if (size === undefined || isWithin(keyword, size, bound)) return undefined;
      return flaw(keyword, `must have ${keyword} ${bound}, but has ${size}`);
    });
}

/** What a limit is about: a number itself, or how much there is of something; undefined where it is about others. */
function sizeOf(keyword: string, value: unknown): number | undefined {
  const of = keyword.slice(3);
  if (typeof value === 'string') {
    // In code points, as JSON Schema counts.
    return of === 'Length' ? value.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]/g, '_').length : undefined;
  }
  if (typeof value === 'object' && value !== null && of === (Array.isArray(value) ? 'Items' : 'Properties')) {
    return Object.keys(value).length;
  }
  return typeof value === 'number' && /imum|Of/.test(keyword) ? value : undefined;
}

function isWithin(keyword: string, size: number, bound: number): boolean {
  // Of decimal fractions the computer has an approximation only.
  if (keyword === 'multipleOf') return Math.abs(Math.round(size / bound) - size / bound) <= 1e-9;
  const distance = /^min|Min/.test(keyword) ? size - bound : bound - size;
  return keyword.startsWith('e') ? distance > 0 : distance >= 0;
}

/** A pattern of which the generator knows that its time grows with the length of the text only. */
export function pattern(source: string, flags = 'u'): Check {
  const regExp = new RegExp(source, flags);
  return (value) =>
    typeof value !== 'string' || regExp.test(value)
      ? undefined
      : flaw('pattern', `must match the pattern ${source}`);
}
