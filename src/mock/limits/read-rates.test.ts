import { expect, test } from 'vitest';
import { readRates } from './read-rates.ts';

test.each<[string, string[]]>([
  ['More than 100 requests in an hour from this address.', ['100 requests/3600s']],
  [
    'More than 10 submissions in a minute, or 100 requests in an hour.',
    ['10 submissions/60s', '100 requests/3600s'],
  ],
  ['More than 1000 requests in a minute, or 5000 in an hour.', ['1000 requests/60s', '5000 requests/3600s']],
  ['**10 requests a second** for each key', ['10 requests/1s']],
  ['60 req/min', ['60 requests/60s']],
  ['100/minute', ['100 requests/60s']],
  ['100 / m', ['100 requests/60s']],
  ['1,000 API calls each day', ['1000 requests/86400s']],
  ['100 requests per 15 minutes', ['100 requests/900s']],
  ['5\nrequests\nper\nsecond', ['5 requests/1s']],
  ['at most 5 rps', ['5 requests/1s']],
  ['5 a day, 5 a day', ['5 requests/86400s']],
  ['Seconds to wait before the next request.', []],
  ['wait 30 seconds a day', []],
  ['calls per hour allowed', []],
  ['20 per page', []],
  ['try again in 30 seconds', []],
  ['v1.5 per hour', []],
  ['0 requests per minute', []],
  ['99999999999 requests per minute', []],
  ['5 failed attempts per minute', []],
  [`${'9 '.repeat(9000)}`, []],
  [`1${' '.repeat(19_000)}x`, []],
])('%j', (text, want) => {
  const rates = readRates(text);
  expect(
    rates.map(({ requests, windowMs, counted }) => `${requests} ${counted}/${windowMs / 1000}s`),
  ).toEqual(want);
});
