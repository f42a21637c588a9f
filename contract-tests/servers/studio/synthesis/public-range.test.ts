import { expect, test } from 'vitest';
import type { NumericColumn } from './column.ts';
import { publicRange } from './public-range.ts';

test.each<[NumericColumn['type'], readonly number[], number, number]>([
  ['integer', [18, 63, Number.NaN], 10, 70],
  ['number', [-0.012, 0.034], -0.02, 0.04],
  ['number', [5, 1234], 0, 2000],
  ['integer', [0, 0], 0, 0],
  ['number', [-1e308, 1.7e308], -1e308, 1.7e308],
  ['number', [], 0, 0],
  [
    'date',
    [Date.UTC(2024, 4, 5), Date.UTC(2025, 1, 1)],
    Date.UTC(2024, 0, 1),
    Date.UTC(2025, 11, 31, 23, 59, 59),
  ],
])('%s of %j', (type, values, low, high) => {
  const range = publicRange({ kind: 'numeric', name: 'x', type, values: Float64Array.from(values) });
  expect(range).toEqual({ low, high });
});
