import { expect, test } from 'vitest';
import { compareSurely } from './compare-values.ts';

test.each<[unknown, unknown, number, (readonly unknown[])?]>([
  [1, 2, -1],
  [2.5, 2.5, 0],
  ['apple', 'banana', -1],
  // By bytes capitals come first, in a dictionary they do not.
  ['apple', 'Banana', 0],
  ['Zebra', 'apple', 0],
  // Some leave out spaces and hyphens.
  ['cedar wood', 'cedarbark', 0],
  ['item 10', 'item 9', 0],
  ['10.00', '9.00', 0],
  ['2024-01-02', '2024-01-10', -1],
  // The same moment in two zones.
  ['2024-01-02T10:00:00+02:00', '2024-01-02T08:00:00Z', 0],
  ['2024-01-02', '2024-01-02T08:00:00Z', 0],
  ['high', 'low', 0, ['low', 'high']],
  ['high', 'low', -1, ['high', 'low']],
  [null, 'a', 0],
  ['1', 2, 0],
])('%j and %j: %i', (one, other, want, ranks) => {
  expect(Math.sign(compareSurely(one, other, ranks))).toBe(want);
  expect(Math.sign(compareSurely(other, one, ranks)) + want).toBe(0);
});
