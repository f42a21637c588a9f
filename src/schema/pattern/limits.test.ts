import { expect, test } from 'vitest';
import { linearLimit, nativeLimit } from './limits.ts';
import { parsePattern } from './parse-pattern.ts';

/** How the time of a backtracking engine grows, by the length that it is given at most. */
function growth(pattern: string): string {
  const limit = nativeLimit(parsePattern(pattern), true);
  if (limit === Number.POSITIVE_INFINITY) return 'with the length';
  if (limit > 10_000) return 'with the length, up to a length';
  return limit >= 40 ? 'with a power of the length' : 'exponentially';
}

test.each([
  ['^[a-z]+$', 'with the length'],
  ['^(abc)+d$', 'with the length, up to a length'],
  ['^(a|b)$', 'with the length'],
  ['^(?:\\d{4}-)?\\d+$', 'with the length'],
  ['^[(a+)+]$', 'with the length'],
  ['\\(a\\)', 'with the length'],
  ['(?=.*\\d)^.{8,}$', 'with the length'],
  ['^(?=.*\\d).{8,}$', 'with the length'],
  ['^[a-z0-9]+(-[a-z0-9]+)*$', 'with the length, up to a length'],
  ['^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==)?$', 'with the length, up to a length'],
  ['^(([a-z]|[a-z][a-z-]*[a-z])\\.)*[a-z]$', 'with the length, up to a length'],
  ['^(a{1,3}){5}b', 'with the length'],
  ['^\\w{1,20}\\w{1,20}$', 'with the length'],
  ['["][ -~]{100}["]', 'with the length, up to a length'],
  ['^a*a*$', 'with a power of the length'],
  ['a*b', 'with a power of the length'],
  ['\\s+$', 'with a power of the length'],
  ['(?!\\s*$)x', 'with a power of the length'],
  ['^(?:a(?=b*))*$', 'with the length, up to a length'],
  ['^(?:b(?=b*c))*$', 'with a power of the length'],
  ['^.*a.*b.*c$', 'with a power of the length'],
  ['^(a+)+$', 'exponentially'],
  ['^(a|a)*$', 'exponentially'],
  ['^(a|ab|b)*$', 'exponentially'],
  ['^(?:a*)*$', 'exponentially'],
  ['^([\\w .]*)*$', 'exponentially'],
  ['^(?:x?y?)*$', 'exponentially'],
  ['^(a{1,30}){5,}$', 'exponentially'],
  ['^(?:a?){60}a{60}$', 'exponentially'],
  ['^(?<name>a*)+$', 'exponentially'],
  ['^(\\w)\\1*$', 'exponentially'],
  ['(?<=a+)b', 'exponentially'],
])('%s grows %s', (pattern, want) => expect(growth(pattern)).toBe(want));

test.each([
  ['^(a+)+$', Number.POSITIVE_INFINITY],
  ['(a|b)*a(a|b){6}', Number.POSITIVE_INFINITY],
  // Its sets of positions are as many as there are texts of 40 letters.
  ['(a|b)*a(a|b){40}', 9638],
  ['^(?:a{1000}){1000}$', 0],
])('the linear engine gets %s up to a length of %d', (pattern, want) => {
  expect(linearLimit(parsePattern(pattern))).toBe(want);
});
