import { expect, test } from 'vitest';
import { AbortedError, NetworkError } from '../errors.ts';
import { CircuitOpenError } from '../policies/circuit-breaker.ts';
import { FakeClock, settled, withSteps } from '../policies/policies.fixture.ts';
import { retry } from '../policies/retry.ts';
import type { OperationInfo } from '../policy.ts';
import { callMetrics } from './call-metrics.ts';

const info: OperationInfo = { name: 'call', method: 'GET', path: '/things' };
const url = 'http://a.example/things';
const late = new DOMException('late', 'TimeoutError');

test.each<[string, Response | Error, object, number, number]>([
  ['200', new Response(), {}, 0, 0],
  ['304', new Response(null, { status: 304 }), {}, 0, 0],
  ['400', new Response(null, { status: 400 }), { refused: 1 }, 1, 0],
  ['401', new Response(null, { status: 401 }), { unauthorized: 1 }, 1, 0],
  ['403', new Response(null, { status: 403 }), { forbidden: 1 }, 1, 0],
  ['404', new Response(null, { status: 404 }), { 'not-found': 1 }, 1, 0],
  ['410', new Response(null, { status: 410 }), { 'not-found': 1 }, 1, 0],
  ['429', new Response(null, { status: 429 }), { 'rate-limited': 1 }, 1, 0],
  ['500', new Response(null, { status: 500 }), { server: 1 }, 1, 0],
  ['no connection', new NetworkError(info, url, new Error('refused')), { network: 1 }, 1, 0],
  ['no answer in time', new AbortedError(info, url, late), { timeout: 1 }, 1, 0],
  ['given up by the caller', new AbortedError(info, url, new Error('enough')), {}, 0, 1],
  ['not sent', new CircuitOpenError(info, 'a.example', 10), { 'circuit-open': 1 }, 1, 0],
  ['something else', new TypeError('no'), { other: 1 }, 1, 0],
])('%s', async (_, step, failuresByKind, failures, aborted) => {
  const metrics = callMetrics({ clock: new FakeClock() });
  const { send } = withSteps([metrics.policy('a')], [step]);
  await send().catch(() => undefined);
  const { total } = metrics.snapshot();
  expect(total).toMatchObject({ requests: 1, failures, aborted, failureShare: failures, inFlight: 0 });
  expect(total.failuresByKind).toEqual(failuresByKind);
});

test('by operation, by API and in all', async () => {
  const clock = new FakeClock();
  const metrics = callMetrics({ clock });
  const jobs = withSteps([metrics.policy('jobs')], [new Response(), new Response(null, { status: 503 })]);
  const studio = withSteps([metrics.policy('studio')], [new Response()]);
  await jobs.send({}, { name: 'getJob' });
  await jobs.send({}, { name: 'getJob' });
  await jobs.send({}, { name: '__proto__' });
  await studio.send({}, { name: 'getHealth' });
  const { total, apis, since } = metrics.snapshot();
  const numbers = ({ requests, failures }: typeof total) => [requests, failures];
  expect(since).toBe(clock.start);
  expect(numbers(total)).toEqual([4, 2]);
  expect(Object.entries(apis).map(([name, api]) => [name, ...numbers(api)])).toEqual([
    ['jobs', 3, 2],
    ['studio', 1, 0],
  ]);
  const operations = Object.entries(apis.jobs?.operations ?? {});
  expect(operations.map(([name, operation]) => [name, ...numbers(operation)])).toEqual([
    ['getJob', 2, 1],
    ['__proto__', 1, 1],
  ]);
  expect(Object.getPrototypeOf(apis.jobs?.operations)).toBe(Object.prototype);
});

test('what is under way, and how long it took', async () => {
  const clock = new FakeClock();
  const metrics = callMetrics({ clock });
  const answers: ((response: Response) => void)[] = [];
  const { send } = withSteps([metrics.policy('a')], [() => new Promise((done) => void answers.push(done))]);
  const [first, second] = [send(), send()];
  await clock.advance(40);
  expect(metrics.snapshot().total).toMatchObject({ inFlight: 2, requests: 0, latency: undefined });
  answers[0]?.(new Response());
  await first;
  await clock.advance(60);
  answers[1]?.(new Response());
  await second;
  const { inFlight, latency } = metrics.snapshot().total;
  expect(inFlight).toBe(0);
  expect(latency).toMatchObject({ minMs: 40, meanMs: 70, maxMs: 100 });
  expect(latency?.p50Ms).toBeCloseTo(40, 0);
  expect(latency?.p99Ms).toBeCloseTo(100, 0);
});

test('rates are of the last while alone', async () => {
  const clock = new FakeClock();
  const metrics = callMetrics({ clock, windowMs: 60_000 });
  const { send } = withSteps([metrics.policy('a')], [new Response(null, { status: 500 }), new Response()]);
  const read = () => {
    const { requests, failures, requestsPerSecond } = metrics.snapshot().total.window;
    return [requests, failures, Number(requestsPerSecond.toFixed(3))];
  };
  await send();
  // In the first second the rate is that of a second.
  expect(read()).toEqual([1, 1, 1]);
  await clock.advance(9000);
  await send();
  expect(read()).toEqual([2, 1, 0.222]);
  await clock.advance(50_999);
  expect(read()).toEqual([2, 1, 0.033]);
  await clock.advance(1);
  // The first is a minute old.
  expect(read()).toEqual([1, 0, 0.018]);
  await clock.advance(60_000);
  expect(read()).toEqual([0, 0, 0]);
  expect(metrics.snapshot().total).toMatchObject({
    requests: 2,
    window: { latency: undefined, failureShare: 0 },
  });
});

test('calls or attempts, by its place in the list', async () => {
  const [calls, attempts] = [callMetrics(), callMetrics()];
  const again = retry({ random: () => 0 });
  const { send } = withSteps(
    [calls.policy('a'), again, attempts.policy('a')],
    [new Response(null, { status: 503 }), new Response()],
  );
  await send();
  expect(calls.snapshot().total).toMatchObject({ requests: 1, failures: 0 });
  expect(attempts.snapshot().total).toMatchObject({ requests: 2, failures: 1 });
});

test('a reset forgets what has ended', async () => {
  const clock = new FakeClock();
  const metrics = callMetrics({ clock });
  let answer = (_: Response) => {};
  const { send } = withSteps(
    [metrics.policy('a')],
    [
      new Response(),
      () =>
        new Promise((done) => {
          answer = done;
        }),
    ],
  );
  await send();
  const open = send();
  await clock.advance(10);
  metrics.reset();
  expect(metrics.snapshot()).toMatchObject({
    since: clock.start + 10,
    total: { requests: 0, inFlight: 1, window: { requests: 0 } },
  });
  answer(new Response());
  await open;
  await settled();
  expect(metrics.snapshot().total).toMatchObject({ requests: 1, inFlight: 0 });
});

test('a window is some time', () => {
  expect(() => callMetrics({ windowMs: 0 })).toThrow(
    new RangeError('windowMs is more than 0 milliseconds, not 0'),
  );
});
