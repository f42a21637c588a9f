import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { createMock, type Mock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import { openState } from '../persist/open-state.ts';
import { redisProgram, startRedis } from '../persist/redis-server.fixture.ts';
import type { RunningServer } from '../server/server.ts';

const order = { $ref: '#/components/schemas/Order' };
const json = (schema: object, description = 'ok') => ({
  description,
  content: { 'application/json': { schema } },
});
const id = { in: 'path', name: 'order_id', required: true, schema: { type: 'integer' } };
const body = { content: { 'application/json': { schema: order } } };
const stream = (content: object, parameters: object[] = []) => ({
  get: {
    parameters,
    responses: { 200: { description: 'ok', content: { 'text/event-stream': content } } },
  },
});
const named = (event: string, data: object) => ({
  type: 'object',
  required: ['event', 'data'],
  properties: {
    event: { const: event },
    data: { type: 'string', contentMediaType: 'application/json', contentSchema: data },
  },
});
const gone = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const model = modelOf({
  openapi: '3.2.0',
  paths: {
    '/orders': {
      get: { responses: { 200: json({ type: 'array', items: order }) } },
      post: { requestBody: body, responses: { 201: json(order) } },
    },
    '/orders/{order_id}': {
      get: { parameters: [id], responses: { 200: json(order), 404: { description: 'none' } } },
      patch: { parameters: [id], requestBody: body, responses: { 200: json(order) } },
      delete: { parameters: [id], responses: { 204: { description: 'gone' } } },
    },
    '/plain': stream({ schema: order }),
    '/list': stream({
      schema: { type: 'array', items: order },
      example: [{ event: 'order_added', data: {} }],
    }),
    '/named': stream({
      itemSchema: { oneOf: [named('order.created', order), named('order.deleted', gone)] },
    }),
    '/enveloped': stream({
      schema: {
        type: 'object',
        properties: { action: { enum: ['created', 'updated', 'deleted'] }, order },
      },
    }),
    '/orders/{order_id}/watch': stream({ schema: order }, [id]),
    '/other': stream({ schema: { type: 'object', required: ['n'], properties: { n: { const: 7 } } } }),
  },
  components: {
    schemas: {
      Order: {
        type: 'object',
        required: ['id', 'text'],
        properties: { id: { type: 'integer', readOnly: true }, text: { type: 'string' } },
      },
    },
  },
});

const started: RunningServer[] = [];
afterEach(async () => {
  for (const server of started.splice(0)) await server.close();
});

async function serve(options: Parameters<typeof createMock>[1] = {}): Promise<{ mock: Mock; url: string }> {
  const mock = createMock(model, { stateful: true, empty: true, ...options });
  const server = await mock.listen();
  started.push(server);
  return { mock, url: server.url };
}

/** Reads a stream until it says so much, or ends. */
async function open(url: string, headers: Record<string, string> = {}) {
  const gone = new AbortController();
  const response = await fetch(url, { headers, signal: gone.signal });
  const parts = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  return {
    status: response.status,
    async until(end: string): Promise<string> {
      while (!text.includes(end)) {
        const part = await parts?.read();
        if (!part || part.done) break;
        text += part.value;
      }
      return text.replace(': following\n\n', '');
    },
    leave: () => gone.abort(),
  };
}

function send(url: string, line: string, text?: string, headers: Record<string, string> = {}) {
  const [method = '', path = ''] = line.split(' ');
  const type = { 'content-type': 'application/json', ...headers };
  return fetch(`${url}${path}`, { method, headers: type, ...(text && { body: JSON.stringify({ text }) }) });
}

/** What happens to two orders, of which a stream tells. */
async function play(url: string): Promise<void> {
  await send(url, 'POST /orders', 'one');
  await send(url, 'POST /orders', 'two');
  await send(url, 'PATCH /orders/1', 'changed');
  await send(url, 'DELETE /orders/2');
}

const item = (number: number, text: string) => `{"id":${number},"text":"${text}"}`;

test.each<[string, string, string]>([
  ['the item as it is', '/plain', `id: 1\ndata: ${item(1, 'one')}\n\n`],
  ['the item by the name of an example', '/list', `id: 1\nevent: order_added\ndata: ${item(1, 'one')}\n\n`],
  ['a form of its own for each', '/named', `id: 1\nevent: order.created\ndata: ${item(1, 'one')}\n\n`],
  ['an envelope', '/enveloped', `id: 1\ndata: {"action":"created","order":${item(1, 'one')}}\n\n`],
])('an event stream tells of %s', async (_name, path, want) => {
  const { url } = await serve();
  const events = await open(`${url}${path}`);
  await send(url, 'POST /orders', 'one');
  expect(await events.until('"one"}')).toContain(want.trimEnd());
  events.leave();
});

test('tells of changes and deletes too, and of nothing that the document has no form for', async () => {
  const { url } = await serve();
  const [plain, own] = [await open(`${url}/plain`), await open(`${url}/named`)];
  await send(url, 'POST /orders', 'one');
  await plain.until('"one"}');
  await own.until('"one"}');
  await send(url, 'PATCH /orders/1', 'changed');
  await plain.until('"changed"}');
  await send(url, 'DELETE /orders/1');
  expect(await plain.until('deleted\ndata: {"id":1,"text":"changed"}\n\n')).toBe(
    `id: 1\ndata: ${item(1, 'one')}\n\nid: 2\ndata: ${item(1, 'changed')}\n\nid: 3\nevent: deleted\ndata: ${item(1, 'changed')}\n\n`,
  );
  expect(await own.until('{"id":1}\n\n')).toBe(
    `id: 1\nevent: order.created\ndata: ${item(1, 'one')}\n\nid: 3\nevent: order.deleted\ndata: {"id":1}\n\n`,
  );
});

test('goes on behind Last-Event-ID, and tells what happened while nobody read', async () => {
  const { url } = await serve();
  const first = await open(`${url}/plain`, { prefer: 'events=1' });
  await send(url, 'POST /orders', 'one');
  expect(await first.until('never said')).toBe(`id: 1\ndata: ${item(1, 'one')}\n\n`);
  await play(url);
  const again = await open(`${url}/plain`, { 'last-event-id': '1', prefer: 'events=2' });
  // What came and went meanwhile, nobody has seen.
  expect(await again.until('never said')).toBe(
    `id: 2\ndata: ${item(1, 'changed')}\n\nid: 3\ndata: ${item(3, 'two')}\n\n`,
  );
  const unknown = await open(`${url}/plain`, { 'last-event-id': '99' });
  await send(url, 'POST /orders', 'next');
  expect(await unknown.until('next"}\n\n')).toBe(`id: 4\ndata: ${item(4, 'next')}\n\n`);
});

test('tells each session its own, and each path its item', async () => {
  const { url } = await serve();
  const session = { 'x-mock-session': 'b' };
  const [own, one] = [await open(`${url}/plain`, session), await open(`${url}/orders/1/watch`)];
  await play(url);
  await send(url, 'POST /orders', 'of b', session);
  expect(await own.until('of b"}\n\n')).toBe(`id: 1\ndata: ${item(1, 'of b')}\n\n`);
  expect(await one.until('"changed"}')).not.toContain('"id":2');
});

test('a reset is told as what it does to items', async () => {
  const { mock, url } = await serve();
  const events = await open(`${url}/plain`);
  await send(url, 'POST /orders', 'one');
  await events.until('"one"}\n\n');
  mock.state?.worlds.reset('');
  expect(await events.until('event: deleted')).toContain(`id: 2\nevent: deleted\ndata: ${item(1, 'one')}`);
});

test('what was told is kept with the world: ids go on after a restart', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-events-'));
  const told: string[] = [];
  try {
    for (const lastId of [undefined, '1']) {
      const keep = await openState(`sqlite:${join(folder, 'mock.db')}`);
      const { url } = await serve({ keep });
      const from = { prefer: 'events=1', ...(lastId !== undefined && { 'last-event-id': lastId }) };
      const events = await open(`${url}/plain`, from);
      await events.until('following');
      await send(url, 'POST /orders', 'made');
      told.push(await events.until('never said'));
      await started.pop()?.close();
      await keep.close();
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  expect(told).toEqual([1, 2].map((number) => `id: ${number}\ndata: ${item(number, 'made')}\n\n`));
});

test.skipIf(redisProgram === undefined)(
  'one mock tells of what another one did on the same state',
  async () => {
    const redis = await startRedis();
    const keeps = [await openState(redis.url), await openState(redis.url)] as const;
    try {
      const [one, other] = [await serve({ keep: keeps[0] }), await serve({ keep: keeps[1] })];
      const streams = [await open(`${one.url}/plain`), await open(`${other.url}/plain`)];
      for (const events of streams) await events.until('following');
      // Each has looked once when a request after it is answered: they take turns.
      for (const { url } of [one, other]) await fetch(`${url}/orders`);
      await send(other.url, 'POST /orders', 'one');
      for (const events of streams) await events.until('"one"}\n\n');
      await send(one.url, 'PATCH /orders/1', 'changed');
      const want = `id: 1\ndata: ${item(1, 'one')}\n\nid: 2\ndata: ${item(1, 'changed')}\n\n`;
      for (const events of streams) expect(await events.until('"changed"}\n\n')).toBe(want);
      for (const events of streams) events.leave();
    } finally {
      for (const server of started.splice(0)) await server.close();
      for (const keep of keeps) await keep.close();
      await redis.kill();
    }
  },
);

test('heartbeats come where nothing happens, by the time of the server', async () => {
  const mock = createMock(model, { stateful: true, empty: true });
  let waited = 0;
  const server = await mock.listen({
    wait: async (ms, signal) => {
      waited += ms;
      await new Promise((resolve) => setImmediate(resolve));
      signal?.throwIfAborted();
    },
  });
  started.push(server);
  const events = await open(`${server.url}/plain`);
  expect(await events.until(': heartbeat\n\n')).toContain(': heartbeat\n\n');
  expect(waited).toBeGreaterThanOrEqual(14_950);
  events.leave();
});

test('other streams, an asked-for example and a mock that remembers nothing are as ever', async () => {
  const { url } = await serve();
  const prefer = 'events=1, interval=0';
  const text = async (path: string, headers = {}) =>
    (await fetch(`${url}${path}`, { headers: { prefer, ...headers } })).text();
  expect(await text('/other')).toBe('id: 1\ndata: {"n":7}\n\n');
  expect(await text('/plain', { prefer: `${prefer}, dynamic=true` })).toMatch(/^id: 1\ndata: \{.*\}\n\n$/);
  const plain = createMock(model);
  const response = await plain.fetch('/list', { headers: { prefer } });
  expect(await response.text()).toBe('id: 1\nevent: order_added\ndata: {}\n\n');
});
