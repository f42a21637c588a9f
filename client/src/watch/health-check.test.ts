import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { NetworkError } from '../errors.ts';
import { FakeClock, settled } from '../policies/policies.fixture.ts';
import { type HealthChange, type HealthCheckOptions, healthCheck } from './index.ts';

const start = Date.UTC(2026, 0, 1);
const never = () => new Promise<never>(() => {});
const operation = { name: 'getHealth', method: 'GET', path: '/health' };
const broken = new NetworkError(
  operation,
  'http://u:p@a.example/health?key=s3cret',
  new Error('ECONNREFUSED'),
);

/** One check of one API called `a`, with the time that it takes. */
async function checkOnce(
  probe: (signal: AbortSignal) => Promise<unknown>,
  options: Partial<HealthCheckOptions> = {},
) {
  const clock = new FakeClock();
  const health = healthCheck({ apis: { a: probe }, clock, ...options });
  const { apis } = await clock.run(health.check());
  return apis.a;
}

test.each<[string, () => Promise<unknown>, string, object | undefined]>([
  ['an answer', async () => ({ ok: true, status: 200 }), 'up', undefined],
  ['nothing said', async () => undefined, 'up', undefined],
  ['a status', async () => 'degraded', 'degraded', { kind: 'reported', message: 'reported as degraded' }],
  ['no', async () => false, 'down', { kind: 'reported', message: 'reported as down' }],
  ['503', async () => ({ ok: false, status: 503 }), 'down', { kind: 'server', message: 'answered 503' }],
  [
    '401',
    async () => ({ ok: false, status: 401 }),
    'down',
    { kind: 'unauthorized', message: 'answered 401' },
  ],
  [
    '429',
    async () => ({ ok: false, status: 429 }),
    'degraded',
    { kind: 'rate-limited', message: 'answered 429' },
  ],
  [
    'no connection',
    () => Promise.reject(broken),
    'down',
    { kind: 'network', message: 'GET http://a.example/health got no answer: ECONNREFUSED' },
  ],
  [
    'a fault of the check, with a secret',
    () => {
      throw new Error('cannot read https://me:pw@a.example/x?api_key=s3cret with Bearer abc.def');
    },
    'down',
    { kind: 'other', message: 'cannot read https://a.example/x with Bearer REDACTED' },
  ],
])('%s', async (_, probe, status, reason) => {
  const health = await checkOnce(probe);
  expect(health?.status).toBe(status);
  expect(health?.reason).toEqual(reason);
});

test('no answer in time, even where the check does not listen', async () => {
  expect(await checkOnce(never)).toEqual({
    status: 'down',
    latencyMs: 5000,
    since: start + 5000,
    checkedAt: start + 5000,
    failuresInARow: 1,
    reason: { kind: 'timeout', message: 'no answer within 5000 ms' },
  });
});

test('a slow answer', async () => {
  const clock = new FakeClock();
  const apis = { a: () => new Promise((done) => void clock.after(1500, () => done('up'))) };
  const report = await clock.run(healthCheck({ apis, clock }).check());
  expect(report.apis.a).toMatchObject({
    status: 'degraded',
    latencyMs: 1500,
    reason: { kind: 'slow', message: 'answered after 1500 ms, more than 1000 ms' },
  });
  const patient = { a: { check: apis.a, degradedMs: 2000 } };
  const other = await clock.run(healthCheck({ apis: patient, clock }).check());
  expect(other.apis.a).toMatchObject({ status: 'up', latencyMs: 1500 });
});

test('several are asked at once, but no more than so many', async () => {
  const clock = new FakeClock();
  let [running, most] = [0, 0];
  const probe = async () => {
    most = Math.max(most, ++running);
    await new Promise<void>((done) => void clock.after(100, done));
    running -= 1;
  };
  const apis = Object.fromEntries(Array.from({ length: 7 }, (_, index) => [`api${index}`, probe]));
  await clock.run(healthCheck({ apis, clock }).check());
  expect([most, clock.passedMs]).toEqual([7, 100]);
  most = 0;
  await clock.run(healthCheck({ apis, clock, concurrency: 3 }).check());
  expect([most, clock.passedMs]).toEqual([3, 400]);
});

test('the report has the worst of all, and nothing of what was not asked', async () => {
  const health = healthCheck({ apis: { a: async () => 'up', b: async () => 'degraded' } });
  expect(health.report()).toEqual({ status: 'up', apis: {} });
  const report = await health.check();
  expect([report.status, Object.keys(report.apis)]).toEqual(['degraded', ['a', 'b']]);
  expect(health.report()).toEqual(report);
});

test('since when, failures in a row, and who is told of changes', async () => {
  const clock = new FakeClock();
  const answers = ['up', 'up', false, false, false, 'up'];
  const health = healthCheck({ apis: { a: async () => answers.shift() }, downAfter: 2, clock });
  const seen: (HealthChange['from'] | number)[][] = [];
  const stop = health.onChange(
    ({ from, to, health: { since } }) => void seen.push([from, to, since - start]),
  );
  for (let turn = 0; turn < 6; turn++) {
    await health.check();
    await clock.advance(1000);
  }
  expect(seen).toEqual([
    [undefined, 'up', 0],
    ['up', 'degraded', 2000],
    ['degraded', 'down', 3000],
    ['down', 'up', 5000],
  ]);
  expect(health.report().apis.a).toMatchObject({ since: start + 5000, failuresInARow: 0 });
  stop();
  answers.push('down');
  await health.check();
  expect(seen).toHaveLength(4);
});

test('a listener that throws disturbs nobody', async () => {
  const faults: unknown[] = [];
  const health = healthCheck({ apis: { a: async () => 'up' }, onFault: (error) => void faults.push(error) });
  const fault = new Error('of the listener');
  health.onChange(() => {
    throw fault;
  });
  health.onChange(() => Promise.reject(fault));
  const seen: string[] = [];
  health.onChange(({ to }) => void seen.push(to));
  await health.check();
  await settled();
  expect([seen, faults]).toEqual([['up'], [fault, fault]]);
});

test('checks do not pile up', async () => {
  const clock = new FakeClock();
  let asked = 0;
  const health = healthCheck({
    apis: {
      a: () => {
        asked += 1;
        return never();
      },
    },
    clock,
  });
  const [first, second] = await clock.run(Promise.all([health.check(), health.check()]));
  expect(second).toBe(first);
  const { apis } = await health.check();
  expect(asked).toBe(1);
  expect(apis.a).toMatchObject({ status: 'down', failuresInARow: 2, reason: { kind: 'stuck' } });
});

test('what is given up says nothing of an API', async () => {
  const clock = new FakeClock();
  const signals: AbortSignal[] = [];
  const health = healthCheck({
    apis: {
      quick: async () => 'up',
      slow: (signal) => {
        signals.push(signal);
        return never();
      },
    },
    clock,
  });
  const giveUp = new AbortController();
  const checking = health.check(giveUp.signal);
  await settled();
  giveUp.abort();
  expect(Object.keys((await checking).apis)).toEqual(['quick']);
  expect([signals[0]?.aborted, clock.pendingTimers]).toEqual([true, 0]);
});

test('ever again, until it is stopped', async () => {
  const clock = new FakeClock();
  let asked = 0;
  const apis = { a: async () => void asked++ };
  const health = healthCheck({ apis, intervalMs: 10_000, clock });
  const stop = health.start();
  await clock.advance(25_000);
  expect(asked).toBe(3);
  stop();
  await clock.advance(60_000);
  expect([asked, clock.pendingTimers]).toEqual([3, 0]);

  const ending = new AbortController();
  health.start(ending.signal);
  await clock.advance(10_000);
  ending.abort();
  await clock.advance(60_000);
  expect([asked, clock.pendingTimers]).toEqual([5, 0]);
  health.start(ending.signal);
  await clock.advance(60_000);
  expect(asked).toBe(5);
});

test.each<[Partial<HealthCheckOptions>, string]>([
  [{ timeoutMs: 0 }, 'timeoutMs of a is more than 0, not 0'],
  [{ degradedMs: -1 }, 'degradedMs of a is more than 0, not -1'],
  [{ downAfter: Number.NaN }, 'downAfter of a is more than 0, not NaN'],
  [{ intervalMs: 0 }, 'intervalMs is more than 0, not 0'],
  [{ concurrency: 0 }, 'concurrency is more than 0, not 0'],
])('%j is no limit', (options, message) => {
  expect(() => healthCheck({ apis: { a: never }, ...options })).toThrow(new RangeError(message));
});

test('a server that takes requests and answers none: its connection is let go', async () => {
  const clock = new FakeClock();
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  onTestFinished(() => void server.close());
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/health`;
  const health = healthCheck({ apis: { a: (signal) => fetch(url, { signal }) }, clock });
  const checking = health.check();
  const [, response] = await once(server, 'request');
  const closed = once(response, 'close');
  await clock.advance(5000);
  expect((await checking).apis.a).toMatchObject({
    status: 'down',
    latencyMs: 5000,
    reason: { kind: 'timeout' },
  });
  await closed;
});
