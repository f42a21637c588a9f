import { expect, test } from 'vitest';
import { readByteRange } from './byte-range.ts';

test.each<[header: string, want: readonly [number, number] | 'beyond' | undefined]>([
  ['bytes=0-3', [0, 3]],
  ['Bytes=0-0', [0, 0]],
  ['bytes=9-9', [9, 9]],
  ['bytes=5-', [5, 9]],
  ['bytes=-3', [7, 9]],
  ['bytes=-30', [0, 9]],
  ['bytes=8-99', [8, 9]],
  ['bytes=0-99999999999999999999', [0, 9]],
  ['bytes=10-', 'beyond'],
  ['bytes=99999999999999999999-', 'beyond'],
  ['bytes=-0', 'beyond'],
  ['bytes=5-0', undefined],
  ['bytes=99999999999999999999-99999999999999999998', undefined],
  ['bytes=-', undefined],
  ['bytes=abc', undefined],
  ['bytes=0x1-0x2', undefined],
  ['bytes=0-1,4-5', undefined],
  ['lines=0-1', undefined],
  ['bytes 0-1', undefined],
  [`bytes=${'1'.repeat(10_000)}-`, undefined],
  ['', undefined],
])('%s of ten bytes', (header, want) => {
  const range = readByteRange(header, 10);
  expect(range?.kind === 'part' ? [range.first, range.last] : range?.kind).toEqual(want);
});
