import { describe, expect, test } from 'vitest';
import { AbortedError, NetworkError } from '../errors.ts';
import { type CircuitBreakerOptions, CircuitOpenError, circuitBreaker } from './circuit-breaker.ts';
import { FakeClock, type Step, settled, withSteps } from './policies.fixture.ts';
import { retry } from './retry.ts';

const info = { name: 'call', method: 'GET', path: '/things' };
const reset = new NetworkError(info, '', new Error('ECONNRESET'));
const late = new AbortedError(info, '', new DOMException('', 'TimeoutError'));
const aborted = new AbortedError(info, '', new DOMException('', 'AbortError'));
const good = new Response();
const bad = new Response(null, { status: 503 });

function breaking(steps: readonly Step[], options: CircuitBreakerOptions = {}) {
  const clock = new FakeClock();
  const chain = withSteps([circuitBreaker({ failures: 2, openMs: 1000, clock, ...options })], steps);
  /** `ok`, a status, `open` or the name of an error. */
  const call = async (url = 'http://a.example/', name = 'call') => {
    try {
      const { status } = await chain.send({ url }, { name });
      return status === 200 ? 'ok' : status;
    } catch (error) {
      return error instanceof CircuitOpenError ? 'open' : (error as Error).name;
    }
  };
  return { clock, call, ...chain };
}

describe('what counts as a failure', () => {
  const cases: [string, Step, boolean][] = [
    ['no answer', reset, true],
    ['no answer in time', late, true],
    ['an answer of the 500s', bad, true],
    ['not an abort by the caller', aborted, false],
    ['not an error of another policy', new TypeError(), false],
    ['not a 501', new Response(null, { status: 501 }), false],
    ['not a 429', new Response(null, { status: 429 }), false],
    ['not a 404', new Response(null, { status: 404 }), false],
  ];
  test.each(cases)('%s', async (_name, step, opens) => {
    const { call, seen } = breaking([step]);
    await call();
    await call();
    expect([await call(), seen.length]).toEqual(opens ? ['open', 2] : [expect.anything(), 3]);
    expect((await call()) === 'open').toBe(opens);
  });
});

test('closed, open, half-open, open again, closed', async () => {
  const { clock, call } = breaking([bad, good, bad, reset, bad, good]);
  // A good answer between two failures starts the count anew.
  expect([await call(), await call(), await call(), await call(), await call()]).toEqual([
    503,
    'ok',
    503,
    'NetworkError',
    'open',
  ]);
  await clock.advance(999);
  expect(await call()).toBe('open');
  await clock.advance(1);
  expect([await call(), await call()]).toEqual([503, 'open']);
  await clock.advance(1000);
  expect([await call(), await call()]).toEqual(['ok', 'ok']);
});

test('half-open lets one request through, and an aborted one counts for nothing', async () => {
  let answer = (_outcome: Response | PromiseLike<Response>) => {};
  const slow = () => new Promise<Response>((resolve) => (answer = resolve));
  const { clock, call, seen } = breaking([bad, bad, slow, slow, good]);
  await call();
  await call();
  await clock.advance(1000);
  const trial = call();
  await settled();
  expect([await call(), seen.length]).toEqual(['open', 3]);
  answer(Promise.reject(aborted));
  expect(await trial).toBe('AbortError');
  const second = call();
  await settled();
  answer(good);
  expect([await second, await call()]).toEqual(['ok', 'ok']);
});

test('an answer to a request of before the opening does not close it', async () => {
  let answer = (_outcome: Response) => {};
  const slow = () => new Promise<Response>((resolve) => (answer = resolve));
  const { call } = breaking([slow, bad, bad, good]);
  const early = call();
  await settled();
  await call();
  await call();
  answer(good);
  expect([await early, await call()]).toEqual(['ok', 'open']);
});

test('a failure of before the opening does not count after the closing', async () => {
  let fail = (_outcome: Response) => {};
  const slow = () => new Promise<Response>((resolve) => (fail = resolve));
  const { clock, call } = breaking([slow, bad, bad, good, bad, good]);
  const early = call();
  await settled();
  await call();
  await call();
  await clock.advance(1000);
  expect(await call()).toBe('ok');
  fail(bad);
  expect([await early, await call(), await call()]).toEqual([503, 503, 'ok']);
});

test.each([
  ['host', 'http://a.example/other', 'other', 'open'],
  ['host', 'http://b.example/', 'call', 503],
  ['operation', 'http://a.example/other', 'other', 503],
  ['operation', 'http://a.example/', 'call', 'open'],
] as const)('one circuit per %s: %s %s', async (per, url, name, want) => {
  const { call } = breaking([bad], { per });
  await call();
  await call();
  expect(await call(url, name)).toBe(want);
});

test('the error says when, and names no query', async () => {
  const { clock, send } = breaking([bad]);
  const url = 'http://a.example/things?key=secret';
  await send({ url });
  await send({ url });
  await clock.advance(400);
  const failure = await send({ url }).catch((error: unknown) => error);
  expect(failure).toMatchObject({
    name: 'CircuitOpenError',
    message: 'GET /things was not sent: requests to a.example failed, and the next try is in 600 ms',
    retryAfterMs: 600,
    operation: { name: 'call', method: 'GET', path: '/things' },
  });
});

test('a refusal is not sent again', async () => {
  const clock = new FakeClock();
  const policies = [retry({ retries: 5, random: () => 0, clock }), circuitBreaker({ failures: 2, clock })];
  const { seen, send } = withSteps(policies, [bad]);
  await expect(clock.run(send())).rejects.toBeInstanceOf(CircuitOpenError);
  expect(seen.length).toBe(2);
});
