import { type Break, ranks } from './break.ts';
import type { Bound, Constraints } from './constraints.ts';

/** The ways to break what a schema says of numbers. */
export function numberBreaks(constraints: Constraints): readonly Break[] {
  const { types, values, bounds, multipleOf, format } = constraints;
  if (!types.has('integer') || values) return [];
  const step = stepOf(constraints);
  const one = (keyword: Bound, value: number): Break => ({
    keyword,
    slug: keyword,
    what: String(value),
    rank: ranks.early,
    make: () => [value],
  });
  const breaks: Break[] = [];
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = bounds;
  if (minimum !== undefined) breaks.push(one('minimum', plus(minimum, -step)));
  if (exclusiveMinimum !== undefined) breaks.push(one('exclusiveMinimum', exclusiveMinimum));
  if (maximum !== undefined) breaks.push(one('maximum', plus(maximum, step)));
  if (exclusiveMaximum !== undefined) breaks.push(one('exclusiveMaximum', exclusiveMaximum));
  if (multipleOf !== undefined && !(types.has('number') ? false : multipleOf === 1))
    breaks.push({
      keyword: 'multipleOf',
      slug: 'multipleOf',
      what: `what is no multiple of ${multipleOf}`,
      rank: ranks.early,
      make: (base) => offStep(typeof base === 'number' ? base : 0, multipleOf, types.has('number')),
    });
  if (format === 'int32' && maximum === undefined && exclusiveMaximum === undefined)
    breaks.push({
      keyword: 'format',
      slug: 'format-int32',
      what: 'a number of more than 32 bits',
      rank: ranks.last,
      severity: 'note',
      make: () => [2 ** 31],
    });
  return breaks;
}

/** The least difference between two values: what is one beyond a bound. */
export function stepOf({ types, multipleOf, bounds }: Constraints): number {
  if (multipleOf !== undefined) return multipleOf;
  if (!types.has('number')) return 1;
  const largest = Math.max(...Object.values(bounds).map(Math.abs), 0);
  return largest >= 1e6 ? 1 : 0.01;
}

/** A sum without the dust of binary fractions. */
export function plus(one: number, other: number): number {
  return Number((one + other).toPrecision(14));
}

/** Between two multiples; of whole numbers, one that is none. */
function offStep(base: number, multipleOf: number, allowsFractions: boolean): readonly number[] {
  const whole = Math.round(base / multipleOf) * multipleOf;
  const half = allowsFractions && !(Number.isInteger(multipleOf) && multipleOf > 1) ? multipleOf / 2 : 1;
  return [plus(whole, half), plus(whole, -half)];
}
