import { get } from 'node:http';
import { afterEach, describe, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { createMock, type Mock, type MockOptions } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import { openState } from '../persist/open-state.ts';
import { redisProgram, startRedis } from '../persist/redis-server.fixture.ts';
import type { RunningServer } from '../server/server.ts';

const problem = (description: string) => ({
  description,
  content: { 'application/json': { example: { error: description } } },
});
const watch = (own: object, more: object = {}) => ({
  get: {
    'x-websocket': own,
    responses: {
      101: { description: 'a WebSocket' },
      401: problem('who?'),
      404: problem('no such job'),
      426: { description: 'upgrade' },
    },
    ...more,
  },
});
const id = { in: 'path', name: 'id', required: true, schema: { type: 'integer' } };
const status = { enum: ['queued', 'running', 'completed', 'failed'] };
const job = {
  type: 'object',
  required: ['id', 'status', 'progress'],
  properties: {
    id: { type: 'integer', readOnly: true },
    status,
    progress: { type: 'number', minimum: 0, maximum: 100, readOnly: true },
  },
};
const json = (schema: object, description = 'ok') => ({
  description,
  content: { 'application/json': { schema } },
});
const tree = { $ref: '#/components/schemas/Tree' };
const model = modelOf({
  openapi: '3.1.0',
  paths: {
    '/jobs': { post: { responses: { 202: json(job) } } },
    '/jobs/{id}': {
      get: { parameters: [id], responses: { 200: json(job), 404: problem('no such job') } },
      delete: { parameters: [id], responses: { 204: { description: 'gone' } } },
    },
    '/ws/jobs/{id}': watch(
      {
        send: {
          schema: {
            type: 'object',
            required: ['status'],
            properties: { progress: { type: 'number' }, status },
          },
        },
      },
      { parameters: [id], security: [{ token: [] }] },
    ),
    '/ws/news': watch({
      send: { examples: { one: { value: { n: 1 } }, two: { value: 'two' } } },
      closeCode: 4001,
    }),
    '/ws/made': watch({
      send: { schema: { type: 'object', required: ['n'], properties: { n: { type: 'integer' } } } },
    }),
    '/ws/trees': watch({ receive: { schema: tree } }),
    '/ws/chat': watch({
      send: { example: [{ hello: true }, { bye: true }] },
      receive: { schema: { type: 'object', required: ['say'], properties: { say: { type: 'string' } } } },
    }),
  },
  components: {
    securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
    schemas: { Tree: { type: 'array', items: tree } },
  },
});

let server: RunningServer | undefined;
afterEach(async () => {
  await server?.close();
  server = undefined;
});

async function started(options: MockOptions = {}): Promise<{ mock: Mock; url: string }> {
  const mock = createMock(model, { seed: 1, ...options });
  server = await mock.listen();
  return { mock, url: server.url };
}

const token = { authorization: 'Bearer secret-token' };

/** All messages of a connection until it is closed, or the status that refuses it. */
function connect(
  url: string,
  path: string,
  headers: Record<string, string> = {},
  say: readonly string[] = [],
) {
  const socket = new WebSocket(`${url.replace('http', 'ws')}${path}`, { headers });
  const messages: string[] = [];
  return new Promise<{ messages: string[]; code?: number; reason?: string; status?: number; error?: string }>(
    (resolve) => {
      socket.on('open', () =>
        say.filter((text) => text !== 'close').forEach((text) => void socket.send(text)),
      );
      socket.on('message', (data) => {
        messages.push(String(data));
        if (say.at(-1) === 'close' && messages.length === 2) socket.close(1000);
      });
      socket.on('unexpected-response', (_request, response) => {
        response.resume();
        resolve({ messages, status: response.statusCode ?? 0 });
      });
      socket.on('close', (code, reason) => resolve({ messages, code, reason: String(reason) }));
      socket.on('error', (error) => resolve({ messages, error: error.message }));
    },
  );
}

const news = ['{"n":1}', 'two'];
const deepTree = '['.repeat(30_000) + ']'.repeat(30_000);

describe('without state', () => {
  const quick = { prefer: 'interval=0' };
  test.each<[string, string, Record<string, string>, string[], object]>([
    ['the examples, and the close code', '/ws/news', quick, [], { messages: news, code: 4001 }],
    ['fewer of them', '/ws/news', { prefer: 'events=1' }, [], { messages: ['{"n":1}'], code: 4001 }],
    [
      'made up messages, the same each time',
      '/ws/made',
      { prefer: 'events=2, interval=0' },
      [],
      { messages: ['{"n":508}', '{"n":70}'], code: 1000 },
    ],
    [
      'invalid messages close it',
      '/ws/chat',
      quick,
      ['{"say":1}'],
      { code: 1008, reason: 'say must be string' },
    ],
    [
      'with validate=warn they do not',
      '/ws/chat',
      { prefer: 'interval=0, validate=warn' },
      ['{"say":1}', '{"say":"a"}', '{"say":"b"}', 'close'],
      { messages: ['{"hello":true}', '{"bye":true}'], code: 1000 },
    ],
    [
      'each valid one is answered with the next',
      '/ws/chat',
      quick,
      ['{"say":"a"}', '{"say":"b"}', '{"say":"c"}', '{"say":2}'],
      { messages: ['{"hello":true}', '{"bye":true}', '{"hello":true}'], code: 1008 },
    ],
    ['no JSON closes it', '/ws/chat', quick, ['{'], { code: 1008, reason: 'the message is no JSON' }],
    [
      'one that is nested too deep',
      '/ws/trees',
      quick,
      [deepTree],
      { code: 1008, reason: 'the message is nested too deep' },
    ],
    ['a message that is too large', '/ws/chat', quick, ['x'.repeat(1024 * 1024 + 1)], { code: 1009 }],
    ['no credentials', '/ws/jobs/7', {}, [], { status: 401 }],
    ['a wrong parameter', '/ws/jobs/x', token, [], { status: 422 }],
    ['what was asked for', '/ws/jobs/7', { ...token, prefer: 'code=404' }, [], { status: 404 }],
    ['no such path', '/ws/none', {}, [], { status: 404 }],
  ])('%s', { timeout: 5000 }, async (_name, path, headers, say, want) => {
    const { url } = await started();
    expect(await connect(url, path, headers, say)).toMatchObject(want);
  });

  test.each<[string, object]>([
    ['reset', { messages: [], error: 'read ECONNRESET' }],
    ['closed', { messages: [], error: 'socket hang up' }],
    ['reset-in-body', { messages: ['{"n":1}'], code: 1006 }],
    ['empty', { messages: [], code: 1000 }],
  ])('the fault %s', { timeout: 5000 }, async (fault, want) => {
    const { url } = await started({ journal: true });
    expect(await connect(url, '/ws/news', { prefer: `fault=${fault}` })).toMatchObject(want);
  });

  test.each<[string, Record<string, string>, number]>([
    ['no WebSocket is asked for', {}, 426],
    ['another protocol is', { upgrade: 'h2c' }, 426],
    ['the handshake is wrong', { upgrade: 'websocket', 'sec-websocket-key': 'x' }, 400],
  ])('%s', { timeout: 5000 }, async (_name, headers, want) => {
    const { url } = await started();
    const status = await new Promise((resolve, reject) => {
      const upgrade = 'upgrade' in headers ? { connection: 'Upgrade' } : {};
      get(`${url}/ws/news`, { headers: { ...upgrade, ...headers } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      }).on('error', reject);
    });
    expect(status).toBe(want);
  });

  test('a page of another host, as CORS says', async () => {
    const { url } = await started();
    const foreign = { origin: 'https://example.com', prefer: 'interval=0' };
    expect(await connect(url, '/ws/news', foreign)).toMatchObject({ code: 4001 });
    await server?.close();
    const strict = await started({ cors: false });
    expect(await connect(strict.url, '/ws/news', foreign)).toMatchObject({ status: 403 });
    const own = { ...foreign, origin: strict.url };
    expect(await connect(strict.url, '/ws/news', own)).toMatchObject({ code: 4001 });
  });

  test('a server that is closed ends its connections', async () => {
    const { url } = await started();
    const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/chat`, { headers: { prefer: 'events=1' } });
    await new Promise((resolve) => socket.once('message', resolve));
    const ended = new Promise((resolve) => socket.once('close', resolve));
    await server?.close();
    expect(await ended).toBe(1006);
  });
});

describe('with state', () => {
  /** A mock whose time goes on only while something waits. */
  async function stateful(options: MockOptions = {}) {
    let nowMs = Date.parse('2026-01-01T00:00:00Z');
    const mock = createMock(model, { seed: 1, stateful: true, time: () => new Date(nowMs), ...options });
    server = await mock.listen({
      wait: async (ms, signal) => {
        nowMs += ms;
        await new Promise(setImmediate);
        signal.throwIfAborted();
      },
    });
    const made = await fetch(`${server.url}/jobs`, { method: 'POST' });
    return { mock, url: server.url, job: (await made.json()) as { id: number } };
  }

  test('the progress of a job until it is completed', { timeout: 5000 }, async () => {
    const { url, job } = await stateful();
    const watched = await connect(url, `/ws/jobs/${job.id}`, { ...token, prefer: 'interval=500' });
    expect(watched).toEqual({
      messages: [
        '{"progress":0,"status":"queued"}',
        '{"progress":0,"status":"running"}',
        '{"progress":50,"status":"running"}',
        '{"progress":100,"status":"completed"}',
      ],
      code: 1000,
      reason: '',
    });
    const again = await connect(url, `/ws/jobs/${job.id}`, token);
    expect(again).toMatchObject({ messages: ['{"progress":100,"status":"completed"}'], code: 1000 });
  });

  test.skipIf(redisProgram === undefined)('what another mock does on the same state', async () => {
    const redis = await startRedis();
    const keeps = [await openState(redis.url), await openState(redis.url)] as const;
    const { url } = await started({ stateful: true, keep: keeps[0] });
    const other = await createMock(model, { stateful: true, keep: keeps[1] }).listen();
    try {
      const job = (await (await fetch(`${url}/jobs`, { method: 'POST' })).json()) as { id: number };
      const socket = new WebSocket(`${url.replace('http', 'ws')}/ws/jobs/${job.id}`, { headers: token });
      const ended = new Promise((resolve) =>
        socket.once('close', (code, reason) => resolve([code, String(reason)])),
      );
      await new Promise((resolve) => socket.once('message', resolve));
      await fetch(`${other.url}/jobs/${job.id}`, { method: 'DELETE' });
      expect(await ended).toEqual([1001, 'what was followed is there no more']);
    } finally {
      await other.close();
      await server?.close();
      for (const keep of keeps) await keep.close();
      await redis.kill();
    }
  });

  test('what is not there is refused before the upgrade', { timeout: 5000 }, async () => {
    const { url } = await stateful();
    expect(await connect(url, '/ws/jobs/999', token)).toMatchObject({ status: 404 });
  });

  test('the journal has the connection and its messages, without secrets', { timeout: 5000 }, async () => {
    const { url, mock, job } = await stateful();
    await connect(url, `/ws/jobs/${job.id}`, { ...token, prefer: 'interval=2000' });
    const calls = mock.state?.journal?.find({ where: ({ status }) => status === 101 }) ?? [];
    expect(calls.map(({ because, response }) => [because, response.body])).toEqual([
      [undefined, undefined],
      [
        'WebSocket closed with 1000: 2 sent, 0 received',
        {
          kind: 'value',
          text: expect.any(String),
          value: [
            { from: 'mock', message: { progress: 0, status: 'queued' } },
            { from: 'mock', message: { progress: 100, status: 'completed' } },
          ],
        },
      ],
    ]);
    expect(JSON.stringify(calls)).not.toContain('secret-token');
  });

  test('the journal has a connection whose message is nested too deep', { timeout: 5000 }, async () => {
    const { url, mock } = await stateful();
    await connect(url, '/ws/trees', {}, [deepTree]);
    const calls = mock.state?.journal?.find({ where: ({ status }) => status === 101 }) ?? [];
    expect(calls.map(({ because }) => because)).toEqual([
      undefined,
      'WebSocket closed with 1008 (the message is nested too deep): 0 sent, 1 received',
    ]);
  });
});
