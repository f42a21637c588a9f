import { expect, test } from 'vitest';
import { rawCall } from './raw-call.fixture.ts';
import { codes, good, startProxy } from './started-proxy.fixture.ts';

test('a good exchange passes untouched: several Set-Cookie, case of names, status text, no violations', async () => {
  const { url, upstream, events } = await startProxy((outgoing) => {
    outgoing
      .writeHead(200, 'Fine', [
        ...['Set-Cookie', 'a=1; Path=/', 'SET-COOKIE', 'b=2', 'Content-Type', 'application/json'],
        ...['Connection', 'keep-alive, X-Hop', 'X-Hop', 'no', 'X-Twice', '1', 'X-Twice', '2', 'Date', 'then'],
      ])
      .end('{ "id" : 1 }');
  });
  const answer = await rawCall(`${url}/v1/orders?limit=2&limit=3&x=%2F'`, {
    headers: ['X-One', '1', 'X-One', '2', 'Connection', 'close, X-Own', 'X-Own', 'no', 'TE', 'trailers'],
  });
  expect([answer.status, answer.statusText, answer.text()]).toEqual([200, 'Fine', '{ "id" : 1 }']);
  expect(answer.header('set-cookie')).toEqual(['a=1; Path=/', 'b=2']);
  expect(answer.header('x-twice')).toEqual(['1', '2']);
  expect(answer.rawHeaders).toContain('SET-COOKIE');
  expect(answer.header('date')).toEqual(['then']);
  expect(answer.header('x-hop')).toEqual([]);
  expect(upstream.received).toEqual([
    {
      method: 'GET',
      url: "/v1/orders?limit=2&limit=3&x=%2F'",
      rawHeaders: ['Host', new URL(upstream.url).host, 'X-One', '1', 'X-One', '2'],
      body: '',
    },
  ]);
  expect(events).toMatchObject([
    { kind: 'request', method: 'GET', status: 200, api: 'shop', operation: 'GET /orders' },
  ]);
});

test.each([
  ['HEAD', '/orders', 200, { 'content-type': 'application/json', 'content-length': '8' }, ['8']],
  ['GET', '/orders', 304, { etag: '"1"' }, []],
])('%s %s with %i has no body', async (method, path, status, headers, length) => {
  const { url, upstream } = await startProxy((outgoing) => outgoing.writeHead(status, headers).end());
  for (const _ of [1, 2]) {
    const answer = await rawCall(`${url}${path}`, { method });
    expect([answer.status, answer.text(), answer.header('content-length')]).toEqual([status, '', length]);
    expect(answer.header('transfer-encoding')).toEqual([]);
  }
  expect(upstream.connections()).toBe(1);
});

test.each([
  ['/v2', '/orders?a=1', '/v2/orders?a=1'],
  ['/v2/', '/orders', '/v2/orders'],
  ['', '/../x/%2e%2e/orders', '/orders'],
  ['/v2', '/../../etc/passwd', '/v2/etc/passwd'],
  ['/v2', 'http://other.example/orders', '/v2/orders'],
  ['/v2', '//other.example/orders', '/v2//other.example/orders'],
])('the base path %s and %s are joined to %s', async (base, path, want) => {
  const { url, upstream } = await startProxy(good, { base });
  await rawCall(url, { path });
  expect(upstream.received.map((request) => request.url)).toEqual([want]);
});

test.each([
  ['with its length', ['Content-Type', 'application/json', 'Content-Length', '8'], 'Content-Length'],
  ['in chunks', ['Content-Type', 'application/json', 'Transfer-Encoding', 'chunked'], 'Content-Length'],
  [
    'of bytes in chunks',
    ['Content-Type', 'application/octet-stream', 'Transfer-Encoding', 'chunked'],
    'Transfer-Encoding',
  ],
])('a body %s arrives', async (_name, headers, framing) => {
  const { url, upstream, violations } = await startProxy(good);
  await rawCall(`${url}/files/a`, { method: 'PUT', headers }, '{"id":1}');
  expect(upstream.received).toMatchObject([{ method: 'PUT', url: '/files/a', body: '{"id":1}' }]);
  expect(upstream.received[0]?.rawHeaders).toContain(framing);
  expect(violations()).toEqual([]);
});

const streamed = ['Information response.body not-checked'];

/** Resolves to the first piece of an answer's body, and stops reading. */
async function firstPiece(url: string): Promise<string> {
  const { body } = await fetch(url);
  const reader = body?.getReader();
  const { value } = (await reader?.read()) ?? {};
  await reader?.cancel();
  return new TextDecoder().decode(value);
}

test.each([
  ['events', '/files/a', 'text/event-stream', streamed],
  ['bytes', '/files/a', 'application/octet-stream', []],
  ['JSON that never ends, after a while,', '/orders', 'application/json', streamed],
])('%s stream', async (_name, path, type, want) => {
  const { promise: wasClosed, resolve: closed } = Promise.withResolvers<void>();
  const { url, violations } = await startProxy(
    (outgoing) => {
      outgoing.writeHead(200, { 'content-type': type, 'x-size': '1' }).write('data: 1\n\n');
      outgoing.on('close', closed);
    },
    { maxHoldMs: 5 },
  );
  expect(await firstPiece(`${url}${path}`)).toBe('data: 1\n\n');
  // The server learns that nobody listens any more.
  await wasClosed;
  expect(codes(violations())).toEqual(want);
});

test('redirects are answers, and the deprecated is marked', async () => {
  const { url, upstream } = await startProxy((outgoing) =>
    outgoing.writeHead(302, { location: '/elsewhere' }).end(),
  );
  const answer = await rawCall(`${url}/old`);
  expect([answer.status, answer.header('location'), answer.header('deprecation')]).toEqual([
    302,
    ['/elsewhere'],
    ['true'],
  ]);
  expect(upstream.received).toHaveLength(1);
});

test('CORS headers are added where the server sends none; a preflight is answered here', async () => {
  const { url, upstream } = await startProxy((outgoing) => {
    outgoing.setHeader('access-control-allow-origin', 'https://app.example');
    good(outgoing);
  });
  const answer = await rawCall(`${url}/orders`, { headers: ['Origin', 'https://other.example'] });
  expect(answer.header('access-control-allow-origin')).toEqual(['https://app.example']);
  expect(answer.header('access-control-expose-headers')).toEqual(['*']);
  const headers = ['Origin', 'https://other.example', 'Access-Control-Request-Method', 'PUT'];
  expect((await rawCall(`${url}/orders`, { method: 'OPTIONS', headers })).status).toBe(204);
  expect(upstream.received).toHaveLength(1);
  const plain = await startProxy(good, { cors: false });
  expect((await rawCall(`${plain.url}/orders`)).header('access-control-allow-origin')).toEqual([]);
});

test('secrets in the target are not logged', async () => {
  const { url, events, upstream } = await startProxy(good);
  await rawCall(`${url}/keyed?key=hidden`);
  expect(upstream.received[0]?.url).toBe('/keyed?key=hidden');
  expect(events).toMatchObject([{ target: '/keyed?key=$KEY' }]);
});

test('a GET with a body is refused as Prism does, a WebSocket is told where to go, other upgrades are ignored', async () => {
  const { url, upstream } = await startProxy(good);
  const withBody = await rawCall(`${url}/orders`, { headers: ['Content-Length', '2'] }, '{}');
  expect(withBody.json()).toMatchObject({
    type: 'https://stoplight.io/prism/errors#PROXY_UNSUPPORTED_REQUEST_BODY',
    status: 501,
  });
  const socket = await rawCall(`${url}/orders`, {
    headers: ['Connection', 'Upgrade', 'Upgrade', 'websocket'],
  });
  expect(socket.json()).toMatchObject({
    status: 501,
    detail: `The proxy checks HTTP exchanges only. Connect to ${upstream.url} itself.`,
  });
  const offer = ['Connection', 'Upgrade, HTTP2-Settings', 'Upgrade', 'h2c', 'HTTP2-Settings', 'AAMAAABk'];
  expect((await rawCall(`${url}/orders`, { headers: offer })).status).toBe(200);
  expect(upstream.received.map(({ rawHeaders }) => rawHeaders.length)).toEqual([2]);
});
