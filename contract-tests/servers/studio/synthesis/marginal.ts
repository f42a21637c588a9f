import type { Random } from '../../../../src/schema/sample/random.ts';
import type { Column } from './column.ts';

/** What is learned of one column by itself. */
export interface Marginal {
  /** The share of missing values, from 0 to 1. */
  readonly missingRate: number;
  /** Where each value of the column stands in a standard normal distribution; `NaN` where it is missing. */
  readonly scores: Float64Array;
  /** The variance of the scores, at most 1. */
  readonly variance: number;
  /** The greatest distance of a score from 0. */
  readonly maxScore: number;
  /**
   * Makes a column up.
   *
   * @param shares where each value stands among all, from 0 to 1
   * @param random decides which are missing, and what shares leave open
   */
  draw(shares: Float64Array, random: Random): Column;
}
