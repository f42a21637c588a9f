import { countLabels } from './category-marginal.ts';
import type { ColumnPair } from './column-pair.ts';

/** Both columns of a pair as numbers that compare with each other; a missing value is `NaN`. */
export interface Encoded {
  readonly kind: ColumnPair['kind'];
  readonly real: Float64Array;
  readonly synthetic: Float64Array;
}

/**
 * Numbers and times become the share of original values below them, from 0 to 1, so that no outlier weighs more than its
 * rank. Texts become 0 for the most frequent of the original, 1 for the next and so on; texts of their own share a number.
 */
export function encode(pair: ColumnPair): Encoded {
  if (pair.kind === 'numeric') {
    const sorted = pair.real.values.filter((value) => !Number.isNaN(value)).sort();
    const shareOf = (value: number) => (Number.isNaN(value) ? Number.NaN : middleShare(sorted, value));
    return {
      kind: pair.kind,
      real: pair.real.values.map(shareOf),
      synthetic: pair.synthetic.values.map(shareOf),
    };
  }
  const { labels } = countLabels(pair.real.values);
  const indexes = new Map(labels.map((label, index) => [label, index]));
  const indexOf = (text: string | undefined) =>
    text === undefined ? Number.NaN : (indexes.get(text) ?? labels.length);
  return {
    kind: pair.kind,
    real: Float64Array.from(pair.real.values, indexOf),
    synthetic: Float64Array.from(pair.synthetic.values, indexOf),
  };
}

/** Equal values stand in the middle of their ranks. */
function middleShare(sorted: Float64Array, value: number): number {
  if (sorted.length === 0) return 0.5;
  const below = countWhere(sorted, (each) => each < value);
  const upTo = countWhere(sorted, (each) => each <= value);
  return (below + upTo) / 2 / sorted.length;
}

/** @param holds of all values up to some one */
function countWhere(sorted: Float64Array, holds: (value: number) => boolean): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (holds(sorted[middle] ?? 0)) low = middle + 1;
    else high = middle;
  }
  return low;
}
