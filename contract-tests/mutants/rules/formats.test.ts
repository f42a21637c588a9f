import { expect, test } from 'vitest';
import { date, dateTime, email, instantOf, uuid } from './formats.ts';

test.each([
  [date, '2024-02-29', true],
  [date, '2023-02-29', false],
  [date, '1900-02-29', false],
  [date, '2024-13-01', false],
  [dateTime, '2024-01-01T10:00:00Z', true],
  [dateTime, '2024-01-01t10:00:00.123456789z', true],
  [dateTime, '2024-01-01T10:00:00+02:00', true],
  [dateTime, '2024-01-01T10:00:00', false],
  [dateTime, '2024-01-01 10:00:00Z', false],
  [dateTime, '2024-01-01T24:00:00Z', false],
  [dateTime, '2016-12-31T23:59:60Z', true],
  [dateTime, '2016-12-31T18:59:60-05:00', true],
  [dateTime, '2016-12-31T18:59:60Z', false],
  [email, 'a@b', true],
  [email, '"a b"@example.com', true],
  [email, 'a..b@example.com', false],
  [email, 'a@-example.com', false],
  [email, 'nobody', false],
  [uuid, '5EA4C400-0000-4000-8000-000000000001', true],
  [uuid, '5ea4c400000040008000000000000001', false],
] as const)('%o: %s is %s', (format, text, expected) => {
  expect(format(text)).toBe(expected);
});

test.each([
  ['2024-01-01T00:00:00+01:00', 1_704_063_600_000],
  ['2016-12-31t23:59:60z', 1_483_228_799_000],
])('the instant of %s', (text, expected) => {
  expect(instantOf(text)).toBe(expected);
});
