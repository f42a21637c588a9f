import { expect, test } from 'vitest';
import { kolmogorovSmirnov, totalVariation } from './distances.ts';

test.each<[string, readonly number[], readonly number[], number]>([
  ['the same', [3, 1, 2], [1, 2, 3], 0],
  ['the same twice', [1, 2], [1, 1, 2, 2], 0],
  ['disjoint', [1, 2], [3, 4, 5], 1],
  ['half', [1, 2], [2, 3], 0.5],
  ['a quarter', [1, 2, 3, 4], [1, 2, 3, 5], 0.25],
  ['missing values do not count', [1, Number.NaN, 2], [1, 2], 0],
  ['nothing against something', [], [1], 1],
  ['nothing against nothing', [Number.NaN], [], 0],
  ['the ends of what numbers hold', [-1e308, 1e308], [-1e308, 1e308], 0],
])('Kolmogorov-Smirnov: %s', (_, one, other, distance) => {
  expect(kolmogorovSmirnov(Float64Array.from(one), Float64Array.from(other))).toBe(distance);
  expect(kolmogorovSmirnov(Float64Array.from(other), Float64Array.from(one))).toBe(distance);
});

test.each<[string, readonly (string | undefined)[], readonly (string | undefined)[], number]>([
  ['the same', ['a', 'b'], ['b', 'a'], 0],
  ['disjoint', ['a'], ['b', 'c'], 1],
  ['half', ['a', 'b'], ['b', 'c'], 0.5],
  ['missing is a value', ['a', undefined], ['a', 'a'], 0.5],
  ['names of object parts', ['__proto__', 'constructor'], ['constructor', '__proto__'], 0],
  ['nothing against something', [], ['a'], 1],
  ['nothing against nothing', [], [], 0],
])('total variation: %s', (_, one, other, distance) => {
  expect(totalVariation(one, other)).toBe(distance);
  expect(totalVariation(other, one)).toBe(distance);
});
