import { normalDensity, normalQuantile } from './normal.ts';

/**
 * A distribution cut into bands next to each other: a category each, or a value, or a range of values.
 *
 * Seen through the normal distribution, each band has a score: the mean of a standard normal variable within it.
 */
export interface Bands {
  /** Where each band ends, as a share of all: `[0.5, 0.8, 1]`. */
  readonly ends: Float64Array;
  readonly scores: Float64Array;
  /** The variance of the scores: near 1 for many small bands, 0 for a single one. */
  readonly variance: number;
}

/**
 * Cuts bands as wide as their counts.
 *
 * @param counts 0 or more, not all 0 unless there are none
 * @param maxScore scores are cut to this distance from 0. Default: they are not
 */
export function createBands(counts: ArrayLike<number>, maxScore = Number.POSITIVE_INFINITY): Bands {
  let total = 0;
  for (let index = 0; index < counts.length; index += 1) total += counts[index] ?? 0;
  const ends = new Float64Array(counts.length);
  const scores = new Float64Array(counts.length);
  let variance = 0;
  let sum = 0;
  let densityBefore = 0;
  for (let index = 0; index < counts.length; index += 1) {
    const share = (counts[index] ?? 0) / total;
    sum += counts[index] ?? 0;
    const end = index === counts.length - 1 ? 1 : sum / total;
    const density = end >= 1 ? 0 : normalDensity(normalQuantile(end));
    const mean = share > 0 ? (densityBefore - density) / share : 0;
    const score = Math.max(-maxScore, Math.min(maxScore, mean));
    ends[index] = end;
    scores[index] = score;
    variance += share * score * score;
    densityBefore = density;
  }
  return { ends, scores, variance };
}

/** The band that a share of all falls into. @param share from 0 to 1 */
export function bandAt({ ends }: Bands, share: number): number {
  let low = 0;
  let high = ends.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (share < (ends[middle] ?? 1)) high = middle;
    else low = middle + 1;
  }
  return low;
}
