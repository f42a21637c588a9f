import { expect, test } from 'vitest';
import { parseContentRange } from './content-range.ts';

test.each<[text: string, want: object | undefined]>([
  ['bytes 0-3/10', { kind: 'part', first: 0, last: 3, size: 10 }],
  ['Bytes 5-5/*', { kind: 'part', first: 5, last: 5, size: undefined }],
  ['bytes */10', { kind: 'none', size: 10 }],
  ['bytes=0-3/10', undefined],
  ['bytes 0-3', undefined],
  ['items 0-3/10', undefined],
  ['', undefined],
])('%s', (text, want) => {
  expect(parseContentRange(text)).toEqual(want);
});
