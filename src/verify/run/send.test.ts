import type { AddressInfo } from 'node:net';
import { createServer as createRawServer, type Socket } from 'node:net';
import { gzipSync } from 'node:zlib';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { WireRequest } from '../../contract/exchange.ts';
import { type SendOptions, sendRequest } from './send.ts';

const options: SendOptions = {
  fetch: undefined,
  timeoutMs: 5000,
  maxBodyBytes: 1000,
  signal: undefined,
};

/** A server that answers every request with bytes of our own, and tells what it was asked. */
async function raw(answer: (socket: Socket, asked: string, count: number) => void) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = createRawServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      asked.push(bytes.toString());
      answer(socket, bytes.toString(), asked.length);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
}

const get = (url: string, more: Partial<WireRequest> = {}): WireRequest => ({
  method: 'GET',
  url,
  headers: [],
  body: undefined,
  ...more,
});

async function answered(bytes: string | Uint8Array, method = 'GET', more: Partial<SendOptions> = {}) {
  const { url } = await raw((socket) => socket.write(bytes));
  const sent = await sendRequest(get(`${url}/a`, { method }), { ...options, ...more });
  if (!sent.ok) return sent;
  const { body, ...response } = sent.exchange.response;
  return { ...response, body: Buffer.from(body).toString() };
}

describe('what comes is shown as it came', () => {
  test('headers that come twice, with their names as they were written', async () => {
    const answer = await answered('HTTP/1.1 200 OK\r\nX-A: 1\r\nx-a: 2\r\ncontent-length: 2\r\n\r\nhi');
    expect(answer).toEqual({
      status: 200,
      headers: [
        ['X-A', '1'],
        ['x-a', '2'],
        ['content-length', '2'],
      ],
      body: 'hi',
    });
  });

  test.each([
    ['204', 'GET', 'HTTP/1.1 204 No Content\r\n\r\n{"a":1}'],
    ['304', 'GET', 'HTTP/1.1 304 Not Modified\r\nContent-Length: 7\r\n\r\n{"a":1}'],
    ['HEAD', 'HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n{"a":1}'],
  ])('a body where there must be none: %s', async (_name, method, bytes) => {
    expect(await answered(bytes, method)).toMatchObject({ body: '{"a":1}' });
  });

  test.each([
    ['204', 'GET', 'HTTP/1.1 204 No Content\r\n\r\n'],
    ['HEAD', 'HEAD', 'HTTP/1.1 200 OK\r\nContent-Length: 7\r\n\r\n'],
  ])('none where there is none: %s', async (_name, method, bytes) => {
    expect(await answered(bytes, method)).toMatchObject({ body: '' });
  });

  test('what is compressed is read', async () => {
    const body = gzipSync('{"a":1}');
    const head = `HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: ${body.length}\r\n\r\n`;
    expect(await answered(Buffer.concat([Buffer.from(head), body]))).toMatchObject({ body: '{"a":1}' });
  });

  test('what only says that it is compressed is left as it came', async () => {
    const answer = await answered('HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 2\r\n\r\n{}');
    expect(answer).toMatchObject({ body: '{}', isMiscoded: true });
  });

  test('no more than was wanted is read', async () => {
    const bytes = `HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n${'x'.repeat(2000)}`;
    expect(await answered(bytes)).toMatchObject({ body: 'x'.repeat(1000), truncated: true });
  });
});

describe('no whole answer', () => {
  const broken: readonly (readonly [string, string, string])[] = [
    ['no HTTP', 'hello\r\n\r\n', 'Parse Error: Expected HTTP/, RTSP/ or ICE/'],
    [
      'more bytes than it says',
      'HTTP/1.1 200 OK\r\nContent-Length: 1\r\n\r\nhi',
      'bytes came after the end of its body',
    ],
    [
      'another protocol',
      'HTTP/1.1 101 Switching\r\nConnection: Upgrade\r\nUpgrade: x\r\n\r\n',
      'it changed to another protocol, which nobody asked for',
    ],
  ];
  test.each(broken)('%s', async (_name, bytes, reason) => {
    expect(await answered(bytes)).toEqual({ ok: false, kind: 'broken', reason });
  });

  test('fewer bytes than it says', async () => {
    const { url } = await raw((socket) => socket.end('HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhi'));
    expect(await sendRequest(get(url), options)).toEqual({
      ok: false,
      kind: 'broken',
      reason: 'the connection was closed in the middle of the body',
    });
  });

  test('nobody is there', async () => {
    const { url } = await raw(() => {});
    const port = Number(new URL(url).port);
    // The next port may be taken; one below the first is nobody's.
    const sent = await sendRequest(get(`http://127.0.0.1:${port === 1 ? 2 : 1}/`), options);
    expect(sent).toMatchObject({ ok: false, kind: 'unreachable' });
  });

  test('what no header can hold is not sent', async () => {
    const { url, asked } = await raw(() => {});
    const sent = await sendRequest(get(url, { headers: [['x-a', 'a\nb']] }), options);
    expect({ sent, asked }).toMatchObject({ sent: { ok: false, kind: 'unsendable' }, asked: [] });
  });
});

describe('the time is up', () => {
  test('what changes nothing is asked once more, and what comes then is the answer', async () => {
    const { url, asked } = await raw((socket, _asked, count) => {
      if (count === 2) socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
    });
    const sent = await sendRequest(get(url), { ...options, timeoutMs: 100 });
    expect({ ok: sent.ok, asked: asked.length }).toEqual({ ok: true, asked: 2 });
  });

  test.each([
    ['POST', true, 1],
    ['GET', false, 1],
    ['GET', true, 2],
  ])('%s, patient: %s', async (method, patient, times) => {
    const { url, asked } = await raw(() => {});
    const sent = await sendRequest(get(url, { method }), { ...options, timeoutMs: 50 }, patient);
    expect(sent).toMatchObject({
      ok: false,
      kind: 'broken',
      reason: 'no answer within 50 ms',
      cause: 'timeout',
    });
    expect(asked.length).toBe(times);
  });
});

test('paths, queries and bodies go out as they are written', async () => {
  const { url, asked } = await raw((socket) => socket.write('HTTP/1.1 204 No Content\r\n\r\n'));
  const body = new TextEncoder().encode('{}');
  await sendRequest(
    get(`${url}/a/..%2Fb/../%FF?x=%zz&&#no`, { method: 'GET', headers: [['X-B', 'c']], body }),
    options,
  );
  expect(asked[0]?.split('\r\n')[0]).toBe('GET /a/..%2Fb/../%FF?x=%zz&& HTTP/1.1');
  expect(asked[0]).toContain('X-B: c\r\n');
  expect(asked.join('')).toContain('Content-Length: 2\r\n');
  expect(asked.join('').endsWith('{}')).toBe(true);
});

test('an abort ends it', async () => {
  const { url } = await raw(() => controller.abort(new Error('enough')));
  const controller = new AbortController();
  await expect(sendRequest(get(url), { ...options, signal: controller.signal })).rejects.toThrow('enough');
});

test('a connection that was closed while it was idle is no failure', async () => {
  const { url } = await raw((socket, _asked, count) => {
    if (count === 2) socket.destroy();
    else socket.write('HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n');
  });
  await sendRequest(get(url), options);
  expect(await sendRequest(get(url), options)).toMatchObject({ ok: true });
});
