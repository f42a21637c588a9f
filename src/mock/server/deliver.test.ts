import { once } from 'node:events';
import { request } from 'node:https';
import { connect } from 'node:net';
import { afterAll, expect, test } from 'vitest';
import type { Delivery } from '../behaviour.ts';
import type { MockResponse } from '../exchange.ts';
import { selfMadeCertificate } from './https-self-made.ts';
import { type RunningServer, serve } from './server.ts';
import { realWait, type Wait } from './wait.ts';

const body = '{"name":"ä","list":[1,2,3]}';
const ok: MockResponse = { status: 200, headers: { 'content-type': 'application/json' }, body };
const servers: RunningServer[] = [];
afterAll(async () => {
  for (const server of servers) await server.close();
});

/** A server whose answers are delivered so; its waits take no time, and are written down. */
async function serving(delivery: Delivery, answer = ok, wait?: Wait) {
  const waits: number[] = [];
  const noted: Wait = (ms, signal) => {
    waits.push(ms);
    return wait?.(ms, signal) ?? Promise.resolve();
  };
  const server = await serve(() => ({ ...answer, delivery }), { wait: noted });
  servers.push(server);
  return { server, waits };
}

/** What comes on a connection of its own, and how it ends: `end` by a farewell, else the error's code. */
async function raw(url: string, method = 'GET') {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const chunks: Buffer[] = [];
  let ending = '';
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('end', () => {
    ending = 'end';
  });
  socket.on('error', (error: NodeJS.ErrnoException) => {
    ending = error.code ?? '';
  });
  const closed = once(socket, 'close').catch(() => {});
  // Closed by the server, where nothing breaks.
  socket.write(`${method} / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n`);
  await closed;
  const [head = '', text = ''] = Buffer.concat(chunks).toString().split('\r\n\r\n');
  return { head, text, ending };
}

test('without troubles an answer comes whole and at once', async () => {
  const { server, waits } = await serving({});
  expect(await raw(server.url)).toMatchObject({ text: body, ending: 'end' });
  expect(waits).toEqual([]);
});

test('a reset before the answer', async () => {
  const { server } = await serving({ fault: 'reset' });
  expect(await raw(server.url)).toEqual({ head: '', text: '', ending: 'ECONNRESET' });
});

test('a reset within the body, of which half has come', async () => {
  const { server } = await serving({ fault: 'reset-in-body' });
  const { head, text, ending } = await raw(server.url);
  expect(head).toMatch(/^HTTP\/1\.1 200 OK\r\n/);
  expect(head.toLowerCase()).toContain(`content-length: ${Buffer.byteLength(body)}`);
  expect([text, ending]).toEqual([body.slice(0, 13), 'ECONNRESET']);
});

test.each<[Delivery['fault']]>([['reset'], ['closed']])(
  'a %s over TLS is an end without an answer',
  async (fault) => {
    const tls = await selfMadeCertificate(['127.0.0.1'], Date.now());
    const server = await serve(() => ({ ...ok, delivery: fault ? { fault } : {} }), { tls });
    servers.push(server);
    const call = request(server.url, { ca: tls.cert });
    call.end();
    const [error] = await once(call, 'error').catch((reason: unknown) => [reason]);
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  },
);

test('answers that wait behind another on one connection are reset with it', async () => {
  const { server } = await serving({ fault: 'reset' });
  const socket = connect(Number(new URL(server.url).port), '127.0.0.1');
  const failed = once(socket, 'data').catch((error: NodeJS.ErrnoException) => error.code);
  socket.write('GET / HTTP/1.1\r\nHost: a\r\n\r\nGET / HTTP/1.1\r\nHost: a\r\n\r\n');
  expect(await failed).toBe('ECONNRESET');
});

test.each([
  ['HEAD', ok],
  ['GET', { status: 204, headers: {}, body: undefined }],
])('a reset within the body of %s that has none is one before it', async (method, answer) => {
  const { server } = await serving({ fault: 'reset-in-body' }, answer);
  expect(await raw(server.url, method)).toEqual({ head: '', text: '', ending: 'ECONNRESET' });
});

test('a connection that is closed without an answer', async () => {
  const { server } = await serving({ fault: 'closed' });
  expect(await raw(server.url)).toEqual({ head: '', text: '', ending: 'end' });
});

test.each<[Delivery['fault'], string, string]>([
  ['empty', 'application/json', ''],
  ['truncated', 'application/json', body.slice(0, 14)],
  ['wrong-type', 'text/html; charset=utf-8', body],
])('a body that is %s, in an answer that is well-formed', async (fault, type, text) => {
  const { server } = await serving(fault ? { fault } : {});
  const response = await fetch(server.url);
  expect([response.status, response.headers.get('content-type'), await response.text()]).toEqual([
    200,
    type,
    text,
  ]);
  expect(response.headers.get('content-length')).toBe(String(Buffer.byteLength(text)));
});

test.each<[string, string]>([
  ['12', ''],
  ['"text"', '"te'],
  ['true', 'tr'],
  ['1', ''],
  ['{}', '{'],
])('truncated JSON is none: %s', async (json, text) => {
  const { server } = await serving({ fault: 'truncated' }, { ...ok, body: json });
  expect(await (await fetch(server.url)).text()).toBe(text);
});

test('a delay comes before everything else', async () => {
  const { server, waits } = await serving({ delayMs: 250, fault: 'closed' });
  expect((await raw(server.url)).ending).toBe('end');
  expect(waits).toEqual([250]);
});

test.each<[string, Delivery, number[]]>([
  ['at so many bytes a second', { bytesPerSecond: 280 }, [20, 20, 20, 20, 20]],
  ['in parts', { dribble: { parts: 4, overMs: 2000 } }, [500, 500, 500, 500]],
  ['in no more parts than bytes', { dribble: { parts: 1000, overMs: 28 } }, Array(28).fill(1)],
  ['as slowly as the slower of both', { dribble: { parts: 2, overMs: 10 }, bytesPerSecond: 28 }, [500, 500]],
  ['fast', { bytesPerSecond: 1e12 }, [0]],
])('a body %s', async (_name, delivery, want) => {
  const { server, waits } = await serving(delivery);
  expect((await raw(server.url)).text).toBe(body);
  expect(waits.map((ms) => Math.round(ms))).toEqual(want);
});

test('HEAD has no body to be slow with', async () => {
  const { server, waits } = await serving({ bytesPerSecond: 1 });
  expect(await raw(server.url, 'HEAD')).toMatchObject({ text: '', ending: 'end' });
  expect(waits).toEqual([]);
});

test.each<[string, Delivery]>([
  ['before the answer', { delayMs: 60_000 }],
  ['within the body', { dribble: { parts: 2, overMs: 60_000 } }],
])('what waits %s is given up when the client goes', async (_name, delivery) => {
  let begin: (() => void) | undefined;
  const began = new Promise<void>((resolve) => {
    begin = resolve;
  });
  let givenUp: ((reason: unknown) => void) | undefined;
  const ended = new Promise<unknown>((resolve) => {
    givenUp = resolve;
  });
  const { server } = await serving(delivery, ok, (ms, signal) => {
    begin?.();
    const waiting = realWait(ms, signal);
    waiting.catch((error) => givenUp?.(error));
    return waiting;
  });
  const client = new AbortController();
  const call = fetch(server.url, { signal: client.signal })
    .then((response) => response.text())
    .catch((error: Error) => error.name);
  await began;
  client.abort();
  expect(await call).toBe('AbortError');
  expect(await ended).toMatchObject({ name: 'AbortError' });
});

test('a server that closes does not wait for what is late', async () => {
  let begin: (() => void) | undefined;
  const began = new Promise<void>((resolve) => {
    begin = resolve;
  });
  const { server } = await serving({ delayMs: 60_000 }, ok, (ms, signal) => {
    begin?.();
    return realWait(ms, signal);
  });
  const call = fetch(server.url).catch((error: Error) => error.name);
  await began;
  await server.close();
  expect(await call).toBe('TypeError');
});

test('the time of the machine is waited for', async () => {
  const { server } = await serving({ delayMs: 30 }, ok, realWait);
  const start = performance.now();
  expect((await fetch(server.url)).status).toBe(200);
  expect(performance.now() - start).toBeGreaterThan(28);
});
