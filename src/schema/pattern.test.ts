import { describe, expect, test } from 'vitest';
import { backtracks } from './backtracks.ts';
import { compilePattern } from './pattern.ts';

describe('patterns that repeat what repeats', () => {
  test.each([
    ['^[a-z]+$', false],
    ['^(abc)+$', false],
    ['^(a|b)$', false],
    ['^(?:\\d{4}-)?\\d+$', false],
    ['^[(a+)+]$', false],
    ['\\(a+\\)+', false],
    ['(a+){2}', false],
    ['(?=.*\\d).{8,}', false],
    ['(a+)+$', true],
    ['(a|ab)*$', true],
    ['((ab)+c)+', true],
    ['([\\w .]*)*', true],
    ['(?:x?y)*', true],
    ['(a{1,3}){5,}', false],
    ['(a{1,30}){5,}', true],
    ['(?<name>a*)+', true],
  ])('%s: %s', (pattern, want) => expect(backtracks(pattern)).toBe(want));
});

describe('a value is checked in no time', () => {
  const long = `http://${'a'.repeat(100)}.${'b'.repeat(10_000)}!`;
  test.each([
    ['^(https?:\\/\\/)?([\\da-z\\.-]+)\\.([a-z\\.]{2,6})([\\/\\w \\.-]*)*\\/?$', long, false],
    ['^(a+)+$', `${'a'.repeat(10_000)}!`, false],
    ['^(a|aa)+$', 'a'.repeat(10_000), true],
    ['^(\\u0061|b)+$', 'abba', true],
    ['^(?<x>\\p{L}+ ?)+$', 'één twee', true],
  ])('%s', (pattern, value, want) => expect(compilePattern(pattern)?.test(value)).toBe(want));
});

test('a pattern that only backtracking can run is tried on short values', () => {
  const pattern = compilePattern('^(?=a)(a+)+$');
  expect([
    pattern?.maxLength,
    pattern?.test('aaa'),
    pattern?.test('aab'),
    pattern?.test(`${'a'.repeat(99)}!`),
  ]).toEqual([24, true, false, true]);
});

test('what JavaScript cannot compile is no pattern', () => expect(compilePattern('(?i)a')).toBeUndefined());
