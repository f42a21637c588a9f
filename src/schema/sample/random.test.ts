import { describe, expect, test } from 'vitest';
import { createRandom } from './random.ts';

const first = (seed: string, count: number) => {
  const random = createRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

test('the same seed gives the same values', () => {
  expect(first('a', 3)).toEqual([0.6895584128797054, 0.8318321404512972, 0.2864327074494213]);
  expect(first('a', 3)).not.toEqual(first('b', 3));
});

test.each(['', 'a', '7', 'GET /jobs'])('values of the seed %j are spread evenly', (seed) => {
  const buckets = new Array<number>(10).fill(0);
  for (const value of first(seed, 10_000))
    buckets[Math.floor(value * 10)] = (buckets[Math.floor(value * 10)] ?? 0) + 1;
  for (const count of buckets) expect(Math.abs(count - 1000)).toBeLessThan(150);
});

describe('whole numbers are within their bounds, both of which are reached', () => {
  test.each([
    [0, 1],
    [-3, 3],
    [5, 5],
  ])('from %i to %i', (min, max) => {
    const random = createRandom('bounds');
    const values = new Set(Array.from({ length: 500 }, () => random.integer(min, max)));
    expect([...values].sort((a, b) => a - b)).toEqual(
      Array.from({ length: max - min + 1 }, (_, index) => min + index),
    );
  });

  test('of more than 32 bits', () => {
    const random = createRandom('large');
    const values = Array.from({ length: 1000 }, () =>
      random.integer(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    );
    expect(values.every(Number.isSafeInteger)).toBe(true);
    expect(new Set(values.map((value) => value % 2)).size).toBeGreaterThan(1);
  });
});

test('an empty list has nothing to pick', () => {
  expect(() => createRandom('x').pick([])).toThrow('nothing to pick from');
});
