import { afterEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createMock, type Mock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import { type RunningServer, serve } from '../server/server.ts';

const json = (schema: object) => ({ description: 'ok', content: { 'application/json': { schema } } });
const job = { $ref: '#/components/schemas/Job' };
const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };

/** Jobs with a stream and a WebSocket; what the others send can be changed. */
function documentOf({ title = 'one', hasNews = true, text = 'string' } = {}) {
  const news = {
    get: {
      'x-websocket': { send: { schema: { $ref: '#/components/schemas/News' } }, receive: { schema: {} } },
      responses: { 101: { description: 'a WebSocket' } },
    },
  };
  return modelOf({
    openapi: '3.1.0',
    info: { title, version: '1' },
    paths: {
      '/jobs': { post: { responses: { 202: json(job) } } },
      '/jobs/{id}': {
        get: { parameters: [id], responses: { 200: json(job) } },
        delete: { parameters: [id], responses: { 204: { description: 'gone' } } },
      },
      '/jobs/{id}/watch': {
        get: {
          parameters: [id],
          'x-websocket': { send: { schema: job } },
          responses: { 101: { description: 'a WebSocket' } },
        },
      },
      '/jobs/events': {
        get: { responses: { 200: { description: 'ok', content: { 'text/event-stream': { schema: job } } } } },
      },
      ...(hasNews && { '/news': news }),
    },
    components: {
      schemas: {
        Job: {
          type: 'object',
          required: ['id', 'status'],
          properties: {
            id: { type: 'integer', readOnly: true },
            status: { enum: ['queued', 'running', 'completed'] },
          },
        },
        News: { type: 'object', properties: { text: { type: text } } },
      },
    },
  });
}

let server: RunningServer | undefined;
let mock: Mock;
afterEach(() => server?.close());

async function start(): Promise<string> {
  mock = createMock(documentOf(), options);
  server = await serve((request) => mock.handle(request), { upgrades: (target) => mock.upgrades(target) });
  return server.url;
}

/** Time stands where the test puts it. */
const nowMs = Date.parse('2026-01-01T00:00:00Z');
const options = { stateful: true, empty: true, time: () => new Date(nowMs) };

function reload(changes: Parameters<typeof documentOf>[0]): void {
  const before = mock;
  mock = createMock(documentOf(changes), { ...options, previous: before.state });
  before.giveWay(mock);
}

/** An open WebSocket, its messages, and how it ends. */
async function connect(url: string) {
  const socket = new WebSocket(url.replace('http', 'ws'));
  const messages: string[] = [];
  const first = Promise.withResolvers<void>();
  socket.on('message', (data) => {
    messages.push(String(data));
    first.resolve();
  });
  const closed = new Promise<readonly [number, string]>((resolve) => {
    socket.on('close', (code, reason) => resolve([code, reason.toString()]));
  });
  await new Promise((resolve) => socket.once('open', resolve));
  return { socket, messages, first: first.promise, closed };
}

const restarted = [1012, 'the document has changed: connect again'];

test.each<[string, Parameters<typeof documentOf>[0]]>([
  ['gone', { hasNews: false }],
  ['another, as what it refers to is', { text: 'integer' }],
])('a WebSocket whose operation is %s is closed with 1012', async (_name, changes) => {
  const url = await start();
  const news = await connect(`${url}/news`);
  reload(changes);
  expect(await news.closed).toEqual(restarted);
});

test('a WebSocket whose operation is the same goes over, and follows its item in the new mock', async () => {
  const url = await start();
  const made = (await (await fetch(`${url}/jobs`, { method: 'POST' })).json()) as { id: number };
  const watch = await connect(`${url}/jobs/${made.id}/watch`);
  await watch.first;
  reload({ title: 'two', text: 'integer' });
  reload({ title: 'three', hasNews: false });
  await fetch(`${url}/jobs/${made.id}`, { method: 'DELETE' });
  expect(await watch.closed).toEqual([1001, 'what was followed is there no more']);
  expect(watch.messages).toEqual([`{"id":${made.id},"status":"queued"}`]);
});

test('an event stream that goes on ends, and its reader goes on behind the last event', async () => {
  const url = await start();
  const first = await fetch(`${url}/jobs/events`);
  reload({ title: 'two' });
  expect(await first.text()).toBe(': following\n\n');
  const again = await fetch(`${url}/jobs/events`, { headers: { prefer: 'events=1' } });
  await fetch(`${url}/jobs`, { method: 'POST' });
  expect(await again.text()).toBe(': following\n\nid: 1\ndata: {"id":1,"status":"queued"}\n\n');
});
