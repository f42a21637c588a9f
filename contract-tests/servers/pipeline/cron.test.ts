import { expect, test } from 'vitest';
import { nextTime, parseCron } from './cron.ts';

const yearMs = 366 * 86_400_000;

const cases: [schedule: string, after: string, want: string | undefined][] = [
  ['0 3 * * *', '2025-11-27T10:34:00Z', '2025-11-28T03:00:00.000Z'],
  ['0 3 * * *', '2025-11-27T02:59:59.999Z', '2025-11-27T03:00:00.000Z'],
  ['0 3 * * *', '2025-11-27T03:00:00Z', '2025-11-28T03:00:00.000Z'],
  ['* * * * *', '2025-12-31T23:59:00Z', '2026-01-01T00:00:00.000Z'],
  ['*/15 * * * *', '2025-11-27T10:34:00Z', '2025-11-27T10:45:00.000Z'],
  ['5/20 * * * *', '2025-11-27T10:26:00Z', '2025-11-27T10:45:00.000Z'],
  ['10-20/5 * * * *', '2025-11-27T10:15:00Z', '2025-11-27T10:20:00.000Z'],
  ['10-20/5 * * * *', '2025-11-27T10:20:00Z', '2025-11-27T11:10:00.000Z'],
  ['0 22-2/2 * * *', '2025-11-27T22:00:00Z', '2025-11-28T00:00:00.000Z'],
  ['0 22-2/2 * * *', '2025-11-28T02:00:00Z', '2025-11-28T22:00:00.000Z'],
  ['30 8,20 * * *', '2025-11-27T08:30:00Z', '2025-11-27T20:30:00.000Z'],
  ['0 0 31 * *', '2025-11-01T00:00:00Z', '2025-12-31T00:00:00.000Z'],
  ['0 0 29 2 *', '2027-06-01T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ['0 0 30 2 *', '2025-11-27T00:00:00Z', undefined],
  // 27 November 2025 is a Thursday.
  ['0 9 * * 1-5', '2025-11-28T09:00:00Z', '2025-12-01T09:00:00.000Z'],
  ['0 9 * * 0', '2025-11-27T00:00:00Z', '2025-11-30T09:00:00.000Z'],
  ['0 9 * * 7', '2025-11-27T00:00:00Z', '2025-11-30T09:00:00.000Z'],
  ['0 9 * * 5-7', '2025-11-29T10:00:00Z', '2025-11-30T09:00:00.000Z'],
  // Where both kinds of days are restricted, either will do.
  ['0 9 1 * 5', '2025-11-27T00:00:00Z', '2025-11-28T09:00:00.000Z'],
  ['0 9 1 * 5', '2025-11-28T09:00:00Z', '2025-12-01T09:00:00.000Z'],
  // With a star both must be.
  ['0 9 */2 * 5', '2025-11-28T09:00:00Z', '2025-12-05T09:00:00.000Z'],
  ['0 9 1 6,12 *', '2025-11-27T00:00:00Z', '2025-12-01T09:00:00.000Z'],
];
test.each(cases)('%s after %s', (schedule, after, want) => {
  const start = Date.parse(after);
  const found = nextTime(parseCron(schedule), start, start + yearMs);
  expect(found === undefined ? undefined : new Date(found).toISOString()).toBe(want);
});

const until: [end: string, want: boolean][] = [
  ['2025-11-27T02:59:59Z', false],
  ['2025-11-27T03:00:00Z', true],
];
test.each(until)('what falls at three counts until %s: %s', (end, want) => {
  const found = nextTime(parseCron('0 3 * * *'), Date.parse('2025-11-27T00:00:00Z'), Date.parse(end));
  expect(found !== undefined).toBe(want);
});

const refused: [schedule: string, message: string][] = [
  ['0 3 * *', 'a schedule has 5 fields'],
  ['0  3 * * *', 'a schedule has 5 fields'],
  ['60 3 * * *', 'the minute is from 0 to 59'],
  ['0 24 * * *', 'the hour is from 0 to 23'],
  ['0 3 0 * *', 'the day of the month is from 1 to 31'],
  ['0 3 * 13 *', 'the month is from 1 to 12'],
  ['0 3 * * 8', 'the day of the week is from 0 to 7'],
  ['0 3 * * MON', 'not "MON"'],
  ['*/0 3 * * *', 'not "*/0"'],
  ['1, 3 * * *', 'not ""'],
  ['@daily', 'a schedule has 5 fields'],
];
test.each(refused)('%s is refused', (schedule, message) => {
  expect(() => parseCron(schedule)).toThrow(message);
});
