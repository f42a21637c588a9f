import { expect, test } from 'vitest';
import { fitText } from './fit-text.ts';

test.each([
  ['plain', 0, 10, 'plain'],
  ['too long', 0, 3, 'too'],
  ['ab', 5, 9, 'abxxx'],
  // A blank that a cut leaves at an end is none that a server may trim.
  [' a ', 0, 10, 'xax'],
  ['too long', 0, 4, 'toox'],
  // Two UTF-16 units: within both ways of counting.
  ['😀😀', 0, 3, '😀'],
  ['😀😀', 4, 6, '😀😀xx'],
  ['😀😀', 4, 4, 'xxxx'],
  ['a\u0000b\ud800c', 0, 10, 'abc'],
  ['', 2, 2, 'xx'],
  ['anything', 0, 0, ''],
])('%j within %i and %i is %j', (text, min, max, want) => {
  expect(fitText(text, min, max)).toBe(want);
});
