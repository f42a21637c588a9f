import { countLabels } from './category-marginal.ts';

/**
 * The Kolmogorov-Smirnov distance: the greatest difference of two cumulative distributions.
 *
 * @param one, other numbers in any order; `NaN` does not count
 * @returns from 0 (the same) to 1 (one lies above the other); 1 where only one has numbers
 * @see https://en.wikipedia.org/wiki/Kolmogorov-Smirnov_test
 */
export function kolmogorovSmirnov(one: Float64Array, other: Float64Array): number {
  const [a, b] = [one, other].map((values) => values.filter((value) => !Number.isNaN(value)).sort());
  if (!a?.length || !b?.length) return a?.length || b?.length ? 1 : 0;
  let [inA, inB, greatest] = [0, 0, 0];
  while (inA < a.length && inB < b.length) {
    const value = Math.min(a[inA] ?? 0, b[inB] ?? 0);
    while (inA < a.length && a[inA] === value) inA += 1;
    while (inB < b.length && b[inB] === value) inB += 1;
    greatest = Math.max(greatest, Math.abs(inA / a.length - inB / b.length));
  }
  return greatest;
}

/**
 * The total-variation distance: half the sum of the differences of all frequencies.
 *
 * @param one, other texts; a missing one counts as a text of its own
 * @returns from 0 (the same) to 1 (nothing in common); 1 where only one has values
 * @see https://en.wikipedia.org/wiki/Total_variation_distance_of_probability_measures
 */
export function totalVariation(
  one: readonly (string | undefined)[],
  other: readonly (string | undefined)[],
): number {
  if (one.length === 0 || other.length === 0) return one.length === other.length ? 0 : 1;
  const [a, b] = [one, other].map(frequenciesOf);
  let sum = 0;
  for (const label of new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])) {
    sum += Math.abs((a?.get(label) ?? 0) - (b?.get(label) ?? 0));
  }
  return Math.min(1, sum / 2);
}

function frequenciesOf(values: readonly (string | undefined)[]): ReadonlyMap<string | undefined, number> {
  const { labels, counts, missing } = countLabels(values);
  const shares = labels.map((label, index) => [label, (counts[index] ?? 0) / values.length] as const);
  return new Map<string | undefined, number>([...shares, [undefined, missing / values.length]]);
}
