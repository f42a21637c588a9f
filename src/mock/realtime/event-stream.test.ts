import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
import { mockHandlers } from '../../msw.ts';
import { createMock } from '../mock.ts';
import { readMockFile } from '../mock-file/read.ts';
import { linesOf, readSection } from '../mock-file/sections.fixture.ts';
import { readStreamsSection } from '../mock-file/streams-section.ts';
import { modelOf } from '../model.fixture.ts';
import { fetchMock } from '../server/fetch.ts';
import { eventsInTime } from './events-in-time.ts';

const stream = (content: object) => ({
  get: { responses: { 200: { description: 'ok', content: { 'text/event-stream': content } } } },
});
const model = modelOf({
  openapi: '3.2.0',
  paths: {
    '/text': stream({ example: 'event: a\ndata: {"n":1}\n\n: note\n\nid: x\ndata: 2\n' }),
    '/plain': stream({ example: 'two\nlines' }),
    '/list': stream({ example: [{ event: 'a', data: { n: 1 } }, { n: 2 }, 'three'] }),
    '/ids': stream({ example: [{ id: 'a', data: 1 }, { id: 'b', data: 2 }, { comment: 'end' }] }),
    '/named': stream({ examples: { one: { value: { n: 1 } }, two: { value: { n: 2 } } } }),
    '/items': stream({
      itemSchema: {
        type: 'object',
        required: ['event', 'data'],
        properties: {
          event: { const: 'tick' },
          data: {
            type: 'string',
            contentMediaType: 'application/json',
            contentSchema: { type: 'object', required: ['n'], properties: { n: { const: 7 } } },
          },
        },
      },
    }),
    '/made': stream({ schema: { type: 'object', required: ['on'], properties: { on: { const: true } } } }),
    '/nothing': stream({}),
    '/wrong': stream({ schema: { type: 'object', required: ['n'] }, example: [{ n: 1 }, { m: 1 }] }),
  },
});
const mock = createMock(model);

async function bodyOf(path: string, headers: Record<string, string> = {}) {
  const response = await mock.fetch(path, { headers: { prefer: 'interval=0', ...headers } });
  return [response.status, await response.text()] as const;
}

test.each<[string, string, Record<string, string>, number, string]>([
  [
    'a text as it is, its last event ended',
    '/text',
    {},
    200,
    'event: a\ndata: {"n":1}\n\n: note\n\nid: x\ndata: 2\n\n',
  ],
  ['behind the last one', '/text', { 'last-event-id': 'x' }, 204, ''],
  ['a text that is no stream', '/plain', {}, 200, 'data: two\ndata: lines\n\n'],
  [
    'a list',
    '/list',
    {},
    200,
    'id: 1\nevent: a\ndata: {"n":1}\n\nid: 2\ndata: {"n":2}\n\nid: 3\ndata: three\n\n',
  ],
  ['a list, behind the second', '/list', { 'last-event-id': '2' }, 200, 'id: 3\ndata: three\n\n'],
  [
    'a list, one event',
    '/list',
    { prefer: 'events=1, interval=0' },
    200,
    'id: 1\nevent: a\ndata: {"n":1}\n\n',
  ],
  ['ids of the document', '/ids', {}, 200, 'id: a\ndata: 1\n\nid: b\ndata: 2\n\n: end\n\n'],
  ['behind one of them', '/ids', { 'last-event-id': 'a' }, 200, 'id: b\ndata: 2\n\n: end\n\n'],
  [
    'an id that nobody knows',
    '/ids',
    { 'last-event-id': 'z' },
    200,
    'id: a\ndata: 1\n\nid: b\ndata: 2\n\n: end\n\n',
  ],
  ['examples of one event each', '/named', {}, 200, 'id: 1\ndata: {"n":1}\n\nid: 2\ndata: {"n":2}\n\n'],
  [
    'the example that was asked for',
    '/named',
    { prefer: 'example=two, interval=0' },
    200,
    'id: 1\ndata: {"n":2}\n\n',
  ],
  [
    'an itemSchema',
    '/items',
    { prefer: 'events=2, interval=0' },
    200,
    'id: 1\nevent: tick\ndata: {"n":7}\n\nid: 2\nevent: tick\ndata: {"n":7}\n\n',
  ],
  [
    'a schema, behind an id',
    '/made',
    { prefer: 'events=2, interval=0', 'last-event-id': '5' },
    200,
    'id: 6\ndata: {"on":true}\n\nid: 7\ndata: {"on":true}\n\n',
  ],
  ['nothing documented', '/nothing', {}, 200, ''],
])('%s', async (_name, path, headers, status, text) => {
  expect(await bodyOf(path, headers)).toEqual([status, text]);
});

test('events that break their schema are told of', async () => {
  const response = await mock.fetch('/wrong', { headers: { prefer: 'interval=0' } });
  expect(response.headers.get('sl-violations')).toContain('Event 2 must have');
});

/** Waits that are noted instead of waited. */
function notedWaits() {
  const waits: number[] = [];
  return {
    waits,
    wait: async (ms: number, signal: AbortSignal) => {
      signal.throwIfAborted();
      waits.push(ms);
    },
  };
}

test('events come one after another, with comments where none comes for long', async () => {
  const { waits, wait } = notedWaits();
  const parts: string[] = [];
  const body = 'retry: 5\n\ndata: 1\n\n: note\n\ndata: 2\n\n';
  const pace = { intervalMs: 250, heartbeatMs: 100 };
  for await (const part of eventsInTime(body, pace, wait, new AbortController().signal)) {
    parts.push(new TextDecoder().decode(part));
  }
  const beat = ': heartbeat\n\n';
  expect(parts).toEqual(['retry: 5\n\n', 'data: 1\n\n', ': note\n\n', beat, beat, 'data: 2\n\n']);
  expect(waits).toEqual([100, 100, 50]);
});

test.each([
  ['by default a tenth of a second', {}, [100, 100]],
  ['as was asked for', { prefer: 'interval=700' }, [700, 700]],
])('fetch: %s between two', async (_name, headers, want) => {
  const { waits, wait } = notedWaits();
  const response = await fetchMock(mock.handle, '/list', { headers }, wait);
  expect((await response.text()).split('\n\n')).toHaveLength(4);
  expect(waits).toEqual(want);
});

test('fetch: a reader that goes away ends what waits', async () => {
  const waiting = Promise.withResolvers<void>();
  const ended = Promise.withResolvers<unknown>();
  const wait = (_ms: number, signal: AbortSignal) =>
    new Promise<void>((_resolve, reject) => {
      signal.addEventListener('abort', () => {
        ended.resolve(signal.reason);
        reject(signal.reason);
      });
      waiting.resolve();
    });
  const response = await fetchMock(mock.handle, '/list', {}, wait);
  const reader = response.body?.getReader();
  await reader?.read();
  const next = reader?.read();
  await waiting.promise;
  await reader?.cancel('enough');
  expect([(await next)?.done, await ended.promise]).toEqual([true, 'enough']);
});

test('a server sends each event as its time comes, without a length', async () => {
  const { waits, wait } = notedWaits();
  const server = await mock.listen({ wait });
  try {
    const response = await fetch(`${server.url}/list?__interval=50`);
    expect([response.headers.get('content-length'), response.headers.get('cache-control')]).toEqual([
      null,
      'no-store',
    ]);
    expect((await response.text()).split('\n\n')).toHaveLength(4);
    expect(waits).toEqual([50, 50]);
  } finally {
    await server.close();
  }
});

test('what asks for more than there can be is refused', async () => {
  const response = await mock.fetch('/list', { headers: { prefer: 'events=1001' } });
  expect(response.status).toBe(422);
});

test('the mock file sets the pace, with a time to wait before clients come back', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'streams-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const path = join(folder, 'api.yaml');
  await writeFile(
    path,
    'streams:\n  - { on: GET /made, events: 1, interval: 0, retry: 900, heartbeat: 50 }\n',
  );
  const file = await readMockFile(path);
  if (!file.ok) throw new Error(file.problems[0]?.message);
  const filed = createMock([{ name: 'api', model, file: file.value }]);
  expect(await (await filed.fetch('/made')).text()).toBe('retry: 900\n\nid: 1\ndata: {"on":true}\n\n');
});

test.each<[unknown, string[]]>([
  [[{ on: '*', events: 3 }], []],
  [[{ event: 3 }], ['/streams/0/event: unknown key "event". Did you mean "events"?']],
  [
    [{ events: 1001 }],
    [
      '/streams/0/events: "events" must be a whole number from 0 to 1000, not 1001. Write the number without quotes and without a unit.',
    ],
  ],
  [
    {},
    [
      '/streams: "streams" must be a list of streams, not an object. Begin each with a dash: "- { on: watchJob, events: 20, interval: 500 }".',
    ],
  ],
])('the section %j', (value, want) => {
  expect(linesOf(readSection('streams', value, readStreamsSection).defects)).toEqual(want);
});

test('the faults of a connection strike in the stream', async () => {
  const faulty = createMock(model, { journal: true });
  const server = await faulty.listen();
  try {
    // Time enough for the first event to arrive: a reset takes away what is on its way.
    const headers = { prefer: 'fault=reset-in-body, interval=200' };
    const response = await fetch(`${server.url}/list`, { headers });
    const reader = response.body?.getReader();
    const first = await reader?.read();
    expect(new TextDecoder().decode(first?.value)).toBe('id: 1\nevent: a\ndata: {"n":1}\n\n');
    await expect(reader?.read()).rejects.toThrow('terminated');
  } finally {
    await server.close();
  }
  const response = await faulty.fetch('/list', { headers: { prefer: 'fault=reset-in-body' } });
  await expect(response.text()).rejects.toThrow('terminated');
});

test('MSW streams too', async () => {
  const msw = setupServer(...mockHandlers(model, { baseUrl: 'http://api.test' }));
  msw.listen();
  try {
    const response = await fetch('http://api.test/list?__interval=0&__events=2');
    expect(await response.text()).toBe('id: 1\nevent: a\ndata: {"n":1}\n\nid: 2\ndata: {"n":2}\n\n');
  } finally {
    msw.close();
  }
});

test('the journal has the whole stream, its secrets replaced', async () => {
  const secretive = createMock(
    modelOf({ openapi: '3.1.0', paths: { '/s': stream({ example: [{ password: 'hunter2' }] }) } }),
    { journal: true },
  );
  await (await secretive.fetch('/s')).text();
  expect(secretive.state?.journal?.find().map(({ response }) => response.body)).toEqual([
    { kind: 'text', text: 'id: 1\ndata: {"password":"REDACTED"}\n\n' },
  ]);
});
