import { request } from 'node:http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type RunningServer, serve } from '../server/server.ts';
import { addUser, usersMock } from './admin.fixture.ts';
import { interceptAdminCalls } from './intercept-admin.ts';

const mock = usersMock();
let server: RunningServer;

beforeAll(async () => {
  server = await serve((sent) => mock.handle(sent), {
    intercept: interceptAdminCalls(() => {
      if (!mock.state) throw new Error('the mock has no state');
      return mock.state.control;
    }),
  });
});
afterAll(() => server.close());

/** Calls with any headers, also those that `fetch` sets itself. */
function call(
  method: string,
  path: string,
  headers: Record<string, string> = {},
  body = '',
): Promise<{ status: number; headers: NodeJS.Dict<string | string[]>; text: string }> {
  return new Promise((resolve, reject) => {
    const outgoing = request(`${server.url}${path}`, { method, headers }, (incoming) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () =>
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text: Buffer.concat(chunks).toString(),
        }),
      );
    });
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

test('calls are answered, and are no requests of the API', async () => {
  await addUser(mock, 'Ada');
  const { status, text, headers } = await call('GET', '/_concordat/requests');
  expect([status, headers['content-type'], headers['cache-control']]).toEqual([
    200,
    'application/json',
    'no-store',
  ]);
  expect(JSON.parse(text)).toMatchObject({ total: 1, requests: [{ operation: 'createUser' }] });
  expect((await call('POST', '/_concordat/expect', {}, '{"operation":"createUser","times":1}')).status).toBe(
    200,
  );
  expect((await call('GET', '/_concordat')).status).toBe(200);
  expect((await call('DELETE', '/_concordat/requests')).status).toBe(204);
  expect(mock.state?.journal?.count()).toBe(0);
});

test('HEAD has no body', async () => {
  const { status, text } = await call('HEAD', '/_concordat/clock');
  expect([status, text]).toEqual([200, '']);
});

test.each([
  [{ host: 'rebound.example' }, 'The host "rebound.example" is not a name of this machine'],
  [{ origin: 'https://evil.example' }, 'Pages of https://evil.example may not control the mock.'],
  [{ 'x-forwarded-for': '192.0.2.1' }, 'The call was passed on for 192.0.2.1'],
])('%j is refused', async (headers, detail) => {
  const { status, text } = await call('POST', '/_concordat/reset', headers);
  expect([status, JSON.parse(text).detail]).toEqual([403, expect.stringContaining(detail)]);
});

test('a call that is too large is not read to its end', async () => {
  const { status, headers } = await call('PUT', '/_concordat/clock', {}, 'x'.repeat(1024 * 1024 + 1));
  expect([status, headers.connection]).toEqual([413, 'close']);
});

test('the API is left alone', async () => {
  expect((await call('GET', '/users')).status).toBe(200);
  expect((await call('GET', '/_concordats')).status).toBe(404);
});
