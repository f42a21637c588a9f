import { describe, expect, test } from 'vitest';
import { directiveMs, parseCacheControl } from './cache-control.ts';
import { ageMs, freshnessMs } from './freshness.ts';

const made = Date.UTC(2026, 0, 1);
const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
const times = { sentAt: made + 1000, receivedAt: made + 3000 };

describe('directives', () => {
  const cases: [string | null, [string, string | null][]][] = [
    [null, []],
    ['', []],
    ['no-store', [['no-store', null]]],
    [
      'Max-Age=60, PRIVATE',
      [
        ['max-age', '60'],
        ['private', null],
      ],
    ],
    ['max-age="60"', [['max-age', '60']]],
    [
      'no-cache="set-cookie, x", max-age = 5',
      [
        ['no-cache', 'set-cookie, x'],
        ['max-age', '5'],
      ],
    ],
    [
      'ext="a\\"b,no-store", max-age=1',
      [
        ['ext', 'a\\"b,no-store'],
        ['max-age', '1'],
      ],
    ],
    [',, max-age=1 ,', [['max-age', '1']]],
    ['max-age=60, max-age=5', [['max-age', '5']]],
    ['max-age=5, max-age=60', [['max-age', '5']]],
  ];
  test.each(cases)('%s', (value, want) => {
    expect([...parseCacheControl(value)]).toEqual(want);
  });

  test.each([
    ['max-age=60', 60_000],
    ['max-age=0', 0],
    ['max-age=-1', 0],
    ['max-age=soon', 0],
    ['max-age', 0],
    ['max-age=99999999999', 2_147_483_648_000],
    ['public', undefined],
  ])('%s', (value, want) => {
    expect(directiveMs(parseCacheControl(value), 'max-age')).toBe(want);
  });
});

describe('freshness', () => {
  const cases: [string, Record<string, string>, number][] = [
    ['nothing said', { date }, 0],
    ['max-age', { date, 'cache-control': 'max-age=60' }, 60_000],
    ['not s-maxage', { date, 'cache-control': 's-maxage=60' }, 0],
    ['max-age before s-maxage', { 'cache-control': 's-maxage=60, max-age=5' }, 5000],
    ['max-age before Expires', { 'cache-control': 'max-age=5', expires: date }, 5000],
    ['Expires less Date', { date, expires: 'Thu, 01 Jan 2026 00:01:00 GMT' }, 60_000],
    ['Expires without Date, from when it came', { expires: 'Thu, 01 Jan 2026 00:01:00 GMT' }, 57_000],
    ['Expires in the past', { date, expires: 'Wed, 31 Dec 2025 00:00:00 GMT' }, 0],
    ['Expires that is no date', { date, expires: '0' }, 0],
  ];
  test.each(cases)('%s', (_name, headers, want) => {
    expect(freshnessMs(new Headers(headers), times)).toBe(want);
  });
});

describe('age', () => {
  const cases: [string, Record<string, string>, number, number][] = [
    // The way took 2 seconds, of which nobody knows when the answer was made.
    ['no header, at once', {}, 3000, 2000],
    ['no header, later', {}, 13_000, 12_000],
    ['Date', { date }, 3000, 3000],
    ['Age', { age: '10' }, 3000, 12_000],
    ['Age and Date: the larger one', { age: '10', date }, 3000, 12_000],
    ['Date of a clock ahead', { date: 'Thu, 01 Jan 2026 01:00:00 GMT' }, 3000, 2000],
    ['Age that is no number', { age: 'old' }, 3000, 2000],
  ];
  test.each(cases)('%s', (_name, headers, at, want) => {
    expect(ageMs(new Headers(headers), times, made + at)).toBe(want);
  });
});
