import { expect, test } from 'vitest';
import { retryAfterMs } from './retry-after.ts';

const date = 'Thu, 01 Jan 2026 00:00:00 GMT';
const now = Date.UTC(2026, 0, 1, 0, 1);

const cases: [string, Record<string, string>, number | undefined][] = [
  ['nothing', {}, undefined],
  ['an empty value', { 'retry-after': '' }, undefined],
  ['seconds', { 'retry-after': '120' }, 120_000],
  ['no wait', { 'retry-after': '0' }, 0],
  ['a fraction', { 'retry-after': '1.5' }, 1500],
  ['a date, by the machine', { 'retry-after': 'Thu, 01 Jan 2026 00:01:30 GMT' }, 30_000],
  ["a date, by the answer's own", { 'retry-after': 'Thu, 01 Jan 2026 00:01:30 GMT', date }, 90_000],
  ['a date of RFC 850', { 'retry-after': 'Thursday, 01-Jan-26 00:01:30 GMT', date }, 90_000],
  ['a date of asctime', { 'retry-after': 'Thu Jan  1 00:01:30 2026 GMT', date }, 90_000],
  ['a date that is over', { 'retry-after': 'Wed, 31 Dec 2025 23:59:59 GMT', date }, 0],
  ['less than nothing', { 'retry-after': '-5' }, undefined],
  ['a bare number', { 'retry-after': '2026' }, 2_026_000],
  ['a word', { 'retry-after': 'soon' }, undefined],
  ['a duration', { 'retry-after': '1d' }, undefined],
];

test.each(cases)('%s', (_name, headers, want) => {
  expect(retryAfterMs(new Headers(headers), now)).toBe(want);
});
