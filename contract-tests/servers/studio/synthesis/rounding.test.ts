import { expect, test } from 'vitest';
import type { NumericColumn } from './column.ts';
import { roundingOf, roundingOfType } from './rounding.ts';

const time = (text: string) => Date.parse(text);

test.each<[string, NumericColumn['type'], readonly number[], number, number]>([
  ['whole numbers', 'integer', [1, 2], 1.6, 2],
  ['two decimals', 'number', [1.5, 2.25, Number.NaN], 1.23456, 1.23],
  ['whole numbers called numbers', 'number', [1, 2], 1.6, 2],
  ['more decimals than anybody writes', 'number', [0.123456789], 1 / 3, 1 / 3],
  ['exponents', 'number', [1e-9], 1 / 3, 1 / 3],
  ['large numbers', 'number', [1e308, 0.5], 1.2e308, 1.2e308],
  ['days', 'date', [time('2024-01-01')], time('2024-01-02T23:59:59Z'), time('2024-01-02')],
  ['days long ago', 'date', [time('1960-01-01')], time('1960-01-02T12:00:00Z'), time('1960-01-02')],
  [
    'minutes',
    'datetime',
    [time('2024-01-01T10:05:00Z')],
    time('2024-01-01T10:05:59Z'),
    time('2024-01-01T10:05:00Z'),
  ],
  ['seconds', 'datetime', [time('2024-01-01T10:05:01Z'), Number.NaN], 1999, 1000],
  ['milliseconds', 'datetime', [1], 1234.5, 1234],
])('as fine as %s', (_, type, values, value, wanted) => {
  const column = { kind: 'numeric', name: 'x', type, values: Float64Array.from(values) } as const;
  expect(roundingOf(column)(value)).toBe(wanted);
});

test.each<[NumericColumn['type'], number, number]>([
  ['integer', 1.6, 2],
  ['number', 1.23456789, 1.23457],
  ['date', 86_400_001, 86_400_000],
  ['datetime', 1999, 1000],
])('%s by itself', (type, value, wanted) => {
  expect(roundingOfType(type)(value)).toBe(wanted);
});
