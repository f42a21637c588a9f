import { expect, test } from 'vitest';
import { callsOf } from '../call.fixture.ts';
import { readFaultsSection } from '../mock-file/faults-section.ts';
import { readSection, shopModel } from '../mock-file/sections.fixture.ts';
import { createFaults, type FaultDecision } from './create-faults.ts';
import { faultsOfWords } from './faults-of-words.ts';

const model = shopModel();

function faultsOf(written: unknown) {
  const { section, defects } = readSection('faults', written, readFaultsSection);
  expect(defects).toEqual([]);
  return section;
}

/** What happens, without why. */
function effectOf(decision: FaultDecision | undefined): unknown {
  if (!decision?.ok) return decision;
  const { delivery, directed } = decision;
  return { ...delivery, ...(directed && { status: directed.status }) };
}

/** What happens to so many requests to one operation: `.` where nothing does. */
function strikes(written: unknown, count: number, id = 'listOrders', seed = '1', session = ''): string {
  const faults = createFaults(model, faultsOf(written));
  const { call } = callsOf(model, seed);
  return Array.from({ length: count }, () => (faults.decide(call(id, { session })) ? 'x' : '.')).join('');
}

test.each<[string, unknown, string]>([
  ['each request, where nothing else is said', [{ fault: 'reset' }], 'xxxxxxxx'],
  ['the first ones', [{ fault: 'reset', first: 3 }], 'xxx.....'],
  ['each third one', [{ fault: 'reset', every: 3 }], '..x..x..'],
  ['each second one of the first five', [{ fault: 'reset', first: 5, every: 2 }], '.x.x....'],
  ['none', [{ fault: 'reset', rate: 0 }], '........'],
  ['the operation by its id', [{ fault: 'reset', on: 'listOrders' }], 'xxxxxxxx'],
  ['the operation by method and path', [{ fault: 'reset', on: 'get /orders' }], 'xxxxxxxx'],
  ['a tag', [{ fault: 'reset', on: 'tag:Orders' }], 'xxxxxxxx'],
  ['one of a list', [{ fault: 'reset', on: ['listItems', 'tag:Orders'] }], 'xxxxxxxx'],
  ['other operations', [{ fault: 'reset', on: 'tag:Items' }], '........'],
])('strikes %s', (_name, written, want) => {
  expect(strikes(written, 8)).toBe(want);
});

test('the same requests meet the same faults, other seeds and sessions others', () => {
  const half = [{ fault: 'reset', rate: 0.5 }];
  const first = strikes(half, 40);
  expect(strikes(half, 40)).toBe(first);
  expect(strikes(half, 40, 'listOrders', '2')).not.toBe(first);
  expect(strikes(half, 40, 'listOrders', '1', 'other')).not.toBe(first);
});

test('so many are struck as the rate says', () => {
  const count = strikes([{ fault: 'reset', rate: 0.1 }], 20_000).replaceAll('.', '').length;
  expect(Math.abs(count - 2000)).toBeLessThan(130);
});

test('a world that is put back meets the same again', () => {
  const faults = createFaults(model, faultsOf([{ fault: 'reset', rate: 0.5 }]));
  const { call, worlds } = callsOf(model);
  const run = () => Array.from({ length: 30 }, () => effectOf(faults.decide(call('listOrders'))));
  run();
  worlds.snapshot('', 'here');
  const before = run();
  worlds.restore('', 'here');
  expect(run()).toEqual(before);
});

test('of several, the first decides on each part of the answer', () => {
  const faults = createFaults(
    model,
    faultsOf([
      { latency: 200 },
      { on: 'listOrders', status: 503 },
      { fault: 'reset' },
      { latency: 900, bandwidth: 1000, dribble: { over: 500, parts: 4 } },
    ]),
  );
  const { call } = callsOf(model);
  const rest = { delayMs: 200, bytesPerSecond: 1000, dribble: { parts: 4, overMs: 500 } };
  expect(effectOf(faults.decide(call('listOrders')))).toEqual({ ...rest, status: 503 });
  expect(effectOf(faults.decide(call('listItems')))).toEqual({ ...rest, fault: 'reset' });
});

test('a status is for the operations that document it', () => {
  const faults = createFaults(model, faultsOf([{ status: 503 }]));
  const { call } = callsOf(model);
  const statuses = ['listOrders', 'addOrder', 'listItems'].map((id) => effectOf(faults.decide(call(id))));
  expect(statuses).toEqual([{ status: 503 }, { status: 503 }, undefined]);
});

test.each<[string, Record<string, string>, string, unknown]>([
  ['a word', { prefer: 'fault=reset' }, '', { fault: 'reset' }],
  ['a word among others', { prefer: 'code=200, Fault="latency:500"' }, '', { delayMs: 500 }],
  ['a status', { prefer: 'fault=503' }, '', { status: 503 }],
  ['a fault of the file', { prefer: 'fault=flaky' }, '', { fault: 'truncated' }],
  ['the query', {}, 'a=1&__fault=closed', { fault: 'closed' }],
  ['the query beside a Prefer', { prefer: 'code=200' }, '__fault=closed', undefined],
  ['nothing', { prefer: 'example=default' }, '', undefined],
  [
    'a fault that there is not',
    { prefer: 'fault=rest' },
    '',
    { ok: false, detail: 'there is no fault "rest". Did you mean "reset"?' },
  ],
  [
    'a status that is not documented',
    { prefer: 'fault=500' },
    '',
    { ok: false, detail: 'GET /orders has no response 500. Documented: 200, 503.' },
  ],
])('a request asks for %s', (_name, headers, query, want) => {
  const faults = createFaults(model, faultsOf([{ name: 'flaky', fault: 'truncated', rate: 0 }]));
  const { call } = callsOf(model);
  expect(effectOf(faults.decide(call('listOrders', { headers, query })))).toEqual(want);
});

test('what was asked for is all that happens', () => {
  const faults = createFaults(model, faultsOf([{ latency: 500 }, { fault: 'reset' }]));
  const { call } = callsOf(model);
  const decision = faults.decide(call('listOrders', { headers: { prefer: 'fault=empty' } }));
  expect(decision).toEqual({
    ok: true,
    delivery: { fault: 'empty' },
    because: 'fault empty, as asked for: the answer has no body',
  });
});

test('an operation without faults is not counted, and its world is left alone', () => {
  const faults = createFaults(model, faultsOf([{ on: 'listItems', fault: 'reset' }]));
  const { call, worlds } = callsOf(model);
  expect(faults.decide(call('listOrders'))).toBeUndefined();
  expect([...worlds.of('').notes]).toEqual([]);
});

test('explains what an operation can meet', () => {
  const faults = createFaults(
    model,
    faultsOf([
      { latency: { median: 100, p95: 400 }, every: 3 },
      { name: 'flaky', status: 503, rate: 0.125 },
      { on: 'listOrders', fault: 'reset-in-body', first: 1 },
      { name: 'slow', latency: { min: 10, max: 20 }, bandwidth: 500, dribble: 800, rate: 0 },
    ]),
  );
  const [operation] = model.operations;
  expect(operation && faults.explain(operation)).toEqual([
    'faults/0: waits 100 ms at the median, sigma 0.843, every 3 requests',
    'flaky: answers 503, 12.5 % of requests',
    'faults/2: the answer breaks off in its body: the connection is reset, the first request',
    'slow: waits 10 to 20 ms, sends 500 bytes a second, sends 10 parts over 800 ms, only when asked for',
  ]);
});

test('words of a command line', () => {
  const known = faultsOf([{ name: 'flaky', on: 'listOrders', status: 503, rate: 0, first: 2 }]);
  const read = faultsOfWords(['flaky@0.5', 'flaky', 'latency:100'], known);
  if (!read.ok) throw new Error(read.reason);
  expect(read.faults.map(({ label, rate, first, effect }) => ({ label, rate, first, effect }))).toEqual([
    { label: 'flaky', rate: 0.5, first: undefined, effect: { status: 503 } },
    { label: 'flaky', rate: 1, first: undefined, effect: { status: 503 } },
    { label: 'latency:100', rate: 1, first: undefined, effect: { latency: { kind: 'fixed', ms: 100 } } },
  ]);
  const { call } = callsOf(model);
  const faults = createFaults(model, read.faults);
  expect(effectOf(faults.decide(call('listItems')))).toEqual({ delayMs: 100 });
  expect(faultsOfWords(['flakey'], known)).toEqual({
    ok: false,
    reason: 'there is no fault "flakey". Did you mean "flaky"?',
  });
  expect(faultsOfWords(['flaky@7'], known)).toEqual({
    ok: false,
    reason: 'the rate behind "@" must be from 0 to 1: "flaky@0.1"',
  });
});
