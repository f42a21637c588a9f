import { describe, expect, test } from 'vitest';
import { compileLinear } from './compile-linear.ts';
import { parsePattern } from './parse-pattern.ts';
import { canBeRe2, printJavaScript, printRe2 } from './print-pattern.ts';
import { type Condition, splitPattern } from './split-pattern.ts';
import { trimPattern } from './trim-pattern.ts';

const re2 = (pattern: string) => compileLinear(printRe2(parsePattern(pattern)));

/** One of each kind that engines see differently. */
const characters = [
  ...['a', 'b', 'A', '1', '_', '-', ' ', '\t', '\n', '\r', '\v', '\u0085', '\u00a0', '\u180e', '\u2028'],
  ...[
    '\u3000',
    '\ufeff',
    'é',
    'É',
    'ß',
    's',
    'k',
    'K',
    '一',
    '٣',
    '😀',
    '\ud83d',
    '\ude00',
    '\0',
    '\u{10ffff}',
  ],
];

describe('both engines agree on each character', () => {
  test.each([
    ...['.', '(?s:.)', '\\s', '\\S', '\\w', '\\W', '\\d', '\\D', '[^a]', '[^\\s]', '[\\s\\S]', '[]', '[^]'],
    ...[
      '\\p{L}',
      '\\P{L}',
      '[^\\p{L}\\d]',
      '\\p{Lu}',
      '\\p{Script=Han}',
      '\\p{Any}',
      '(?i:k)',
      '(?i:É)',
      '(?i:ß)',
    ],
    ...[
      '(?i:\\p{Lu})',
      '(?i:[^k])',
      '\\b',
      '\\B',
      '^$',
      '^',
      '[\\ud83d]',
      '\\u{1f600}',
      '[a-\\u{10ffff}]',
      '\\/',
    ],
  ])('%s', (pattern) => {
    const linear = re2(pattern);
    const native = new RegExp(pattern, 'u');
    expect(characters.filter((text) => linear(text) !== native.test(text))).toEqual([]);
  });
});

test.each([
  ['^a{1001}$', 'a'.repeat(1001), true],
  ['^a{1001}$', 'a'.repeat(1000), false],
  ['^a{2,1500}$', 'a'.repeat(1500), true],
  ['^a{2,1500}$', 'a'.repeat(1501), false],
  ['^a{1500,}$', 'a'.repeat(1499), false],
  ['^(?:a{30}b){50}$', `${'a'.repeat(30)}b`.repeat(50), true],
  ['^(?:a{30}b){50}$', `${'a'.repeat(30)}b`.repeat(49), false],
  ['^(?:a{20,40}b){1,50}$', `${'a'.repeat(41)}b`, false],
  ['^(?:(?:a{2,}b){40,}c){30,}$', `${'aab'.repeat(40)}c`.repeat(30), true],
  ['^a$', 'a\n', false],
])('RE2 counts: %s', (pattern, text, want) => expect(re2(pattern)(text)).toBe(want));

/** Numbers that are the same in every run. */
function numbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return (state >>> 8) % below;
  };
}

const atoms = [
  'a',
  'b',
  '1',
  '.',
  '\\s',
  '\\w',
  '\\D',
  '[ab]',
  '[^a]',
  '\\p{L}',
  'é',
  '😀',
  '^',
  '$',
  '\\b',
  '\\B',
  '\\n',
];
const counts = ['', '', '', '*', '+', '?', '*?', '{2}', '{1,3}', '{2,}'];
const letters = ['a', 'b', '1', ' ', '\n', 'é', '😀', '-'];

function makePattern(below: (below: number) => number, depth: number): string {
  let pattern = '';
  for (let length = 1 + below(3); length > 0; length -= 1) {
    const kind = depth > 0 ? below(8) : 9;
    const inner = () => makePattern(below, depth - 1);
    if (kind === 0) pattern += `(${inner()}|${inner()})${counts[below(counts.length)]}`;
    else if (kind === 1) pattern += `(?:${inner()})${counts[below(counts.length)]}`;
    else if (kind === 2) pattern += `(?${below(2) === 0 ? '=' : '!'}${inner()})`;
    else {
      const atom = atoms[below(atoms.length)] ?? 'a';
      pattern += /^(?:[$^]|\\b|\\B)$/.test(atom) ? atom : `${atom}${counts[below(counts.length)]}`;
    }
  }
  return depth === 2 && below(3) === 0 ? `^${pattern}` : pattern;
}

function makeText(below: (below: number) => number): string {
  return Array.from({ length: below(8) }, () => letters[below(letters.length)]).join('');
}

function holds(condition: Condition, text: string): boolean {
  if (condition.kind === 'match') return new RegExp(printJavaScript(condition.pattern), 'u').test(text);
  if (condition.kind === 'not') return !holds(condition.condition, text);
  if (condition.kind === 'all') return condition.conditions.every((one) => holds(one, text));
  return condition.conditions.some((one) => holds(one, text));
}

test('random patterns mean the same trimmed, split and on the linear engine', () => {
  const below = numbers(20);
  const differences: [string, string, string][] = [];
  const seen = { trimmed: 0, split: 0, linear: 0 };
  for (let round = 0; round < 500; round += 1) {
    const pattern = makePattern(below, 2);
    const native = new RegExp(pattern, 'u');
    const tree = parsePattern(pattern);
    const trimmed = trimPattern(tree);
    const condition = splitPattern(tree);
    const shortest = new RegExp(printJavaScript(trimmed), 'u');
    const linear = canBeRe2(trimmed) ? compileLinear(printRe2(trimmed)) : undefined;
    seen.trimmed += trimmed === tree ? 0 : 1;
    seen.split += condition ? 1 : 0;
    seen.linear += linear ? 1 : 0;
    for (let texts = 0; texts < 20; texts += 1) {
      const text = makeText(below);
      const want = native.test(text);
      if (shortest.test(text) !== want) differences.push(['trimmed', pattern, text]);
      if (linear && linear(text) !== want) differences.push(['linear', pattern, text]);
      if (condition && holds(condition, text) !== want) differences.push(['split', pattern, text]);
    }
  }
  expect(differences).toEqual([]);
  expect(Object.values(seen).filter((count) => count < 30)).toEqual([]);
});
