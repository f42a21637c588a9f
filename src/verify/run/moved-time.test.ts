import { expect, test } from 'vitest';
import { isTime, movedTime } from './moved-time.ts';

test.each([
  ['2026-05-04', 1, '2026-05-05'],
  ['2026-12-31T23:00:00Z', 1, '2027-01-01T23:00:00Z'],
  ['2024-02-28T09:00:00.5+02:00', 2, '2024-03-01T09:00:00.5+02:00'],
])('%s and %i days', (value, days, want) => {
  expect(movedTime(value, days)).toBe(want);
});

test.each([
  ['2026-05-04', true],
  ['2026-05-04T09:00:00Z', true],
  ['2026-13-04', false],
  ['20260504', false],
  ['2026-05-04-a', false],
  [20260504, false],
])('whether %j is a time: %s', (value, want) => {
  expect(isTime(value)).toBe(want);
});
