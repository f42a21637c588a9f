import { expect, test } from 'vitest';
import { parseByteRange } from './byte-range.ts';

const cases: [header: string, want: ReturnType<typeof parseByteRange>][] = [
  ['bytes=0-63', { first: 0, last: 63 }],
  ['bytes=0-0', { first: 0, last: 0 }],
  ['bytes=99-', { first: 99, last: 99 }],
  ['bytes=90-1000', { first: 90, last: 99 }],
  ['bytes=-10', { first: 90, last: 99 }],
  ['bytes=-1000', { first: 0, last: 99 }],
  ['BYTES=5-6', { first: 5, last: 6 }],
  ['bytes=100-', 'unsatisfiable'],
  ['bytes=100-200', 'unsatisfiable'],
  ['bytes=-0', 'unsatisfiable'],
  ['bytes=6-5', undefined],
  ['bytes=0-1,5-6', undefined],
  ['bytes=-', undefined],
  ['bytes=a-b', undefined],
  ['lines=0-1', undefined],
  ['bytes 0-1', undefined],
  ['bytes=99999999999999999999-', undefined],
];
test.each(cases)('%s of 100 bytes', (header, want) => {
  expect(parseByteRange(header, 100)).toEqual(want);
});
