import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../contract/exchange.ts';
import { modelOf } from '../items-server.fixture.ts';
import { verify } from '../verify.ts';
import { LimitWatch } from './limit-watch.ts';
import { readLimits, retryAfterMs } from './read-limits.ts';

const date: [string, string] = ['Date', 'Mon, 24 Nov 2025 10:00:00 GMT'];

describe('what an answer tells of a limit', () => {
  const cases: readonly (readonly [[string, string][], unknown])[] = [
    [
      [
        ['RateLimit-Limit', '10'],
        ['RateLimit-Remaining', '3'],
        ['RateLimit-Reset', '7'],
      ],
      { limit: '10', remaining: '3', resetMs: 7000, name: 'RateLimit-Remaining' },
    ],
    [
      [['x-ratelimit-remaining', '3'], ['x-ratelimit-reset', '1763978430'], date],
      { limit: undefined, remaining: '3', resetMs: 30_000, name: 'x-ratelimit-remaining' },
    ],
    [
      [
        ['X-Rate-Limit-Limit', '10, 10;w=1'],
        ['X-Rate-Limit-Remaining', '0'],
        ['X-Rate-Limit-Reset', '2025-11-24T10:00:05Z'],
        date,
      ],
      { limit: '10', remaining: '0', resetMs: 5000, name: 'X-Rate-Limit-Remaining' },
    ],
    [
      [['RateLimit', '"default";r=5;t=30']],
      { limit: undefined, remaining: '5', resetMs: 30_000, name: 'RateLimit' },
    ],
    [
      [['RateLimit', 'limit=10, remaining=5, reset=3']],
      { limit: '10', remaining: '5', resetMs: 3000, name: 'RateLimit' },
    ],
    [
      [
        ['RateLimit-Remaining', '3'],
        ['RateLimit-Reset', 'soon'],
      ],
      { limit: undefined, remaining: '3', resetMs: undefined, name: 'RateLimit-Remaining' },
    ],
    [[], { limit: undefined, remaining: undefined, resetMs: undefined, name: undefined }],
  ];
  test.each(cases)('%j', (headers, want) => {
    expect(readLimits(headers)).toEqual(want);
  });
});

test.each([
  [[['Retry-After', '3']], 3000],
  [[['Retry-After', 'Mon, 24 Nov 2025 10:00:09 GMT'], date], 9000],
  [
    [
      ['RateLimit-Remaining', '0'],
      ['RateLimit-Reset', '4'],
    ],
    4000,
  ],
  [[['Retry-After', 'later']], undefined],
  [[], undefined],
] as [[string, string][], number | undefined][])('how long %j asks to wait', (headers, want) => {
  expect(retryAfterMs(headers)).toBe(want);
});

const model = modelOf({
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  paths: {
    '/a': {
      get: {
        operationId: 'getA',
        responses: {
          '200': { description: 'Fine.' },
          '429': { description: 'Too many.', headers: { 'Retry-After': { schema: { type: 'integer' } } } },
        },
      },
    },
  },
});

describe('what is wrong with what is told', () => {
  const told = (headers: [string, string][]) => {
    const [operation] = model.operations;
    const exchange: Exchange = {
      request: { method: 'GET', url: 'http://a.example/a', headers: [], body: undefined },
      response: { status: 200, headers, body: new Uint8Array() },
      durationMs: 1,
    };
    const watch = new LimitWatch(() => 0);
    if (!operation) throw new Error('the document has an operation');
    return {
      messages: watch.add(operation, exchange).map(({ message }) => message),
      waitMs: watch.waitMs(operation),
    };
  };
  const [limit, zero] = [
    ['RateLimit-Limit', '10'] as [string, string],
    ['RateLimit-Remaining', '0'] as [string, string],
  ];
  test.each([
    [[limit, ['RateLimit-Remaining', '10']], [], 0],
    [[limit, ['RateLimit-Remaining', '11']], ['more requests remain than the limit allows'], 0],
    [[['RateLimit-Remaining', 'many']], ['RateLimit-Remaining is not a number'], 0],
    [[['RateLimit-Remaining', '-1']], ['RateLimit-Remaining is below 0'], 0],
    [[limit, zero, ['RateLimit-Reset', '2']], [], 2000],
    [[limit, zero], [], 0],
  ] as [[string, string][], string[], number][])('%j', (headers, messages, waitMs) => {
    expect(told(headers)).toEqual({ messages, waitMs });
  });
});

/** A limit of 6 requests, which a wait of a second renews. */
function limited(fault?: 'never-falls' | 'never-refuses' | 'no-retry-after' | 'remaining-on-refusal') {
  let used = 0;
  const waits: number[] = [];
  const answer = async () => {
    used += 1;
    const left = Math.max(0, 6 - used);
    const isOver = used > 6 && fault !== 'never-refuses' && fault !== 'never-falls';
    const remaining = fault === 'never-falls' ? 5 : isOver && fault === 'remaining-on-refusal' ? 4 : left;
    const headers = {
      'ratelimit-limit': '6',
      'ratelimit-remaining': String(remaining),
      'ratelimit-reset': '1',
    };
    const more = isOver && fault !== 'no-retry-after' ? { 'retry-after': '1' } : {};
    return new Response(null, { status: isOver ? 429 : 200, headers: { ...headers, ...more } });
  };
  const sleep = async (ms: number) => {
    waits.push(ms);
    used = 0;
  };
  return { fetch: answer, sleep, waits };
}

describe('a limit is tried until it refuses', () => {
  const run = async (fault?: Parameters<typeof limited>[0]) => {
    const { fetch, sleep } = limited(fault);
    let now = 0;
    const options = { server: 'http://a.example', fetch, sleep, clock: () => ++now, salt: 'x' };
    const { findings } = await verify(model, { ...options, phases: ['limits'] });
    return findings.map(({ code, message }) => `${code}: ${message}`);
  };
  test.each([
    [undefined, []],
    ['never-falls', ['rate-limit-headers: the number of requests that remain does not fall']],
    ['never-refuses', ['rate-limit-headers: requests are answered though none remain']],
    ['no-retry-after', ['retry-after-missing: the 429 answer does not say in Retry-After how long to wait']],
    [
      'remaining-on-refusal',
      ['rate-limit-headers: a request is refused for its limit while others are said to remain'],
    ],
  ] as const)('%s', async (fault, want) => {
    expect(await run(fault)).toEqual(want);
  });
});
