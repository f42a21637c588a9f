import type { Random } from '../../../../src/schema/sample/random.ts';
import { type Bands, bandAt, createBands } from './bands.ts';
import type { NumericColumn } from './column.ts';
import type { Marginal } from './marginal.ts';
import { drawNormal } from './normal.ts';
import { roundingOf } from './rounding.ts';

/**
 * How numbers are made up from those that were seen: by their quantiles; by their quantiles, each blurred (`kernel`); or
 * by 33 of their quantiles (`knots`).
 */
export type Smoothing = 'quantiles' | 'kernel' | 'knots';

/** A column of so few different values is a scale rather than a quantity: nothing between them is made up. */
const maxScale = 20;
const knotCount = 33;

/** Learns a column of numbers or times; values are made up within the range of those seen. */
export function learnNumbers(column: NumericColumn, smoothing: Smoothing): Marginal {
  const sorted = column.values.filter((value) => !Number.isNaN(value)).sort();
  const { distinct, counts } = countSorted(sorted);
  const bands = createBands(counts);
  const indexes = new Map(distinct.map((value, index) => [value, index]));
  const scores = column.values.map((value) => bands.scores[indexes.get(value) ?? -1] ?? Number.NaN);
  const missingRate = 1 - sorted.length / column.values.length;
  const quantile =
    distinct.length <= maxScale ? stepwise(bands, distinct) : createQuantile(sorted, smoothing);
  const round = roundingOf(column);
  return {
    missingRate,
    scores,
    variance: bands.variance,
    maxScore: bands.scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0),
    draw: (shares, random) => ({
      ...column,
      values: shares.map((share) => {
        const isMissing = random.chance(missingRate);
        return isMissing ? Number.NaN : round(quantile(share, random));
      }),
    }),
  };
}

function countSorted(sorted: Float64Array): { readonly distinct: number[]; readonly counts: number[] } {
  const distinct: number[] = [];
  const counts: number[] = [];
  for (const value of sorted) {
    if (value === distinct.at(-1)) counts[counts.length - 1] = (counts.at(-1) ?? 0) + 1;
    else {
      distinct.push(value);
      counts.push(1);
    }
  }
  return { distinct, counts };
}

type Quantile = (share: number, random: Random) => number;

function stepwise(bands: Bands, distinct: readonly number[]): Quantile {
  return (share) => distinct[bandAt(bands, share)] ?? Number.NaN;
}

function createQuantile(sorted: Float64Array, smoothing: Smoothing): Quantile {
  switch (smoothing) {
    case 'quantiles':
      return (share) => quantileOf(sorted, share);
    case 'knots': {
      const knots = Float64Array.from({ length: knotCount }, (_, index) =>
        quantileOf(sorted, index / (knotCount - 1)),
      );
      return (share) => quantileOf(knots, share);
    }
    case 'kernel': {
      const width = bandwidth(sorted);
      const low = sorted[0] ?? 0;
      const high = sorted.at(-1) ?? 0;
      return (share, random) => reflect(quantileOf(sorted, share) + width * drawNormal(random), low, high);
    }
  }
}

/** Linear between neighbours. The sum cannot overflow, as their difference could. */
function quantileOf(sorted: Float64Array, share: number): number {
  const at = share * (sorted.length - 1);
  const before = sorted[Math.floor(at)] ?? Number.NaN;
  const after = sorted[Math.ceil(at)] ?? before;
  const part = at - Math.floor(at);
  return before === after ? before : before * (1 - part) + after * part;
}

/** Silverman's rule of thumb; 0 where the spread is beyond what numbers hold. */
function bandwidth(sorted: Float64Array): number {
  const mean = sorted.reduce((sum, value) => sum + value / sorted.length, 0);
  const deviation = Math.sqrt(sorted.reduce((sum, value) => sum + (value - mean) ** 2 / sorted.length, 0));
  const middle = (quantileOf(sorted, 0.75) - quantileOf(sorted, 0.25)) / 1.34;
  const width = 0.9 * Math.min(deviation, middle || deviation) * sorted.length ** -0.2;
  return Number.isFinite(width) ? width : 0;
}

/** A value beyond the range goes back into it as far as it was out, so that no heap forms at its ends. */
function reflect(value: number, low: number, high: number): number {
  const turned = value < low ? 2 * low - value : value > high ? 2 * high - value : value;
  return Math.max(low, Math.min(high, turned));
}
