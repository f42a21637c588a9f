import type { NumericColumn } from './column.ts';

/** Both included. */
export interface Range {
  readonly low: number;
  readonly high: number;
}

/**
 * The range of a column's values, made wider: to one significant digit of the larger bound, or to whole years.
 *
 * It is taken as public, as if somebody had declared it beside the column's name and type: it is not covered by
 * differential privacy, and a single extreme row shows in it.
 */
export function publicRange({ type, values }: NumericColumn): Range {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) return { low: 0, high: 0 };
  if (type === 'date' || type === 'datetime') return wholeYears(low, high);
  const unit = 10 ** Math.floor(Math.log10(Math.max(Math.abs(low), Math.abs(high))));
  const wide = { low: Math.floor(low / unit) * unit, high: Math.ceil(high / unit) * unit };
  return Number.isFinite(wide.low) && Number.isFinite(wide.high) ? wide : { low, high };
}

function wholeYears(low: number, high: number): Range {
  const [first, last] = [low, high].map((time) => new Date(time).toISOString().slice(0, 4));
  return { low: Date.parse(`${first}-01-01T00:00:00Z`), high: Date.parse(`${last}-12-31T23:59:59Z`) };
}
