import { expect, test } from 'vitest';
import { AbortedError, DecodeError, NetworkError } from '../errors.ts';
import { FakeClock, settled, withSteps } from '../policies/policies.fixture.ts';
import { type CallFailure, type ErrorAlert, type ErrorThreshold, errorMonitor } from './index.ts';

const operation = { name: 'getJob', method: 'GET', path: '/jobs/{id}' };
const status = (code: number) => new Response(null, { status: code });

/** A monitor with its alerts, and a client of the API `jobs` that fails in the given ways. */
function monitored(
  thresholds: readonly ErrorThreshold[],
  steps: Parameters<typeof withSteps>[1] = [status(503)],
) {
  const clock = new FakeClock();
  const alerts: ErrorAlert[] = [];
  const errors = errorMonitor({ thresholds, onAlert: (alert) => void alerts.push(alert), clock });
  const { send } = withSteps([errors.policy('jobs')], steps);
  const fail = async (name = 'getJob') =>
    void (await send({}, { ...operation, name }).catch(() => undefined));
  return { clock, alerts, errors, fail };
}

test('how often, by operation, kind and status', async () => {
  const { clock, errors, fail } = monitored(
    [],
    [
      status(503),
      status(503),
      status(500),
      new NetworkError(operation, 'http://a.example', new Error('reset')),
      status(200),
    ],
  );
  for (let call = 0; call < 6; call++) {
    await fail();
    await clock.advance(10);
  }
  const at = (ms: number) => clock.start + ms;
  const common = { api: 'jobs', operation: 'getJob' };
  expect(errors.counts()).toEqual([
    { ...common, kind: 'server', status: 503, count: 2, firstAt: at(0), lastAt: at(10) },
    { ...common, kind: 'server', status: 500, count: 1, firstAt: at(20), lastAt: at(20) },
    { ...common, kind: 'network', status: undefined, count: 1, firstAt: at(30), lastAt: at(30) },
  ]);
  errors.reset();
  expect(errors.counts()).toEqual([]);
});

test.each<[string, unknown, CallFailure]>([
  ['an answer that is not what it says', new DecodeError(operation, status(200), 'JSON', 0), 'other'],
  [
    'a connection that broke in a body',
    new NetworkError(operation, 'http://a.example', new Error('reset')),
    'network',
  ],
  ['no error at all', 'oops', 'other'],
])('counts what was thrown elsewhere: %s', (_, error, kind) => {
  const { errors } = monitored([]);
  expect(errors.handle(error, { api: 'jobs', operation: 'getJob' })).toBe(kind);
  expect(errors.counts()).toMatchObject([{ api: 'jobs', operation: 'getJob', kind, count: 1 }]);
});

test('an alert when there are too many in a sliding window', async () => {
  const { clock, alerts, fail } = monitored([{ failures: 3, withinMs: 10_000 }]);
  for (const waitMs of [0, 6000, 6000, 3999]) {
    await clock.advance(waitMs);
    await fail();
  }
  // At 0, 6 and 12 s there were three, but not within 10 s.
  expect(alerts.map(({ at, since }) => [since - clock.start, at - clock.start])).toEqual([[6000, 15_999]]);
  expect(alerts[0]?.message).toBe('3 failures within 10 s, the last one server (503) of jobs.getJob');
});

test('no other alert while it cools down, then one that tells of those between', async () => {
  const { clock, alerts, fail } = monitored([
    { name: 'jobs fail', failures: 2, withinMs: 10_000, coolDownMs: 30_000 },
  ]);
  for (let second = 0; second <= 40; second++) {
    await fail();
    await clock.advance(1000);
  }
  expect(alerts.map(({ at, suppressed }) => [at - clock.start, suppressed])).toEqual([
    [1000, 0],
    [31_000, 29],
  ]);
  expect(alerts[1]?.message).toBe(
    'jobs fail: 2 failures within 10 s, the last one server (503) of jobs.getJob; 29 more since the alert before',
  );
});

const aborted = new AbortedError(operation, 'http://a.example', new Error('enough'));
test.each<[string, Omit<ErrorThreshold, 'failures' | 'withinMs'>, Response | Error, number]>([
  ['any', {}, status(404), 1],
  ['its API', { api: 'jobs' }, status(404), 1],
  ['another API', { api: 'studio' }, status(404), 0],
  ['its operation', { operation: 'getJob' }, status(404), 1],
  ['another operation', { operation: 'listJobs' }, status(404), 0],
  ['its kind', { kind: 'not-found' }, status(404), 1],
  ['one of its kinds', { kind: ['server', 'not-found'] }, status(404), 1],
  ['another kind', { kind: 'server' }, status(404), 0],
  ['its status', { status: 404 }, status(404), 1],
  ['another status', { status: 410 }, status(404), 0],
  ['a success', {}, status(200), 0],
  ['what the caller gave up', {}, aborted, 0],
  ['what the caller gave up, where it is asked for', { kind: 'aborted' }, aborted, 1],
])('a threshold counts: %s', async (_, threshold, step, count) => {
  const { alerts, fail } = monitored([{ ...threshold, failures: 1, withinMs: 1000 }], [step]);
  await fail();
  expect(alerts).toHaveLength(count);
});

test('each operation by itself', async () => {
  const { alerts, fail } = monitored([{ per: 'operation', failures: 2, withinMs: 1000 }]);
  for (const name of ['getJob', 'listJobs', 'listJobs', 'getJob', 'getJob']) await fail(name);
  expect(alerts.map(({ last }) => last.operation)).toEqual(['listJobs', 'getJob']);
});

test('who is told and throws does no harm', async () => {
  const faults: unknown[] = [];
  const errors = errorMonitor({
    thresholds: [{ failures: 1, withinMs: 1000 }],
    onAlert: () => Promise.reject(new Error('no mail')),
    onFault: (fault) => void faults.push(fault),
  });
  const { send } = withSteps([errors.policy('jobs')], [status(503)]);
  expect((await send()).status).toBe(503);
  await settled();
  expect(faults).toEqual([new Error('no mail')]);
});

test('statuses that a server makes up do not fill the memory', async () => {
  const errors = errorMonitor();
  let next = 0;
  const { send } = withSteps([errors.policy('jobs')], [() => status(400 + (next++ % 200))]);
  for (let call = 0; call < 4000; call++) await send({}, { name: `operation${call % 20}` });
  expect(errors.counts().length).toBeLessThanOrEqual(2040);
  expect(errors.counts().reduce((sum, { count }) => sum + count, 0)).toBe(4000);
});

test.each<[Partial<ErrorThreshold>, string]>([
  [{ failures: 0 }, 'failures of a threshold is a whole number from 1 to 100,000, not 0'],
  [{ failures: 1.5 }, 'failures of a threshold is a whole number from 1 to 100,000, not 1.5'],
  [{ withinMs: 0 }, 'withinMs of a threshold is more than 0, not 0'],
  [{ coolDownMs: -1 }, 'coolDownMs of a threshold is not below 0, as -1 is'],
])('%j is no threshold', (wrong, message) => {
  const threshold = { failures: 1, withinMs: 1000, ...wrong };
  expect(() => errorMonitor({ thresholds: [threshold] })).toThrow(new RangeError(message));
});
