import { expect, test } from 'vitest';
import { modelOf } from '../model.fixture.ts';
import { headerWriterOf } from './header-value.ts';
import { limitHeaderOf } from './limit-header.ts';

const nowMs = Date.parse('2026-01-01T00:00:00.250Z');
const standing = { requests: 100, windowMs: 60_000, remaining: 7, resetMs: 41_500, nowMs };

function written(name: string, header: object): string | undefined {
  const model = modelOf({
    openapi: '3.1.0',
    paths: { '/a': { get: { responses: { 200: { description: 'ok', headers: { [name]: header } } } } } },
  });
  const made = model.operations[0]?.responses[0]?.headers[0];
  const found = made && limitHeaderOf(made.name);
  return found && headerWriterOf(model, made, found.told)(standing);
}

const integer = { schema: { type: 'integer' } };
const text = { schema: { type: 'string' } };

test.each<[string, object, string | undefined]>([
  ['X-RateLimit-Limit', integer, '100'],
  ['x-rate-limit-remaining', integer, '7'],
  ['RateLimit-Remaining', integer, '7'],
  ['X-RateLimit-Used', integer, '93'],
  ['X-RateLimit-Window', integer, '60'],
  ['X-Rate-Limit', integer, '100'],
  // 00:00:41.750, rounded up.
  ['X-RateLimit-Reset', integer, '1767225642'],
  ['X-RateLimit-Reset', { ...integer, example: 1_372_700_873 }, '1767225642'],
  ['X-RateLimit-Reset', { ...integer, example: 1_372_700_873_000 }, '1767225641750'],
  ['X-RateLimit-Reset', { ...integer, example: 30 }, '42'],
  ['X-RateLimit-Reset', { schema: { type: 'string', examples: ['30'] } }, '42'],
  ['X-RateLimit-Reset', { ...integer, description: 'Seconds until the window ends' }, '42'],
  ['X-RateLimit-Reset', { ...integer, description: 'UTC epoch seconds' }, '1767225642'],
  ['X-RateLimit-Reset', { ...integer, description: 'Unix time in milliseconds' }, '1767225641750'],
  ['X-RateLimit-Reset', { schema: { type: 'string', format: 'date-time' } }, '2026-01-01T00:00:42.000Z'],
  [
    'X-RateLimit-Reset',
    { ...text, example: 'Wed, 21 Oct 2015 07:28:00 GMT' },
    'Thu, 01 Jan 2026 00:00:42 GMT',
  ],
  ['RateLimit-Reset', integer, '42'],
  ['Retry-After', integer, '42'],
  ['Retry-After', { ...text, example: 'Wed, 21 Oct 2015 07:28:00 GMT' }, 'Thu, 01 Jan 2026 00:00:42 GMT'],
  ['X-RateLimit-Retry-After', integer, '42'],
  ['RateLimit', text, '"default";r=7;t=42'],
  ['RateLimit', { ...text, example: '"hour";r=1;t=2' }, '"hour";r=7;t=42'],
  ['RateLimit', { ...text, example: 'limit=10, remaining=1, reset=2' }, 'limit=100, remaining=7, reset=42'],
  ['RateLimit-Policy', text, '"default";q=100;w=60'],
  ['RateLimit-Policy', { ...text, example: '10;w=1' }, '100;w=60'],
  ['X-Request-Id', text, undefined],
  ['RateLimiting', text, undefined],
  ['X-Limit', text, undefined],
])('%s %o', (name, header, want) => {
  expect(written(name, header)).toBe(want);
});
