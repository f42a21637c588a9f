import type { ColumnPair } from './column-pair.ts';
import { kolmogorovSmirnov, totalVariation } from './distances.ts';
import type { Encoded } from './encode.ts';

/**
 * How much two columns differ, from 0 to 1: Kolmogorov-Smirnov for numbers and times, or by how much the rates of
 * missing values differ if that is more; total variation for texts.
 */
export function columnDistance(pair: ColumnPair): number {
  if (pair.kind === 'category') return totalVariation(pair.real.values, pair.synthetic.values);
  const missing = Math.abs(missingRate(pair.real.values) - missingRate(pair.synthetic.values));
  return Math.max(missing, kolmogorovSmirnov(pair.real.values, pair.synthetic.values));
}

function missingRate(values: Float64Array): number {
  return values.reduce((sum, value) => sum + (Number.isNaN(value) ? 1 : 0), 0) / values.length;
}

/** More pairs than those of so many columns take too long. */
const maxColumns = 64;

/**
 * How much the correlations of two tables differ: half the mean difference over all pairs of columns, from 0 to 1.
 *
 * Correlations are of ranks (Spearman's); texts rank by their frequency in the original. Of wide tables the first 64
 * columns count; a single column has no correlations and differs by 0.
 */
export function correlationError(columns: readonly Encoded[]): number {
  const considered = columns.slice(0, maxColumns);
  let sum = 0;
  let count = 0;
  for (const [index, one] of considered.entries()) {
    for (const other of considered.slice(0, index)) {
      sum += Math.abs(correlation(one.real, other.real) - correlation(one.synthetic, other.synthetic)) / 2;
      count += 1;
    }
  }
  return count > 0 ? sum / count : 0;
}

/** Pearson's, over rows that have both values; 0 where one of them never changes. */
function correlation(one: Float64Array, other: Float64Array): number {
  let [count, meanA, meanB, squaresA, squaresB, products] = [0, 0, 0, 0, 0, 0];
  for (let row = 0; row < one.length; row += 1) {
    const a = one[row] ?? Number.NaN;
    const b = other[row] ?? Number.NaN;
    if (Number.isNaN(a + b)) continue;
    count += 1;
    const fromMeanA = a - meanA;
    const fromMeanB = b - meanB;
    meanA += fromMeanA / count;
    meanB += fromMeanB / count;
    squaresA += fromMeanA * (a - meanA);
    squaresB += fromMeanB * (b - meanB);
    products += fromMeanA * (b - meanB);
  }
  const scale = Math.sqrt(squaresA * squaresB);
  return scale > 1e-12 ? products / scale : 0;
}
