import { expect, test } from 'vitest';
import { startTime, usersMock } from '../admin/admin.fixture.ts';
import type { MockEvent, RequestEvent } from '../events.ts';
import { firedFaults } from './fired-faults.ts';
import { metricFamilies } from './metric-families.ts';
import { createPrometheusText } from './prometheus-text.ts';
import { createRequestCounts } from './request-counts.ts';

const answered = (more: Partial<RequestEvent> = {}): RequestEvent => ({
  kind: 'request',
  method: 'GET',
  target: '/jobs',
  status: 200,
  durationMs: 1.5,
  violations: [],
  ...more,
});
const ofJobs = { api: 'jobs', operation: 'GET /jobs' };
const violation = { location: ['request', 'query', 'page'], severity: 'Error', code: 'type', message: 'no' };

/** The lines that say something of ours, without buckets. */
async function linesOf(events: readonly MockEvent[], keeps?: Parameters<typeof metricFamilies>[1]) {
  const counts = createRequestCounts();
  for (const event of events) counts.count(event);
  const text = await createPrometheusText().render(metricFamilies(counts, keeps));
  return text.split('\n').filter((line) => line.startsWith('concordat_') && !line.includes('_bucket'));
}

test.each<[string, readonly MockEvent[], readonly string[]]>([
  [
    'requests and their time',
    [answered(ofJobs), answered({ ...ofJobs, durationMs: 500 }), answered({ ...ofJobs, status: 404 })],
    [
      'concordat_requests_total{api="jobs",operation="GET /jobs",method="GET",status="200"} 2',
      'concordat_requests_total{api="jobs",operation="GET /jobs",method="GET",status="404"} 1',
      'concordat_request_duration_seconds_sum{api="jobs",operation="GET /jobs",method="GET"} 0.503',
      'concordat_request_duration_seconds_count{api="jobs",operation="GET /jobs",method="GET"} 3',
    ],
  ],
  [
    'whatever no document has, as one',
    [answered({ target: '/a', status: 404 }), answered({ target: '/b', status: 404, method: 'WHATEVER' })],
    [
      'concordat_requests_total{api="",operation="unknown",method="GET",status="404"} 1',
      'concordat_requests_total{api="",operation="unknown",method="OTHER",status="404"} 1',
    ],
  ],
  [
    'violations by side and code',
    [answered({ violations: [violation, violation, { ...violation, location: ['response', 'body'] }] })],
    [
      'concordat_violations_total{side="request",code="type"} 2',
      'concordat_violations_total{side="response",code="type"} 1',
    ],
  ],
  [
    'faults by kind',
    [answered({ delivery: { fault: 'reset', delayMs: 5 } }), answered({ delivery: { delayMs: 5 } })],
    ['concordat_faults_total{fault="reset"} 1', 'concordat_faults_total{fault="latency"} 2'],
  ],
  [
    'callbacks by what came of them',
    [
      { kind: 'callback', name: 'done', method: 'POST', url: 'http://localhost/', status: 204 },
      { kind: 'callback', name: 'done', method: 'POST', url: 'http://localhost/', error: 'no' },
    ],
    ['concordat_callbacks_total{outcome="sent"} 1', 'concordat_callbacks_total{outcome="failed"} 1'],
  ],
])('counts %s', async (_name, events, want) => {
  const lines = await linesOf(events);
  expect(lines.filter((line) => want.includes(line))).toEqual(want);
});

test('a bucket holds all that took no longer', async () => {
  const counts = createRequestCounts();
  for (const durationMs of [0.4, 0.5, 3, 20_000]) counts.count(answered({ ...ofJobs, durationMs }));
  const text = await createPrometheusText().render(metricFamilies(counts, undefined));
  const buckets = [...text.matchAll(/concordat_request_duration_seconds_bucket\{.*le="(.*)"\} (\d+)/g)];
  expect(buckets.map(([, bound, count]) => `${bound}: ${count}`)).toEqual([
    ...['0.0005: 2', '0.001: 2', '0.0025: 2', '0.005: 3', '0.01: 3', '0.025: 3', '0.05: 3', '0.1: 3'],
    ...['0.25: 3', '0.5: 3', '1: 3', '2.5: 3', '5: 3', '10: 3', '+Inf: 4'],
  ]);
});

test('the process is told of too', async () => {
  const text = await createPrometheusText().render([]);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect(text).toMatch(/^nodejs_eventloop_lag_seconds /m);
});

test('strangers do not make series without end', () => {
  const counts = createRequestCounts();
  for (let count = 0; count < 20_100; count += 1) {
    counts.count(
      answered({ api: 'a', operation: `GET /${count}`, violations: [{ ...violation, code: count }] }),
    );
  }
  expect(counts.operations.size).toBe(20_001);
  expect(counts.operations.get('more')?.statuses.get(200)).toBe(100);
  expect(counts.violations.size).toBe(501);
});

test('what a mock keeps is counted without being used', async () => {
  let now = startTime;
  const mock = usersMock({ time: () => now, empty: true });
  const add = (session: string) =>
    mock.fetch('/users', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-mock-session': session },
      body: '{"name":"Ada"}',
    });
  await add('a');
  await add('b');
  await add('b');
  const kept = async () =>
    (await linesOf([], mock.control)).filter((line) => !/bytes|journal_requests/.test(line));
  expect(await kept()).toEqual(['concordat_worlds 2', 'concordat_items{api="users"} 3']);
  expect((await linesOf([], mock.control)).at(-2)).toBe('concordat_journal_requests 3');
  // Nobody has used them for more than the hour that they are kept, however often they were counted.
  now = new Date(startTime.getTime() + 3_500_000);
  await kept();
  now = new Date(startTime.getTime() + 3_700_000);
  await add('c');
  expect(await kept()).toEqual(['concordat_worlds 1', 'concordat_items{api="users"} 1']);
});

test.each<[Parameters<typeof firedFaults>[0], readonly string[]]>([
  [{}, []],
  [{ delivery: { events: { intervalMs: 1, heartbeatMs: 1 } } }, []],
  [{ delivery: { bytesPerSecond: 9, dribble: { parts: 2, overMs: 9 } } }, ['slow', 'dribble']],
  [{ source: { kind: 'behaviour', because: 'fault 503: answers 503', repaired: false } }, ['status']],
  [{ source: { kind: 'behaviour', because: 'created users/1', repaired: false } }, []],
])('faults of %j', (event, want) => {
  expect(firedFaults(event)).toEqual(want);
});

test('a fault of a running mock is counted', async () => {
  const counts = createRequestCounts();
  const mock = usersMock({ log: counts.count });
  const body = '{"name":"Ada"}';
  const headers = { 'content-type': 'application/json' };
  await mock.fetch('/users', { method: 'POST', headers: { ...headers, prefer: 'fault=503' }, body });
  await mock.fetch('/users', { method: 'POST', headers: { ...headers, prefer: 'fault=truncated' }, body });
  expect([...counts.faults]).toEqual([
    ['status', 1],
    ['truncated', 1],
  ]);
});
