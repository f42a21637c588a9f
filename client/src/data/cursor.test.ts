import { expect, test } from 'vitest';
import { type Cursor, compareCursors, cursorBefore } from './cursor.ts';

test.each<[Cursor, Cursor, number]>([
  [1, 2, -1],
  [10, 9, 1],
  ['a', 'b', -1],
  ['10', '9', -1],
  ['2025-01-18T12:00:00Z', '2025-01-18T12:00:00.000Z', 0],
  ['2025-01-18T12:00:00Z', '2025-01-18T13:00:00+01:00', 0],
  ['2025-01-18T12:00:00+02:00', '2025-01-18T11:00:00Z', -1],
  ['2025-01-18T12:00:00.1Z', '2025-01-18T12:00:00.09Z', 1],
  // More digits than a Date keeps.
  ['2025-01-18T12:00:00.123456Z', '2025-01-18T12:00:00.123457Z', -1],
  ['2025-01-18t12:00:00z', '2025-01-18T12:00:01Z', -1],
])('%s and %s', (a, b, want) => {
  expect([Math.sign(compareCursors(a, b)), Math.sign(compareCursors(b, a)) + 0]).toEqual([want, -want + 0]);
});

test.each<[Cursor, Cursor]>([
  [1, '1'],
  ['2025-01-18T12:00:00Z', '2025-01-18'],
])('%s and %s have no order', (a, b) => {
  expect(() => compareCursors(a, b)).toThrow('have no order: they are not of one kind');
});

test.each<[Cursor, number, Cursor]>([
  ['2025-01-18T12:00:00.123456+01:00', 0, '2025-01-18T12:00:00.123456+01:00'],
  ['2025-01-18T12:00:00.123456+01:00', 1000, '2025-01-18T10:59:59.123Z'],
  [5000, 1000, 4000],
  ['any', 0, 'any'],
])('%s, %i ms before', (cursor, overlapMs, want) => {
  expect(cursorBefore(cursor, overlapMs)).toBe(want);
});
