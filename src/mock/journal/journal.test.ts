import { expect, test } from 'vitest';
import { modelOf } from '../model.fixture.ts';
import type { CallQuery } from './call-query.ts';
import { creation, jobsJournal, jobsModel, recordOf, startMs } from './journal.fixture.ts';
import { Journal } from './journal.ts';

const minuteMs = 60_000;

function filled(): Journal {
  const journal = jobsJournal();
  journal.record(recordOf({ session: 'a', request: { target: '/v1/jobs?status=done' } }));
  journal.record(creation({ type: 'export' }, { session: 'b', timeMs: startMs + minuteMs }));
  journal.record(
    recordOf({ operation: 'getJob', request: { target: '/jobs/v1/jobs/7/' }, response: { status: 404 } }),
  );
  journal.record(recordOf({ operation: null, request: { method: 'patch', target: '/nowhere' } }));
  return journal;
}

test.each<[string, CallQuery, number[]]>([
  ['everything, in order', {}, [1, 2, 3, 4]],
  ['an operationId', { operation: 'createJob' }, [2]],
  ['method and template', { operation: 'GET /jobs/{id}' }, [3]],
  ['an operation that was not called', { operation: 'reset' }, []],
  ['the API', { api: 'jobs' }, [1, 2, 3]],
  ['a session', { session: 'a' }, [1]],
  ['no session', { session: '' }, [3, 4]],
  ['a session that never was', { session: 'c' }, []],
  ['a method in any case', { method: 'PATCH' }, [4]],
  ['a template', { path: '/jobs/{id}' }, [3]],
  ['a path below its base', { path: '/jobs/7' }, [3]],
  ['a path as it was sent', { path: '/v1/jobs' }, [1, 2]],
  ['a status', { status: 201 }, [2]],
  ['a range', { status: '4xx' }, [3]],
  ['a time', { since: new Date(startMs + minuteMs) }, [2]],
  ['what came after', { after: 2 }, [3, 4]],
  ['a value', { where: ({ parameters }) => parameters.query.status === 'done' }, [1]],
  ['a body', { where: ({ body }) => JSON.stringify(body) === '{"type":"export"}' }, [2]],
  ['several', { method: 'GET', status: 200, session: 'a' }, [1]],
])('finds by %s', (_name, query, want) => {
  const journal = filled();
  expect(journal.find(query).map(({ id }) => id)).toEqual(want);
  expect(journal.count(query)).toBe(want.length);
});

test('a call as it is read', () => {
  const journal = jobsJournal();
  journal.record(
    creation(
      { type: 'export', hush: 'sesame' },
      {
        session: 'a',
        request: {
          target: '/v1/jobs?k=12345678',
          headers: { 'content-type': 'application/json', authorization: 'Bearer x.y.z' },
        },
        response: { headers: { 'content-type': 'application/json' }, body: '{"id":7,"echo":"sesame"}' },
        violations: [{ location: ['request', 'body'], severity: 'Error', message: '"sesame" is too short' }],
        source: { kind: 'nothing' },
        because: 'created jobs/7',
      },
    ),
  );
  expect(journal.get(1)).toEqual({
    id: 1,
    time: '2026-05-04T10:00:00.000Z',
    durationMs: 1.5,
    session: 'a',
    api: 'jobs',
    operation: 'createJob',
    request: {
      method: 'POST',
      target: '/v1/jobs?k=REDACTED',
      headers: { 'content-type': 'application/json', authorization: 'Bearer REDACTED' },
      body: { kind: 'value', value: { type: 'export', hush: 'REDACTED' } },
      bodySize: 33,
    },
    response: {
      status: 201,
      headers: { 'content-type': 'application/json' },
      body: { kind: 'value', value: { id: 7, echo: 'REDACTED' } },
      bodySize: 24,
    },
    violations: [{ location: ['request', 'body'], severity: 'Error', message: '"REDACTED" is too short' }],
    source: { kind: 'nothing' },
    because: 'created jobs/7',
  });
  expect(journal.get(2)).toBe(undefined);
});

test('the latest of each session are kept', () => {
  const journal = jobsJournal({ maxCalls: 3 });
  for (const session of ['a', 'b', 'a', 'a', 'a', 'a']) journal.record(recordOf({ session }));
  expect(journal.find().map(({ id, session }) => `${id}${session}`)).toEqual(['2b', '4a', '5a', '6a']);
  expect(journal.dropped).toBe(2);
});

test('of many sessions the one silent longest is forgotten', () => {
  const journal = jobsJournal({ maxSessions: 2 });
  for (const session of ['a', 'b', 'a', 'c']) journal.record(recordOf({ session }));
  expect(journal.find().map(({ session }) => session)).toEqual(['a', 'a', 'c']);
});

test('memory is bounded: the oldest of the session silent longest go first', () => {
  const journal = jobsJournal({ maxBytes: 100_000 });
  const body = Buffer.alloc(30_000);
  for (const session of ['a', 'b', 'b', 'b', 'b']) journal.record(recordOf({ session, request: { body } }));
  expect(journal.find().map(({ id }) => id)).toEqual([3, 4, 5]);
  expect(journal.bytes).toBeGreaterThan(90_000);
  expect(journal.bytes).toBeLessThanOrEqual(100_000);
  journal.record(recordOf({ session: 'c', request: { body: Buffer.alloc(100_000) } }));
  expect([journal.count(), journal.bytes]).toEqual([0, 0]);
});

test('clearing gives the memory back', () => {
  const journal = jobsJournal();
  for (const session of ['a', 'b']) journal.record(recordOf({ session, request: { body: 'x' } }));
  const { bytes } = journal;
  journal.clear('a');
  expect([journal.count(), journal.bytes]).toEqual([1, bytes / 2]);
  journal.clear();
  expect([journal.count(), journal.bytes]).toEqual([0, 0]);
  journal.record(recordOf({ session: 'a' }));
  expect(journal.find().map(({ id }) => id)).toEqual([3]);
});

test('a body that is too large is left out, and said to be', () => {
  const journal = jobsJournal({ maxBodyBytes: 10 });
  journal.record(creation({ type: 'export' }, { response: { body: 'x'.repeat(11) } }));
  const reason = 'it was too large to be kept';
  expect(journal.get(1)).toMatchObject({
    request: { body: { kind: 'withheld', reason }, bodySize: 17 },
    response: { body: { kind: 'withheld', reason }, bodySize: 11 },
  });
  expect(journal.count({ where: ({ body }) => body === undefined })).toBe(1);
});

test.each<[string, Uint8Array, Uint8Array | string]>([
  ['as text where they are ASCII', Buffer.from('{"a":1}'), '{"a":1}'],
  [
    'as bytes of their own where they are not',
    new Uint8Array([0, 255, 0xc3, 0xa9, 5]),
    new Uint8Array([0, 255, 0xc3, 0xa9, 5]),
  ],
])('a few bytes of a large buffer do not keep all of it: %s', (_, bytes, want) => {
  const journal = jobsJournal();
  const large = Buffer.alloc(1_000_000);
  large.set(bytes, 1000);
  journal.record(recordOf({ request: { body: large.subarray(1000, 1000 + bytes.length) } }));
  const [kept] = journal.entries().map(({ requestBody }) => requestBody);
  expect(kept).toEqual(want);
  if (kept instanceof Uint8Array) expect(kept.buffer.byteLength).toBe(bytes.length);
});

test('a body that has a buffer of its own is kept as it is', () => {
  const journal = jobsJournal();
  const small = Buffer.alloc(5);
  journal.record(recordOf({ request: { body: small } }));
  expect(journal.entries()[0]?.requestBody).toBe(small);
});

test('a document that is read anew is the one that counts, and an operation that is gone is none', () => {
  let model = jobsModel;
  const journal = new Journal({ apis: () => [{ name: 'jobs', model }] });
  journal.record(recordOf({ request: { target: '/v1/jobs?zip=12345678' } }));
  expect(journal.get(1)?.request.target).toBe('/v1/jobs?zip=12345678');
  const zip = { name: 'zip', in: 'query', schema: { type: 'string', format: 'password' } };
  model = modelOf({
    paths: {
      '/x': { get: { operationId: 'x', parameters: [zip], responses: { 200: { description: 'ok' } } } },
    },
  });
  expect(journal.get(1)?.request.target).toBe('/v1/jobs?zip=REDACTED');
  expect(journal.count({ operation: 'listJobs' })).toBe(1);
  expect(journal.count({ path: '/jobs' })).toBe(0);
});

test('names that every object has are data', () => {
  const journal = jobsJournal();
  const body = '{"__proto__":{"polluted":1},"constructor":2}';
  const headers = JSON.parse('{"content-type":"application/json","__proto__":"x"}');
  journal.record(creation(undefined, { session: '__proto__', request: { headers, body } }));
  const [call] = journal.find({ session: '__proto__' });
  expect(JSON.stringify(call?.request)).toContain('"value":{"__proto__":{"polluted":1},"constructor":2}');
  expect(Object.keys(call?.request.headers ?? {})).toEqual(['content-type', '__proto__']);
  expect(Object.hasOwn(Object.prototype, 'polluted')).toBe(false);
});

test('what is nested too deep is cut', () => {
  const journal = jobsJournal();
  const depth = 20_000;
  journal.record(creation(undefined, { request: { body: `${'['.repeat(depth)}${']'.repeat(depth)}` } }));
  expect(JSON.stringify(journal.get(1))).toContain('["nested too deep to be shown"]');
});
