import { expect, test } from 'vitest';
import { hasCodePoint } from './code-points.ts';
import { exactCodePoints } from './exact-code-points.ts';
import { parsePattern } from './parse-pattern.ts';

const points = Array.from({ length: 0x110000 / 7 }, (_, index) => index * 7).concat([
  ...[
    0x17f, 0x212a, 0x2028, 0x2029, 0xd7ff, 0xd800, 0xdbff, 0xdc00, 0xdfff, 0xe000, 0xffff, 0x10000, 0x10ffff,
  ],
]);

test.each([
  '\\p{L}',
  '\\P{Lu}',
  '[^\\p{L}\\s]',
  '(?i:[a-z])',
  '(?i:[^é])',
  '\\s',
  '\\W',
  '.',
  '[\\ud800-\\u{10000}]',
])('%s', (pattern) => {
  const node = parsePattern(pattern);
  if (node.kind !== 'set') throw new Error('a set is expected');
  const exact = exactCodePoints(node);
  const regExp = new RegExp(pattern, 'u');
  const wrong = points.filter(
    (point) => hasCodePoint(exact, point) !== regExp.test(String.fromCodePoint(point)),
  );
  expect(wrong).toEqual([]);
  expect(points.filter((point) => hasCodePoint(exact, point) && !hasCodePoint(node.set, point))).toEqual([]);
});
