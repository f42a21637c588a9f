import { describe, expect, test } from 'vitest';
import { compilePattern, readPattern } from './pattern.ts';

/** Whether a pattern matches, and what is not matched. */
const tested = (pattern: string, value: string) => compilePattern(pattern)?.test(value);

describe('what other dialects write', () => {
  test.each([
    ['(?i)abc', 'ABC', 'abd'],
    ['^(?i:a)b$', 'Ab', 'AB'],
    ['^x(?i)a|b$', 'XB'.toLowerCase(), 'XA'],
    ['^x(?i)a|b$', 'zB', 'zC'],
    ['^(?i)(?s)a.b$', 'A\nB', 'A\n\nB'],
    ['^(a(?i)b)c$', 'aBc', 'aBC'],
    ['(?s)^a.b$', 'a\nb', 'a\n\nb'],
    ['(?m)^b$', 'a\nb', 'a\ncb'],
    ['(?x) ^ a [ ]  b # comment\n $', 'a b', 'ab'],
    ['(?m)\\Ab\\z', 'b', 'a\nb'],
    ['\\A[a-z]+\\z', 'abc', 'ABCz'],
    ['^a\\Z', 'a', 'ab'],
    ['^\\h+$', ' \t\u00a0', '\n'],
    ['^[^\\h]$', '\n', ' '],
    ['^\\H$', 'a', '\t'],
    ['^a\\Rb$', 'a\r\nb', 'a b'],
    ['^[[:alpha:]_]+$', 'a_B', 'a1'],
    ['^[^[:space:][:^ascii:]]$', 'a', 'é'],
    ['^\\p{Alnum}\\p{Punct}$', 'a!', 'é!'],
    ['^\\P{Alnum}$', '!', 'a'],
    ['^[\\P{Print}]$', '\u0001', 'a'],
    ['^\\p{IsLetter}\\p{Han}$', 'é一', 'éa'],
    ['^\\pL$', 'é', '1'],
    ['^[a-z&&[^aeiou]]+$', 'xyz', 'xaz'],
    ['^(?P<y>\\d)(?P=y)$', '11', '12'],
    ["^(?'y'a)$", 'a', 'b'],
    ['^\\Qa.b\\E+$', 'a.bb', 'axb'],
    ['^a(?#nothing)b$', 'ab', 'a'],
    ['^[a-z]++\\d++$', 'ab12', 'ab'],
    ['^(?>[a-z]+)-x$', 'ab-x', 'abx'],
    ['^\\x{41}\\e$', 'A\u001b', 'Ae'],
    ['^[]a]+$', ']a', 'b'],
    ['^a{,2}$', 'aa', 'aaa'],
  ])('%s', (pattern, match, other) => {
    expect([tested(pattern, match), tested(pattern, other)]).toEqual([true, false]);
  });
});

describe('what only the flag `u` forbids', () => {
  test.each([
    ['^[\\w\\-]+\\_\\@\\"$', 'a-_@"', 'a'],
    ['^[\\w-.]+$', 'a-.', '!'],
    ['^a{b}]$', 'a{b}]', 'ab'],
    ['^[\\p{L}\\_]+$', 'é_', 'p{}'],
    ['^\\101$', 'A', '101'],
    ['^(?=a)*a$', 'a', 'b'],
    ['^[\\d-x]+$', '1-x', '5y'],
    ['^#\\{[^}]+}$', '#{a}', '#{}'],
  ])('%s', (pattern, match, other) => {
    expect([tested(pattern, match), tested(pattern, other)]).toEqual([true, false]);
  });
});

test.each([
  ['(?(1)a|b)', 'has a conditional group, such as (?(1)a)'],
  ['(a)(?1)', 'has a call of a group, such as (?1)'],
  ['(?|a|b)', 'has a group that numbers anew, (?|…)'],
  ['(*ACCEPT)a', 'has a verb such as (*ACCEPT)'],
  ['\\Ga', 'has the end of the last match (\\G)'],
  ['\\p{Klingon}', 'has the property \\p{Klingon}'],
  ['[[:klingon:]]', 'has the class [:klingon:]'],
  ['(?U)a', 'has the flag "U"'],
  ['a++a', 'gives up alternatives (a++, (?>a)), which JavaScript cannot'],
  ['(?>a|ab)c', 'gives up alternatives (a++, (?>a)), which JavaScript cannot'],
  ['(', 'has a "(" that is not closed'],
  ['a)', 'has a ")" that closes nothing'],
  ['[a', 'has a "[" that is not closed'],
  ['a\\', 'has a backslash at its end'],
  ['*', 'does not compile: nothing to repeat'],
  ['[b-a]', 'does not compile: range out of order in character class'],
  ['(?P<__proto__>a)(?P=b)', 'does not compile: invalid named capture referenced'],
  ['a'.repeat(50_001), 'has 50001 characters, more than 50000'],
  ['('.repeat(101), 'has groups nested more than 100 deep'],
])('%.40s %s', (pattern, reason) => {
  expect(readPattern(pattern)).toEqual({ ok: false, reason });
  expect(compilePattern(pattern)).toBeUndefined();
});

test.each([
  ['/^abc$/i', 'has no delimiters: its first and last "/" are looked for in the value, so nothing matches'],
  ['/a/i', undefined],
  ['^\\y$', '"\\y" is taken as "y"'],
  ['^a{,2}$', '"{,2}" is taken as "{0,2}"'],
  ['^\\-$', undefined],
])('%s: %s', (pattern, note) => {
  const read = readPattern(pattern);
  expect(read.ok && read.note).toBe(note);
});

describe('a value of any length is checked in no time', () => {
  const long = 1_000_000;
  test.each([
    ['\\s*\\s*$x', ' '.repeat(long), false],
    ['a*b', 'a'.repeat(long), false],
    ['[a-z]+\\d+', 'a'.repeat(long), false],
    ['^(.*)-(.*)-(.*)$', `${'-'.repeat(long)}\n`, false],
    ['^(a+)+$', `${'a'.repeat(long)}!`, false],
    ['^(a|aa)+$', 'a'.repeat(long), true],
    ['^(?:a|b|ab)*c$', 'ab'.repeat(long), false],
    ['^(?:(?:a?){9}){9}b', 'a'.repeat(long), false],
    ['^(?!aws:)\\w*\\s*\\w*$', `${'a'.repeat(long)}!`, false],
    ['^(?=.*\\d)(?:a|\\w)+$', `${'a'.repeat(long)}1`, true],
    ['^(?:[a-z]|\\d)*$', `${'a'.repeat(10 * long)}!`, false],
    ['^\\p{L}*\\p{Lu}*x$', 'é'.repeat(long), false],
    ['^(https?:\\/\\/)?([\\da-z\\.-]+)\\.([a-z\\.]{2,6})([\\/\\w \\.-]*)*\\/?$', 'a.'.repeat(long), true],
  ])('%s', (pattern, value, want) => {
    expect(compilePattern(pattern)?.maxLength).toBeUndefined();
    expect(tested(pattern, value)).toBe(want);
  });
});

describe('what only backtracking can run is tried on short values', () => {
  test.each([
    ['^(?:a(?=a)|a)+$', 'aaa', 'aab'],
    ['^(a+)+\\1$', 'aa', 'ab'],
    ['(?<=a+b*)c', 'abc', 'bc'],
    ['^(?:(?:a|\\b){50}){50}b$', '', ''],
  ])('%s', (pattern, match, other) => {
    const compiled = compilePattern(pattern);
    const most = compiled?.maxLength ?? 1_000_000;
    expect(most).toBeLessThan(1000);
    const fits = (value: string) => value.length <= most && compiled?.test(value);
    expect([fits(match), fits(other)]).toEqual(most === 0 ? [false, false] : [true, false]);
    expect(compiled?.test(`${'a'.repeat(most)}!`)).toBe(true);
  });
});

test('most patterns are left to the engine of JavaScript', () => {
  const plain = [
    '^[a-z0-9-]+$',
    '^\\d{3}-\\d{4}$',
    '^https?://',
    '^[A-Z]{2}(-[A-Z]{2})?$',
    '^(a|b)$',
    '[a-z]',
  ];
  expect(plain.map((pattern) => compilePattern(pattern) instanceof RegExp)).toEqual(plain.map(() => true));
});

test('no two guarded patterns read the same: who keeps them by their text must not mix them up', () => {
  const texts = ['^(a+)+$', '^(b+)+$'].map((pattern) => String(compilePattern(pattern)));
  expect(new Set(texts).size).toBe(2);
});
