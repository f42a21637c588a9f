import { expect, test } from 'vitest';
import { parsePattern } from './parse-pattern.ts';
import { printJavaScript } from './print-pattern.ts';
import { trimPattern } from './trim-pattern.ts';

test.each([
  ['[a-z]+\\d*', '[a-z]'],
  ['[a-z]*', ''],
  ['.*abc.*', 'abc'],
  ['^a+$', '^(?:a){1,}$'],
  ['^a+', '^a'],
  ['a+$', 'a$'],
  ['(ab*)+', '(?:a)'],
  ['a{2,5}', '(?:a){2,2}'],
  ['(a*|b)c', 'c'],
  ['(a+x|b)c', '(?:(?:ax|b))c'],
  ['a*\\b', '\\b'],
  ['a+(?=b*)', 'a(?=(?:b){0,})'],
  ['^(?:a?){50}b', '^(?:(?:a){0,1}){0,50}b'],
  ['(?i:a)+', '(?i:a)'],
])('%s becomes "%s"', (pattern, want) => {
  expect(printJavaScript(trimPattern(parsePattern(pattern)))).toBe(want);
});

test('what groups capture is not touched where it is asked for', () => {
  const tree = parsePattern('(a*)\\1b*');
  expect(trimPattern(tree)).toBe(tree);
});
