import { expect, test } from 'vitest';
import { isContentDisposition } from './content-disposition.ts';

test.each<[value: string, want: boolean]>([
  ['attachment', true],
  ['inline;', true],
  ['attachment; filename=a.txt', true],
  ['attachment; filename="a b.txt"', true],
  [String.raw`attachment; filename="a \"b\".txt"`, true],
  ['attachment; filename="a; b.txt" ; size=3', true],
  [`attachment; filename="?.txt"; filename*=UTF-8''%C3%9C.txt`, true],
  ['attachment; filename="GrÃ¶Ãe.txt"', true],
  ['attachment; filename=GrÃ¶e.txt', true],
  ['attachment; filename="a "b".txt"', false],
  ['attachment; filename="a.txt', false],
  ['attachment; filename=a b.txt', false],
  [String.raw`attachment; filename="a\"`, false],
  ['; filename=a', false],
  ['', false],
])('%s: %s', (value, want) => {
  expect(isContentDisposition(value)).toBe(want);
});
