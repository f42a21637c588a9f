import { describe, expect, test } from 'vitest';
import { compilePattern } from './pattern.ts';
import { samplePattern } from './pattern-sample.ts';

/** Numbers that are the same in every run. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) / 2 ** 24;
  };
}

const any = { minLength: 0, maxLength: Number.POSITIVE_INFINITY };

test.each([
  '^[a-z0-9-]+$',
  '^\\d{3}-\\d{4}$',
  '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$',
  '^(red|green|blue)(,(red|green|blue))*$',
  '^arn:aws[a-z-]*:iam::\\d{12}:role/?[\\w+=,.@/-]+$',
  '^(?=.*[a-z])(?=.*[A-Z])(?=.*\\d)(?=.*[!@#]).{8,64}$',
  '^(?!aws:)[\\p{L}\\p{N}_.:/=+@-]{1,128}$',
  '(["\\x27]).*\\1',
  '(?<=\\$)\\d+\\b',
  '^\\W$',
  '^[^\\s]+$',
  '^[^a-z]\\S.$',
  '^\\p{Script=Han}+$',
  '^[\\u{1f600}-\\u{1f64f}]{2}$',
  '(?i)^abc$',
  '\\A[[:alpha:]]+\\z',
  '^(?<__proto__>a)\\k<__proto__>$',
  'updated_secret_[0-9A-Z]{16}',
  '^$',
])('%s', (pattern) => {
  const random = numbers(1);
  const texts = Array.from({ length: 20 }, () => samplePattern(pattern, random, any) ?? 'none found');
  expect(texts.filter((text) => compilePattern(pattern)?.test(text) !== true)).toEqual([]);
});

test('the same numbers give the same text, others another one', () => {
  const texts = [1, 1, 2].map((seed) => samplePattern('^[a-z]{3,9}-\\d+$', numbers(seed), any));
  expect(texts[0]).toBe(texts[1]);
  expect(texts[0]).not.toBe(texts[2]);
});

test('letters and digits are preferred', () => {
  const texts = ['^.+$', '^\\S{4}$', '^[^/]+$', '^\\w+$'].map((pattern) =>
    samplePattern(pattern, numbers(3), any),
  );
  expect(texts.filter((text) => !/^[a-z0-9]+$/.test(text ?? ''))).toEqual([]);
});

describe('lengths, in code points', () => {
  test.each([
    ['^[a-z]+$', 20, 20],
    ['^[a-z]+$', 1, 2],
    ['^[a-z]*$', 0, 0],
    ['^(ab)+$', 9, 12],
    ['^[a-z]', 10, 12],
    ['[a-z]$', 10, 12],
    ['^a?b?c?$', 3, 3],
    ['^(abc|a)$', 0, 1],
    ['^\\d{1,5}-[a-z]{1,5}$', 11, 11],
    ['^.{2,}$', 4000, 5000],
    ['^[\\u{1f600}-\\u{1f64f}]+$', 7, 7],
  ])('%s of %i to %i', (pattern, minLength, maxLength) => {
    const random = numbers(5);
    for (let round = 0; round < 20; round += 1) {
      const text = samplePattern(pattern, random, { minLength, maxLength });
      expect(text).toBeDefined();
      expect(compilePattern(pattern)?.test(text ?? '')).toBe(true);
      expect([...(text ?? '')].length).toBeGreaterThanOrEqual(minLength);
      expect([...(text ?? '')].length).toBeLessThanOrEqual(maxLength);
    }
  });
});

test.each([
  ['one that does not compile', '(', any],
  ['nothing matches', 'a^b', any],
  ['an empty set', '^[]$', any],
  ['too long at its shortest', '^a{10}$', { minLength: 0, maxLength: 9 }],
  ['too short at its longest', '^a{1,5}$', { minLength: 6, maxLength: 9 }],
  ['longer than anyone reads', '^a*$', { minLength: 10_000_000, maxLength: 20_000_000 }],
  ['longer than anyone reads, by itself', '^(?:a{1000}){1000}$', any],
  // Longer than what is checked: it may not match.
  ['none that can be checked', '^(?=a)(a+)+b{50}\\1$', any],
])('no text: %s', (_name, pattern, bounds) => {
  expect(samplePattern(pattern, numbers(1), bounds)).toBeUndefined();
});
