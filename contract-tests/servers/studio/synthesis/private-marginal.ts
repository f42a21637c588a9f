import type { Random } from '../../../../src/schema/sample/random.ts';
import { bandAt, createBands } from './bands.ts';
import { countLabels } from './category-marginal.ts';
import type { CategoryColumn, Column, NumericColumn } from './column.ts';
import type { Marginal } from './marginal.ts';
import { drawLaplace } from './normal.ts';
import { publicRange } from './public-range.ts';
import { roundingOfType } from './rounding.ts';

const binCount = 32;
/** Bounds what one row can add to a correlation. */
const maxScore = 2;
/** The chance that a text of a single row gets past the threshold. */
const delta = 1e-6;
const booleans = ['true', 'false'];
const otherLabel = 'other';

/**
 * Learns a column from a histogram with Laplace noise, missing values being one of its bins.
 *
 * Another row in place of one moves two counts by 1, so noise of scale 2 / epsilon makes the histogram
 * epsilon-differentially private. Numbers and times: 32 bins of equal width over a range taken as public
 * (`publicRange`), anything within a bin equally likely. Texts: a bin each; the texts themselves would give rows away, so
 * those whose noisy count stays below 1 + 2 · ln(1 / 2δ) / epsilon with δ = 0.000001 become `other`: the promise for a
 * column of texts is (epsilon, δ).
 *
 * @param epsilon this column's share of the budget, above 0
 */
export function learnPrivately(column: Column, epsilon: number, random: Random): Marginal {
  if (column.kind === 'numeric') return learnNumbers(column, epsilon, random);
  return column.type === 'boolean'
    ? learnBooleans(column, epsilon, random)
    : learnTexts(column, epsilon, random);
}

function learnNumbers(column: NumericColumn, epsilon: number, random: Random): Marginal {
  const { low, high } = publicRange(column);
  // Divided first: the difference could be beyond what numbers hold.
  const width = high / binCount - low / binCount;
  const bins = Int32Array.from(column.values, (value) => {
    if (Number.isNaN(value)) return -1;
    return width > 0 ? Math.min(binCount - 1, Math.floor(value / width - low / width)) : 0;
  });
  const histogram = learnHistogram(bins, withNoise(countBins(bins, binCount), epsilon, random));
  const round = roundingOfType(column.type);
  return {
    ...histogram,
    draw: (shares, drawing) => ({
      ...column,
      values: shares.map((share) => {
        const bin = histogram.drawBin(share, drawing);
        if (bin < 0) return Number.NaN;
        return round(Math.max(low, Math.min(high, low + (bin + drawing.next()) * width)));
      }),
    }),
  };
}

/** Both values are there in every column of the type, so that they need no hiding; capitals are not kept. */
function learnBooleans(column: CategoryColumn, epsilon: number, random: Random): Marginal {
  const bins = Int32Array.from(column.values, (text) => {
    return text === undefined ? -1 : booleans.indexOf(text.toLowerCase());
  });
  const counts = withNoise(countBins(bins, booleans.length), epsilon, random);
  return labelMarginal(column, booleans, learnHistogram(bins, counts));
}

function learnTexts(column: CategoryColumn, epsilon: number, random: Random): Marginal {
  const { labels, counts, missing } = countLabels(column.values);
  const noisy = withNoise({ counts, missing }, epsilon, random);
  const threshold = 1 + (2 * Math.log(1 / (2 * delta))) / epsilon;
  const kept = labels
    .map((label, index) => ({ label, count: noisy.counts[index] ?? 0 }))
    .filter(({ count }) => count >= threshold)
    // By what is known of them, not by what is hidden.
    .sort((one, other) => other.count - one.count);
  const known = kept.reduce((sum, { count }) => sum + count, noisy.missing);
  const others = Math.max(0, column.values.length - known);
  const indexes = new Map(kept.map(({ label }, index) => [label, index]));
  const bins = Int32Array.from(column.values, (text) => {
    return text === undefined ? -1 : (indexes.get(text) ?? kept.length);
  });
  const histogram = learnHistogram(bins, {
    counts: [...kept.map(({ count }) => count), others],
    missing: noisy.missing,
  });
  return labelMarginal(column, [...kept.map(({ label }) => label), otherLabel], histogram);
}

/** How many values fall into each bin, and into none. */
interface Counts {
  readonly counts: readonly number[];
  readonly missing: number;
}

/** @param bins a bin each value, -1 for a missing one */
function countBins(bins: Int32Array, size: number): Counts {
  const counts = new Array<number>(size).fill(0);
  for (const bin of bins) if (bin >= 0) counts[bin] = (counts[bin] ?? 0) + 1;
  return { counts, missing: bins.reduce((sum, bin) => sum + (bin < 0 ? 1 : 0), 0) };
}

/** The only place where counts of rows become something that may be shown. */
function withNoise({ counts, missing }: Counts, epsilon: number, random: Random): Counts {
  const noisy = (count: number) => Math.max(0, count + drawLaplace(random, 2 / epsilon));
  return { counts: counts.map(noisy), missing: noisy(missing) };
}

type Histogram = Omit<Marginal, 'draw'> & {
  /** A bin, or -1 for a missing value. */
  drawBin(share: number, random: Random): number;
};

function learnHistogram(bins: Int32Array, { counts, missing }: Counts): Histogram {
  const present = counts.reduce((sum, count) => sum + count, 0);
  // Where noise left nothing, nothing is known: every bin is as likely.
  const bands = createBands(present > 0 ? counts : counts.map(() => 1), maxScore);
  const missingRate = present + missing > 0 ? missing / (present + missing) : 0;
  return {
    missingRate,
    scores: Float64Array.from(bins, (bin) => bands.scores[bin] ?? Number.NaN),
    variance: bands.variance,
    maxScore,
    drawBin: (share, random) => (random.chance(missingRate) ? -1 : bandAt(bands, share)),
  };
}

function labelMarginal(column: CategoryColumn, labels: readonly string[], histogram: Histogram): Marginal {
  return {
    ...histogram,
    draw: (shares, random) => ({
      ...column,
      values: Array.from(shares, (share) => labels[histogram.drawBin(share, random)]),
    }),
  };
}
