import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { type ClientOptions, createOperations } from '../create-operations.ts';
import type { Secret } from '../credentials.ts';
import { refreshing } from './refreshing.ts';

/** A server that takes one token; it answers 401 to every other. */
let server: Server;
let baseUrl: string;
let good = '';
let seen: string[] = [];

beforeAll(async () => {
  server = createServer(async (request, response) => {
    response.shouldKeepAlive = false;
    const body = Buffer.concat(await request.toArray()).toString();
    const token = request.headers.authorization?.replace('Bearer ', '') ?? '';
    seen.push(`${request.method} ${token} ${body}`);
    response.writeHead(token === good ? 200 : 401, { 'content-type': 'application/json' });
    response.end(JSON.stringify({ token }));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => new Promise((done) => server.close(done)));
beforeEach(() => {
  seen = [];
});

interface Client {
  call(init?: object): Promise<{ ok: boolean; status: number; error: unknown }>;
}

function clientOf(token: Secret, options: ClientOptions = {}): Client {
  return createOperations<Client>(
    {
      securitySchemes: { token: { type: 'oauth2' } },
      operations: { call: { method: 'POST', path: '/', body: ['application/json'], security: [['token']] } },
    },
    { baseUrl, policies: [], auth: { token }, ...options },
  );
}

/** Tokens `t0`, `t1`, … in turn. */
function numbered() {
  const count = { refreshes: 0 };
  const source = refreshing({ fetchToken: async () => ({ token: `t${count.refreshes++}` }) });
  return { source, count };
}

test('a refused token is replaced, and the call sent once more with its body', async () => {
  good = 't1';
  const { source } = numbered();
  expect(await clientOf(source).call({ body: { n: 1 } })).toMatchObject({ ok: true, data: { token: 't1' } });
  expect(seen).toEqual(['POST t0 {"n":1}', 'POST t1 {"n":1}']);
});

test('and no more than once', async () => {
  good = 'never';
  const { source } = numbered();
  expect(await clientOf(source).call({ body: 1 })).toMatchObject({ status: 401, error: { token: 't1' } });
  expect(seen).toEqual(['POST t0 1', 'POST t1 1']);
});

test('twenty parallel calls with an expired token: one refresh', async () => {
  good = 't1';
  const { source, count } = numbered();
  await source();
  const client = clientOf(source);
  const results = await Promise.all(Array.from({ length: 20 }, () => client.call({ body: 1 })));
  expect(results.map(({ status }) => status)).toEqual(Array(20).fill(200));
  expect(count.refreshes).toBe(2);
  expect(seen.filter((line) => line === 'POST t0 1').length).toBe(20);
  expect(seen.length).toBe(40);
});

test('without a body too', async () => {
  good = 't1';
  expect((await clientOf(numbered().source).call()).status).toBe(200);
  expect(seen).toEqual(['POST t0 ', 'POST t1 ']);
});

test('a key in the query is replaced, not added', async () => {
  const urls: string[] = [];
  const client = createOperations<Client>(
    {
      securitySchemes: { key: { type: 'apiKey', in: 'query', name: 'key' } },
      operations: { call: { method: 'GET', path: '/', security: [['key']] } },
    },
    {
      baseUrl: 'http://localhost',
      policies: [],
      auth: { key: numbered().source },
      fetch: async ({ url }) => {
        urls.push(url);
        return new Response(null, { status: 401 });
      },
    },
  );
  await client.call();
  expect(urls).toEqual(['http://localhost/?key=t0', 'http://localhost/?key=t1']);
});

const once: [name: string, secret: Secret, init: object, sent: string[]][] = [
  ['a string', 'stale', { body: 1 }, ['POST stale 1']],
  ['a function that says nothing of refusals', () => 'stale', { body: 1 }, ['POST stale 1']],
  [
    'a source with the same token again',
    Object.assign(() => 'same', { refused: () => undefined }),
    { body: 1 },
    ['POST same 1'],
  ],
  [
    'a header of the caller',
    numbered().source,
    { body: 1, headers: { authorization: 'own' } },
    ['POST own 1'],
  ],
  ['a stream, which can be sent once', numbered().source, { body: new Blob(['s']).stream() }, ['POST t0 s']],
];
test.each(once)('sent once: %s', async (_name, secret, init, sent) => {
  good = 'other';
  expect((await clientOf(secret).call(init)).status).toBe(401);
  expect(seen).toEqual(sent);
});

test('a stream that was refused leaves a new token for the next call', async () => {
  good = 't1';
  const client = clientOf(numbered().source);
  await client.call({ body: new Blob(['s']).stream() });
  expect((await client.call({ body: 1 })).status).toBe(200);
});

test('a call that is aborted does not wait for its token; the refresh goes on for the others', async () => {
  good = 't';
  let answer = (_token: { token: string }) => {};
  const source = refreshing({ fetchToken: () => new Promise((resolve) => (answer = resolve)) });
  const client = clientOf(source);
  const controller = new AbortController();
  const aborted = client.call({ body: 1, signal: controller.signal });
  const patient = client.call({ body: 2 });
  controller.abort();
  await expect(aborted).rejects.toMatchObject({ name: 'AbortError', operation: { name: 'call' } });
  answer({ token: 't' });
  expect((await patient).status).toBe(200);
  expect(seen).toEqual(['POST t 2']);
});

test('no error repeats a token', async () => {
  good = 'other';
  const source = refreshing({ fetchToken: async () => ({ token: 'qzx\nqzx' }) });
  const unsendable = await clientOf(source)
    .call({ body: 1 })
    .catch((error: unknown) => error);
  const unreachable = await clientOf(() => 'qzx', {
    fetch: async () => {
      throw new TypeError('fetch failed');
    },
  })
    .call({ body: 1 })
    .catch((error: unknown) => error);
  for (const failure of [unsendable, unreachable]) {
    expect(failure).toBeInstanceOf(Error);
    expect(`${String(failure)} ${(failure as Error).stack} ${JSON.stringify(failure)}`).not.toContain('qzx');
  }
});
