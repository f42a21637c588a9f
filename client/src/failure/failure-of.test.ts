import { describe, expect, test } from 'vitest';
import { loadSpecModel } from '../../../contract-tests/ask.ts';
import { failureOf } from './failure-of.ts';
import { foreignBodies } from './foreign-bodies.fixture.ts';

const now = Date.parse('2026-01-01T00:00:00Z');

function read(status: number, error: unknown, headers: Record<string, string> = {}, statusText = '') {
  const response = new Response(null, { status, headers, statusText });
  return failureOf({ ok: false, error, response }, () => now);
}

test.each(foreignBodies)('%s', (_name, status, body, want) => {
  expect(read(status, body)).toMatchObject(want);
});

test("the status' own words, where the connection has them", () => {
  expect(read(404, undefined, {}, 'Not Found').message).toBe('Not Found');
});

describe('request ids', () => {
  test.each(['X-Request-Id', 'Request-Id', 'X-GitHub-Request-Id', 'X-Correlation-Id', 'x-amzn-RequestId'])(
    '%s, before the body',
    (name) => {
      expect(read(500, { request_id: 'body' }, { [name]: 'header' }).requestId).toBe('header');
    },
  );
});

describe('when to try again', () => {
  const cases: [
    name: string,
    status: number,
    headers: Record<string, string>,
    body: unknown,
    want: number | undefined,
  ][] = [
    ['seconds', 429, { 'retry-after': '120' }, undefined, 120_000],
    ['a date', 503, { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }, undefined, 60_000],
    ['a header of its own', 429, { 'x-ratelimit-retry-after': '70' }, undefined, 70_000],
    ['in the body', 429, {}, { message: 'slow down', retry_after: 0.5 }, 500],
    [
      'a limit that is used up',
      403,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now / 1000 + 90) },
      undefined,
      90_000,
    ],
    [
      'a limit that ends at a time in milliseconds',
      429,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now + 90_000) },
      undefined,
      90_000,
    ],
    [
      'a limit that ends in so many seconds',
      429,
      { 'ratelimit-remaining': '0', 'ratelimit-reset': '30' },
      undefined,
      30_000,
    ],
    ['a limit in one header', 429, { ratelimit: '"default";r=0;t=30' }, undefined, 30_000],
    [
      'a limit that is not',
      403,
      { 'x-ratelimit-remaining': '7', 'x-ratelimit-reset': '90' },
      undefined,
      undefined,
    ],
    [
      'a limit that was not the reason',
      404,
      { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': '90' },
      undefined,
      undefined,
    ],
    ['what cannot be read', 429, { 'retry-after': 'soon' }, { retry_after: 'later' }, undefined],
  ];
  test.each(cases)('%s', (_name, status, headers, body, want) => {
    expect(read(status, body, headers).retryAfterMs).toBe(want);
  });
});

test.each([
  ['studio', 21],
  ['datasources', 21],
  ['projects', 21],
  ['pipeline', 21],
  ['jobs', 10],
] as const)('every error that %s documents has its code, its message and its fields', async (api, least) => {
  const model = await loadSpecModel(api);
  const examples = model.operations.flatMap(({ responses }) =>
    responses
      .filter(({ status }) => /^[45]/.test(status))
      .flatMap(({ status, content }) =>
        content.flatMap((media) => media.examples.map((one) => ({ status, one }))),
      ),
  );
  expect(examples.length).toBeGreaterThan(least);
  for (const { status, one } of examples) {
    const failure = read(Number(status), one.value);
    expect(failure.code, JSON.stringify(one.value)).toMatch(/^(?!http_)[A-Za-z_]+$/);
    expect(failure.message, JSON.stringify(one.value)).toMatch(/^[A-Z0-9'].{3,}/i);
    const text = JSON.stringify(one.value);
    expect(failure.fields.length, text).toBe(text.match(/"field":/g)?.length ?? 0);
  }
});
