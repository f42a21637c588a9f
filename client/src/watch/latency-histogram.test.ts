import { expect, test } from 'vitest';
import { type Latency, LatencyHistogram, relativeError } from './latency-histogram.ts';

/** Numbers from 0 to below 1 that are the same at every run (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const random = seeded(7);
const many = (make: () => number) => Array.from({ length: 20_000 }, make);
const distributions: readonly [string, readonly number[]][] = [
  ['one', [42.5]],
  ['two far apart', [0.4, 90_000]],
  ['all the same', many(() => 17)],
  ['even', many(() => random() * 1000)],
  ['a long tail', many(() => 2 / (1 - random()) ** 1.5)],
  ['two groups', many(() => (random() < 0.93 ? 5 + random() : 3000 + random() * 500))],
  ['from a microsecond to a day', many(() => 0.001 * 8.64e10 ** random())],
];
const ranks: readonly [keyof Latency, number][] = [
  ['p50Ms', 0.5],
  ['p90Ms', 0.9],
  ['p95Ms', 0.95],
  ['p99Ms', 0.99],
];

test.each(distributions)('percentiles within 1 %% of the exact ones: %s', (_, durations) => {
  const histogram = new LatencyHistogram();
  for (const duration of durations) histogram.add(duration);
  const sorted = durations.toSorted((a, b) => a - b);
  const summary = histogram.summary();
  for (const [name, share] of ranks) {
    const exact = sorted[Math.ceil(share * sorted.length) - 1] ?? Number.NaN;
    const error = Math.abs((summary?.[name] ?? Number.NaN) - exact) / exact;
    // Rounding of the logarithm may add a little at the edge of a bin.
    expect(error, `${name} of ${exact}`).toBeLessThan(relativeError + 1e-9);
  }
  expect(summary?.minMs).toBe(sorted[0]);
  expect(summary?.maxMs).toBe(sorted.at(-1));
  expect(histogram.size).toBeLessThanOrEqual(1260);
});

test('the mean is exact', () => {
  const histogram = new LatencyHistogram();
  for (const duration of [1, 2, 6]) histogram.add(duration);
  expect(histogram.summary()).toMatchObject({ minMs: 1, meanMs: 3, maxMs: 6 });
});

test('a million durations are a bounded number of numbers', () => {
  const histogram = new LatencyHistogram();
  for (let index = 0; index < 1_000_000; index++) histogram.add(1e-6 * 1e16 ** random());
  expect(histogram.count).toBe(1_000_000);
  expect(histogram.size).toBeLessThanOrEqual(1260);
});

test('two that are added are one that has counted both', () => {
  const [whole, left, right] = [new LatencyHistogram(), new LatencyHistogram(), new LatencyHistogram()];
  for (let index = 0; index < 1000; index++) {
    const duration = random() * 100;
    whole.add(duration);
    (index % 3 === 0 ? left : right).add(duration);
  }
  left.addAll(right);
  const { meanMs, ...rest } = whole.summary() ?? { meanMs: 0 };
  expect(left.summary()).toMatchObject(rest);
  expect(left.summary()?.meanMs).toBeCloseTo(meanMs, 9);
});

test.each<[string, number, number]>([
  ['nothing', 0, 0],
  ['less than nothing', -5, 0],
  ['no number', Number.NaN, 0],
  ['more than a day', 1e12, 1e12],
])('counts %s', (_, given, maxMs) => {
  const histogram = new LatencyHistogram();
  histogram.add(given);
  expect(histogram.summary()).toMatchObject({ maxMs, meanMs: maxMs });
  expect(Number.isFinite(histogram.summary()?.p99Ms)).toBe(true);
});

test('of nothing there is nothing to say', () => expect(new LatencyHistogram().summary()).toBeUndefined());
