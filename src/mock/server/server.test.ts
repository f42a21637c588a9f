import { connect } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ToolkitError } from '../../error.ts';
import { exchange } from '../exchange.fixture.ts';
import { createMock } from '../mock.ts';
import { answering, modelOf } from '../model.fixture.ts';
import { type RunningServer, serve } from './server.ts';

const text = { requestBody: { content: { 'text/plain': { schema: { type: 'string' } } } } };
const model = modelOf({
  paths: {
    '/a': { get: answering({ a: 'ä' }), head: answering({}), post: { ...text, ...answering('posted') } },
  },
});
const mock = createMock(model);

let server: RunningServer;
beforeAll(async () => {
  server = await mock.listen();
});
afterAll(() => server.close());

const cors = {
  'access-control-allow-origin': 'http://app.example',
  'access-control-allow-headers': 'x-one',
  'access-control-allow-credentials': 'true',
  'access-control-expose-headers': '*',
};
const origin = { origin: 'http://app.example', 'access-control-request-headers': 'x-one' };

test.each([
  [
    'GET',
    '/a',
    {},
    undefined,
    200,
    { 'content-type': 'application/json', 'content-length': '10' },
    '{"a":"ä"}',
  ],
  ['HEAD', '/a', {}, undefined, 200, {}, ''],
  [
    'POST',
    '/a',
    { 'content-type': 'text/plain' },
    'x',
    200,
    { 'content-type': 'application/json' },
    '"posted"',
  ],
  ['GET', '/a', origin, undefined, 200, cors, '{"a":"ä"}'],
  [
    'OPTIONS',
    '/a',
    { ...origin, 'access-control-request-method': 'PUT' },
    undefined,
    204,
    { ...cors, 'access-control-allow-methods': 'PUT', vary: 'origin' },
    '',
  ],
  ['GET', '//a', {}, undefined, 404, {}, undefined],
  ['GET', '/%E0%A4%A', {}, undefined, 400, { 'content-type': 'application/problem+json' }, undefined],
  ['GET', 'http://other.example/a', {}, undefined, 200, {}, '{"a":"ä"}'],
])('%s %s', async (method, path, headers, body, status, wanted, content) => {
  const response = await exchange(server.url, { method, path, headers, body });
  expect(response.status).toBe(status);
  expect(response.headers).toMatchObject(wanted);
  if (content !== undefined) expect(response.body).toBe(content);
});

test('the server sends what fetch gets', async () => {
  const wire = await fetch(`${server.url}/a`);
  const inner = await mock.fetch('/a');
  expect([wire.status, await wire.text()]).toEqual([inner.status, await inner.text()]);
  for (const [name, value] of inner.headers) expect([name, wire.headers.get(name)]).toEqual([name, value]);
});

test.each([
  ['with its length', (size: number) => new Uint8Array(size)],
  ['in chunks', (size: number) => new Blob([new Uint8Array(size)]).stream()],
])('refuses a body beyond 10 MB, sent %s, and goes on', async (_name, bodyOf) => {
  const headers = { 'content-type': 'text/plain' };
  const send = (size: number) =>
    fetch(`${server.url}/a`, { method: 'POST', headers, body: bodyOf(size), duplex: 'half' } as RequestInit);
  const refused = await send(10 * 1024 * 1024 + 1);
  expect([refused.status, refused.headers.get('content-type')]).toEqual([413, 'application/problem+json']);
  expect((await send(10 * 1024 * 1024)).status).toBe(200);
});

/** Sends bytes and resolves to everything that comes back until the connection ends. */
function raw(url: string, bytes: string, onData: (text: string, end: () => void) => void = () => {}) {
  return new Promise<string>((resolve) => {
    const socket = connect(Number(new URL(url).port), '127.0.0.1');
    let received = '';
    socket.setEncoding('utf8');
    socket.on('data', (chunk: string) => {
      received += chunk;
      onData(received, () => socket.end());
    });
    socket.on('close', () => resolve(received));
    socket.on('error', () => {});
    socket.write(bytes);
  });
}

test.each([
  ['nonsense', 'nonsense\r\n\r\n'],
  ['a request without Host', 'GET /a HTTP/1.1\r\n\r\n'],
  ['a length that is none', 'POST /a HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n'],
])('answers %s with 400', async (_name, bytes) => {
  expect(await raw(server.url, bytes)).toMatch(/^HTTP\/1\.1 400 Bad Request\r\n/);
});

test('a sender that goes away in the middle of a body does no harm', async () => {
  const start =
    'POST /a HTTP/1.1\r\nHost: a\r\nContent-Type: text/plain\r\nContent-Length: 9\r\nExpect: 100-continue\r\n\r\n';
  expect(await raw(server.url, start, (_text, end) => end())).toMatch(/^HTTP\/1\.1 100 Continue/);
  expect((await fetch(`${server.url}/a`)).status).toBe(200);
});

test('what the function cannot answer, and what HTTP cannot carry, is a 500', async () => {
  const answers = [
    () => Promise.reject(new Error('broken')),
    async () => ({ status: 99, headers: {}, body: undefined }),
    async () => ({ status: 200, headers: { 'x-a': 'a\r\nb' }, body: undefined }),
  ];
  const broken = await serve(() => (answers.shift() ?? answers[0] ?? (() => Promise.reject()))());
  const statuses = [];
  for (let count = 0; count < 3; count += 1) statuses.push((await fetch(broken.url)).status);
  await broken.close();
  expect(statuses).toEqual([500, 500, 500]);
});

test('closing ends connections that are kept alive', async () => {
  const short = await mock.listen();
  const closed = raw(short.url, 'GET /a HTTP/1.1\r\nHost: a\r\n\r\n', (text) => {
    if (text.includes('{"a"')) void short.close();
  });
  expect(await closed).toContain('Connection: keep-alive');
  await expect(fetch(`${short.url}/a`)).rejects.toThrow('fetch failed');
});

test.each([
  ['a port in use', () => ({ port: Number(new URL(server.url).port) }), /^port \d+ is in use/],
  ['a port that is none', () => ({ port: 65_536 }), /^65536 is not a port/],
  [
    'a foreign address',
    () => ({ host: '192.0.2.1' }),
    /^the address 192\.0\.2\.1 is not one of this machine/,
  ],
])('%s is E_PORT', async (_name, options, message) => {
  const error = (await mock.listen(options()).catch((reason: unknown) => reason)) as ToolkitError;
  expect([error.code, error.message]).toEqual(['E_PORT', expect.stringMatching(message)]);
});

test.runIf(process.platform === 'linux')('names the process that has the port', async () => {
  const error = await mock.listen({ port: Number(new URL(server.url).port) }).catch(String);
  expect(error).toContain(`(process ${process.pid})`);
});
