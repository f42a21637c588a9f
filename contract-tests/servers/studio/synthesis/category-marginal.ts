import { bandAt, createBands } from './bands.ts';
import type { CategoryColumn } from './column.ts';
import type { Marginal } from './marginal.ts';

/** Learns a column of texts: each as often as it was seen, the most frequent first. No new text is made up. */
export function learnCategories(column: CategoryColumn): Marginal {
  const { labels, counts, missing } = countLabels(column.values);
  const bands = createBands(counts);
  const indexes = new Map(labels.map((label, index) => [label, index]));
  const indexOf = (label: string | undefined) => (label === undefined ? -1 : (indexes.get(label) ?? -1));
  const missingRate = missing / column.values.length;
  return {
    missingRate,
    scores: Float64Array.from(column.values, (label) => bands.scores[indexOf(label)] ?? Number.NaN),
    variance: bands.variance,
    maxScore: bands.scores.reduce((most, score) => Math.max(most, Math.abs(score)), 0),
    draw: (shares, random) => ({
      ...column,
      values: Array.from(shares, (share) =>
        random.chance(missingRate) ? undefined : labels[bandAt(bands, share)],
      ),
    }),
  };
}

/** The different texts, the most frequent first, equally frequent ones by their characters. */
export function countLabels(values: readonly (string | undefined)[]): {
  readonly labels: readonly string[];
  readonly counts: readonly number[];
  readonly missing: number;
} {
  const counted = new Map<string, number>();
  let missing = 0;
  for (const value of values) {
    if (value === undefined) missing += 1;
    else counted.set(value, (counted.get(value) ?? 0) + 1);
  }
  const entries = [...counted].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return { labels: entries.map(([label]) => label), counts: entries.map(([, count]) => count), missing };
}
