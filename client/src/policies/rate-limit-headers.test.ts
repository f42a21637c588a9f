import { expect, test } from 'vitest';
import { readRateLimit, type SeenLimit } from './rate-limit-headers.ts';

const now = Date.UTC(2026, 0, 1);
const seconds = now / 1000;

const cases: [string, Record<string, string>, SeenLimit | undefined][] = [
  ['nothing', {}, undefined],
  ['RateLimit', { RateLimit: '"default";r=50;t=30' }, { remaining: 50, resetMs: 30_000 }],
  [
    'RateLimit with its policy',
    { RateLimit: '"default";r=50;t=30', 'RateLimit-Policy': '"default";q=100;w=60' },
    { remaining: 50, resetMs: 30_000, limit: 100 },
  ],
  [
    'the policy with the least left',
    {
      RateLimit: '"hour";r=900;t=600, "a,b;r=1";r=3;t=9',
      'RateLimit-Policy': '"hour";q=1000;w=3600, "a,b;r=1";q=10;w=60',
    },
    { remaining: 3, resetMs: 9000, limit: 10 },
  ],
  ['a policy without a reset', { RateLimit: '"default";r=50' }, undefined],
  [
    'RateLimit of older drafts',
    { RateLimit: 'limit=100, remaining=50, reset=5' },
    { remaining: 50, resetMs: 5000, limit: 100 },
  ],
  [
    'RateLimit-*',
    { 'RateLimit-Limit': '100, 100;w=60', 'RateLimit-Remaining': '0', 'RateLimit-Reset': '7' },
    { remaining: 0, resetMs: 7000, limit: 100 },
  ],
  [
    'X-RateLimit-* in seconds',
    { 'X-RateLimit-Limit': '60', 'X-RateLimit-Remaining': '59', 'X-RateLimit-Reset': '40' },
    { remaining: 59, resetMs: 40_000, limit: 60 },
  ],
  [
    'X-RateLimit-* as a date in seconds',
    { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': String(seconds + 90) },
    { remaining: 1, resetMs: 90_000 },
  ],
  [
    'X-RateLimit-* as a date in milliseconds',
    { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': String(now + 90) },
    { remaining: 1, resetMs: 90 },
  ],
  [
    'X-RateLimit-* that is over',
    { 'X-RateLimit-Remaining': '1', 'X-RateLimit-Reset': String(seconds - 90) },
    { remaining: 1, resetMs: 0 },
  ],
  [
    'X-Rate-Limit-*',
    { 'X-Rate-Limit-Remaining': '2', 'X-Rate-Limit-Reset': '1' },
    { remaining: 2, resetMs: 1000 },
  ],
  ['how many are left alone', { 'X-RateLimit-Remaining': '2' }, undefined],
  ['words', { 'X-RateLimit-Remaining': 'few', 'X-RateLimit-Reset': 'soon' }, undefined],
];

test.each(cases)('%s', (_name, headers, want) => {
  expect(readRateLimit(new Headers(headers), now)).toEqual(want);
});
