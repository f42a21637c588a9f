import { expect, test } from 'vitest';
import { createRandom } from '../../../../src/schema/sample/random.ts';
import { drawLaplace, drawNormal, normalCdf, normalQuantile } from './normal.ts';

test.each([
  [-6, 9.8659e-10],
  [-1.959964, 0.025],
  [0, 0.5],
  [1, 0.8413447],
  [3, 0.9986501],
])('the share below %d is %d, and the other way round', (z, share) => {
  expect(normalCdf(z)).toBeCloseTo(share, 6);
  expect(normalQuantile(share)).toBeCloseTo(z, 1);
  expect(normalCdf(normalQuantile(share))).toBeCloseTo(share, 5);
});

test('nothing lies beyond 0 and 1', () => {
  expect(normalQuantile(0)).toBe(Number.NEGATIVE_INFINITY);
  expect(normalQuantile(1)).toBe(Number.POSITIVE_INFINITY);
});

test.each([
  ['normal', drawNormal, 1, Math.sqrt(2 / Math.PI)],
  ['Laplace', (random: ReturnType<typeof createRandom>) => drawLaplace(random, 3), 18, 3],
])('%s values spread as they should', (_, draw, variance, deviation) => {
  const random = createRandom('spread');
  const values = Array.from({ length: 50_000 }, () => draw(random));
  const meanOf = (each: (value: number) => number) =>
    values.reduce((sum, value) => sum + each(value) / values.length, 0);
  expect(meanOf((value) => value) / Math.sqrt(variance)).toBeCloseTo(0, 1);
  expect(meanOf((value) => value ** 2) / variance).toBeCloseTo(1, 1);
  expect(meanOf(Math.abs) / deviation).toBeCloseTo(1, 1);
});
