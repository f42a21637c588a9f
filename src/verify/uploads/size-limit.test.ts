import { expect, test } from 'vitest';
import { limitsIn } from './size-limit.ts';

test.each<[text: string, want: readonly [allowed: number | undefined, tooLarge: number][]]>([
  [
    'A file of more than 1,000,000 bytes is a 413, one that is neither PNG nor JPEG is a 415.',
    [[1_000_000, 1_000_001]],
  ],
  ['The file may have at most 64 KiB.', [[65_536, 65_537]]],
  ['Images up to 5 MB.', [[4_500_000, 5_242_881]]],
  ['Uploads are limited to 512 kilobytes in total.', [[undefined, 524_289]]],
  ['Takes a CSV file of at most 100 MB (104,857,600 bytes).', [[104_857_600, 104_857_601]]],
  ['Must not exceed two megabytes.', [[undefined, 2_097_153]]],
  // What happens to larger ones is something else.
  ['Files larger than 5 MB are scaled down.', []],
  ['A file has at least 10 bytes.', []],
  ['One range of bytes can be asked for.', []],
  ['At most 20 uploads a minute.', []],
  ['', []],
])('%s', (text, want) => {
  expect(limitsIn(text, false).map(({ allowed, tooLarge }) => [allowed, tooLarge])).toEqual(want);
});

test('the description of a refusal needs no word for it, and its clauses count one by one', () => {
  const text = 'The file has more than 1,000,000 bytes, or the body more than four megabytes.';
  expect(limitsIn(text, true)).toEqual([
    {
      allowed: 1_000_000,
      tooLarge: 1_000_001,
      text: 'The file has more than 1,000,000 bytes',
      isNamed413: true,
    },
    { allowed: undefined, tooLarge: 4_194_305, text: 'the body more than four megabytes', isNamed413: true },
  ]);
});

test('a long text is read in time', () => {
  expect(limitsIn('at most 1,000,000,000,000,000 '.repeat(20_000), false)).toEqual([]);
});
