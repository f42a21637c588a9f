import { connect, createServer as createTcpServer, type Server } from 'node:net';
import { expect, test } from 'vitest';
import { createProxy } from './proxy.ts';
import { rawCall } from './raw-call.fixture.ts';
import { closing, good, shop, startProxy } from './started-proxy.fixture.ts';

test('a server that is not there is a 502, one that takes too long a 504, with what to do', async () => {
  const { url, upstream, events } = await startProxy(() => {}, { upstreamTimeoutMs: 20 });
  const slow = await rawCall(`${url}/orders`);
  expect(slow.json()).toEqual({
    type: 'urn:concordat:upstream',
    title: 'The server behind the proxy takes too long',
    status: 504,
    detail: `${upstream.url} gave no answer within 20 ms. Wait longer with --upstream-timeout, or look at what the server does.`,
  });
  upstream.close();
  const gone = await rawCall(`${url}/orders`, { method: 'DELETE' });
  expect(gone.json()).toMatchObject({
    status: 502,
    detail: expect.stringMatching(
      /^http:\/\/127\.0\.0\.1:\d+ gave no answer: connect ECONNREFUSED 127\.0\.0\.1:\d+\. Nothing listens there: start the server, or correct its address\.$/,
    ),
  });
  expect(gone.header('access-control-allow-origin')).toEqual(['*']);
  expect(events).toMatchObject([
    { status: 504, error: 'no answer within 20 ms' },
    { status: 502, error: expect.stringContaining('ECONNREFUSED') },
  ]);
});

/** The address of a server that is started here. */
function listening(server: Server): Promise<string> {
  closing.push(() => server.close());
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`);
    });
  });
}

/** A server that answers each connection with these bytes and closes it. */
function startTcp(bytes: string): Promise<string> {
  return listening(
    createTcpServer((socket) => {
      socket.on('error', () => {});
      socket.once('data', () => socket.end(bytes));
    }),
  );
}

test.each([
  ['', 'socket hang up. It closed the connection before it answered: look at its log.'],
  ['SSH-2.0-OpenSSH_9.6\r\n', 'What it sent is not HTTP/1.1: is this its port, and does it want https?'],
  [
    'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    'Its body did not come to its end',
  ],
])('a server that sends %j is a 502', async (bytes, detail) => {
  const proxy = createProxy(shop, await startTcp(bytes));
  const server = await proxy.listen();
  closing.push(server.close);
  const answer = await rawCall(`${server.url}/orders`);
  expect(answer.json()).toMatchObject({ status: 502, detail: expect.stringContaining(detail) });
});

test('an answer that breaks off on its way breaks off for the client too', async () => {
  const { url, events } = await startProxy((outgoing) => {
    outgoing.writeHead(200, {
      'content-type': 'application/octet-stream',
      'x-size': '1',
      'content-length': '9',
    });
    outgoing.write('abc', () => outgoing.destroy());
  });
  await expect(rawCall(`${url}/files/a`)).rejects.toThrow('aborted');
  expect(events).toMatchObject([
    { kind: 'request', status: 200 },
    { kind: 'warning', problem: { code: 'proxy-broken-off', operation: 'GET /files/{name}' } },
  ]);
});

test('a client that breaks off is no failure of the proxy', async () => {
  const { url, upstream } = await startProxy(good);
  const { port } = new URL(url);
  await new Promise<void>((resolve) => {
    const socket = connect(Number(port), '127.0.0.1', () => {
      socket.write(
        'PUT /files/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/octet-stream\r\nContent-Length: 9\r\n\r\nabc',
        () => socket.destroy(),
      );
    });
    socket.on('close', () => resolve());
  });
  expect((await rawCall(`${url}/orders`)).status).toBe(200);
  expect(upstream.received).toMatchObject([{ method: 'GET' }]);
});

test('connections are kept', async () => {
  const { url, upstream } = await startProxy(good);
  for (const path of ['/orders', '/old', '/orders']) {
    expect((await rawCall(`${url}${path}`)).status).toBe(200);
  }
  expect(upstream.connections()).toBe(1);
});

test('one that the server closes just when it is used again is no failure, where a second try does no harm', async () => {
  const answer = 'HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 8\r\n\r\n{"id":1}';
  const server = createTcpServer((socket) => {
    socket.on('error', () => {});
    // The first request of a connection is answered, the second ends it.
    socket.once('data', () => {
      socket.write(answer);
      socket.once('data', () => socket.destroy());
    });
  });
  const proxy = createProxy(shop, await listening(server));
  const { url, close } = await proxy.listen();
  closing.push(close);
  const body = ['Content-Type', 'application/json', 'Content-Length', '8'];
  const statuses: number[] = [];
  for (const [method, headers, text] of [
    ['GET', [], ''],
    ['GET', [], ''],
    ['POST', body, '{"id":1}'],
    ['POST', body, '{"id":1}'],
  ] as const) {
    statuses.push((await rawCall(`${url}/orders`, { method, headers }, text)).status);
  }
  expect(statuses).toEqual([200, 200, 502, 200]);
});

test.each([
  ['localhost:8080', '"localhost:8080" is not the URL of a server'],
  ['ftp://localhost', '"ftp://localhost" is not the URL of a server'],
  ['http://user:pass@localhost', "the server's URL has credentials, a query or a fragment"],
  ['http://localhost/?a=1', "the server's URL has credentials, a query or a fragment"],
])('the server %s is refused', (upstream, message) => {
  expect(() => createProxy(shop, upstream)).toThrow(message);
});
