import { describe, expect, test } from 'vitest';
import { AbortedError, NetworkError } from '../errors.ts';
import type { OperationInfo } from '../policy.ts';
import { FakeClock, type Step, withSteps } from './policies.fixture.ts';
import { type RetryOptions, retry } from './retry.ts';

const info = { name: 'call', method: 'GET', path: '/things' };
const reset = new NetworkError(info, 'http://a.example/things', new Error('ECONNRESET'));
const late = new AbortedError(info, 'http://a.example/things', new DOMException('', 'TimeoutError'));
const status = (code: number, headers: Record<string, string> = {}) =>
  new Response('x', { status: code, headers });

/** Waits are the longest that the jitter allows. */
function retrying(steps: readonly Step[], options: RetryOptions = {}) {
  const clock = new FakeClock();
  return { clock, ...withSteps([retry({ random: () => 1, clock, ...options })], steps) };
}

describe('what is sent again', () => {
  const post = { method: 'POST', body: 'x' };
  const keyed = { ...post, headers: { 'Idempotency-Key': 'k' } };
  const cases: [string, Step, RequestInit, Partial<OperationInfo>, number][] = [
    ...[408, 425, 429, 500, 502, 503, 504].map((code): [string, Step, RequestInit, object, number] => [
      `a ${code}`,
      status(code),
      {},
      {},
      3,
    ]),
    ...[200, 304, 400, 401, 403, 404, 409, 410, 422, 501, 505].map(
      (code): [string, Step, RequestInit, object, number] => [
        `no ${code}`,
        () => new Response(null, { status: code }),
        {},
        {},
        1,
      ],
    ),
    ['no answer', reset, {}, {}, 3],
    ['no answer in time', late, {}, {}, 3],
    ['no error of ours', new TypeError('a wrong call'), {}, {}, 1],
    ['HEAD', status(503), { method: 'HEAD' }, {}, 3],
    ['PUT with its body', status(503), { method: 'PUT', body: 'x' }, {}, 3],
    ['DELETE', status(503), { method: 'DELETE' }, {}, 3],
    ['no POST', status(503), post, {}, 1],
    ['no POST without an answer', reset, post, {}, 1],
    ['no PATCH', status(503), { ...post, method: 'PATCH' }, {}, 1],
    ['POST with a key', status(503), keyed, {}, 3],
    [
      'POST with the documented key',
      status(503),
      { ...post, headers: { key: 'k' } },
      { idempotencyHeader: 'key' },
      3,
    ],
    ['no POST with another key', status(503), keyed, { idempotencyHeader: 'key' }, 1],
    ['no stream', status(503), { method: 'PUT', body: 'x' }, { oneShot: true }, 1],
  ];
  test.each(cases)('%s', async (_name, step, init, operation, want) => {
    const { clock, seen, send } = retrying([step]);
    await clock.run(send(init, operation).catch(() => {}));
    expect(seen.length).toBe(want);
    for (const { request } of seen) expect(await request.text()).toBe(init.body ?? '');
  });
});

describe('how long it waits', () => {
  const after = (value: string) => status(503, { 'retry-after': value });
  const cases: [string, Step[], RetryOptions, number, number][] = [
    ['twice as long each time', [status(503)], { retries: 3 }, 500 + 1000 + 2000, 4],
    ['8 seconds at most', [status(503)], { retries: 6 }, 500 + 1000 + 2000 + 4000 + 8000 + 8000, 7],
    ['a random part of it', [status(503)], { random: () => 0.5 }, 250 + 500, 3],
    ['perhaps not at all', [status(503)], { random: () => 0 }, 0, 3],
    ['no retries', [status(503)], { retries: 0 }, 0, 1],
    ['what Retry-After says', [after('7'), status(200)], {}, 7000, 2],
    ['until its date', [after('Thu, 01 Jan 2026 00:00:20 GMT'), status(200)], {}, 20_000, 2],
    ['a minute of it at most', [after('61')], {}, 0, 1],
    ['as much of it as is allowed', [after('61'), status(200)], { maxRetryAfterMs: 61_000 }, 61_000, 2],
    ['as usual when it cannot be read', [after('soon'), status(200)], {}, 500, 2],
  ];
  test.each(cases)('%s', async (_name, steps, options, wantMs, attempts) => {
    const { clock, seen, send } = retrying(steps, options);
    await clock.run(send());
    expect([clock.passedMs, seen.length]).toEqual([wantMs, attempts]);
  });

  test('no wait that would end after the deadline: the answer is handed on at once', async () => {
    const { clock, seen, send } = retrying([status(503)]);
    const response = await clock.run(send({}, { deadlineAt: clock.now() + 1500 }));
    // The first wait ends at 500; the second would at 1500.
    expect([response.status, clock.passedMs, seen.length]).toEqual([503, 500, 2]);
  });
});

test('the last answer and the last error are handed on', async () => {
  const answered = retrying([reset, reset, status(502)]);
  expect((await answered.clock.run(answered.send())).status).toBe(502);
  const failed = retrying([status(502), status(502), reset]);
  await expect(failed.clock.run(failed.send())).rejects.toBe(reset);
});

test('bodies of answers that are not handed on are let go', async () => {
  let cancelled = 0;
  const busy = () => new Response(new ReadableStream({ cancel: () => void cancelled++ }), { status: 503 });
  const { clock, send } = retrying([busy]);
  await clock.run(send());
  expect(cancelled).toBe(2);
});

test('an abort ends the wait, and nothing is sent after it', async () => {
  const controller = new AbortController();
  const { clock, seen, send } = retrying([status(503)]);
  const failure = send({ signal: controller.signal }).catch((error: unknown) => error);
  await clock.advance(100);
  controller.abort();
  expect(await failure).toMatchObject({
    name: 'AbortError',
    message: 'GET http://a.example/things was aborted',
  });
  await clock.advance(10_000);
  expect([seen.length, clock.pendingTimers]).toEqual([1, 0]);
});
