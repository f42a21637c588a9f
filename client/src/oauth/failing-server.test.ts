import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Clock } from '../policies/clock.ts';
import { clientCredentials, refreshToken } from './index.ts';

/** A token endpoint that fails on purpose. */
let server: Server;
let tokenUrl: string;
let answer: (response: ServerResponse) => void;
let requests = 0;

beforeAll(async () => {
  server = createServer((request, response) => {
    requests += 1;
    response.shouldKeepAlive = false;
    request.resume().on('end', () => answer(response));
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  tokenUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`;
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const good = JSON.stringify({ access_token: 't', token_type: 'bearer', expires_in: 3600 });
const sourceOf = (clock?: Clock) =>
  clientCredentials({ tokenUrl, clientId: 'me', clientSecret: 'qzx', clock });

const broken: [name: string, respond: (response: ServerResponse) => void, want: object][] = [
  ['it closes the connection', (response) => void response.destroy(), { name: 'NetworkError' }],
  [
    'its answer breaks off',
    (response) => {
      response.writeHead(200, { 'content-length': good.length });
      response.write(good.slice(0, 20), () => response.destroy());
    },
    { name: 'NetworkError' },
  ],
  [
    'its JSON is cut',
    (response) => void response.end(good.slice(0, 20)),
    { name: 'OAuthError', code: 'invalid_response' },
  ],
  [
    'it sends elsewhere',
    (response) => void response.writeHead(307, { location: '/elsewhere' }).end(),
    { name: 'OAuthError', code: 'http_307' },
  ],
  [
    'a proxy answers',
    (response) => void response.writeHead(502).end('<html>'),
    { name: 'OAuthError', code: 'http_502' },
  ],
];
test.each(broken)('%s; the next call tries again', async (_name, respond, want) => {
  const source = sourceOf();
  requests = 0;
  answer = respond;
  const failures = await Promise.all(
    [source(), source()].map((call) => call.catch((error: unknown) => error)),
  );
  expect(failures[0]).toMatchObject(want);
  expect(failures[1]).toBe(failures[0]);
  expect(`${(failures[0] as Error).message} ${JSON.stringify(failures[0])}`).not.toContain('qzx');
  answer = (response) => void response.end(good);
  expect(await source()).toBe('t');
  expect(requests).toBe(2);
});

test('it never answers: the time limit ends the request too', async () => {
  const timers: (() => void)[] = [];
  const closed = new Promise<void>((done) => {
    answer = (response) => {
      response.on('close', done);
      // The request has arrived: now the time passes.
      for (const run of timers) run();
    };
  });
  const after: Clock['after'] = (_ms, run) => {
    timers.push(run);
    return () => undefined;
  };
  const source = sourceOf({ now: () => 0, after });
  await expect(source()).rejects.toMatchObject({ name: 'TimeoutError' });
  await closed;
});

test('a token that cannot be kept fails the call, and its refresh token is not lost', async () => {
  const asked: string[] = [];
  let works = false;
  const source = refreshToken({
    tokenUrl,
    clientId: 'me',
    tokens: { token: '', refreshToken: 'r0' },
    onTokens: async () => {
      if (!works) throw new Error('disk full');
    },
    fetch: async (request) => {
      asked.push(new URLSearchParams(await request.text()).get('refresh_token') ?? '');
      return Response.json({ access_token: 'a', token_type: 'Bearer', refresh_token: `r${asked.length}` });
    },
  });
  await expect(source()).rejects.toThrow('disk full');
  works = true;
  expect(await source()).toBe('a');
  expect(asked).toEqual(['r0', 'r1']);
});
