import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { createCheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { textAt } from './define-for-test.ts';
import { logIn } from './log-in.ts';
import { start } from './start-for-test.ts';
import { demoReader, demoUser } from './users.ts';

const anyone = { headers: { Authorization: '' } };
const refresh = (refresh_token: string) => ({ ...anyone, json: { refresh_token } });

test('an access token lasts an hour, a refresh token 30 days', async () => {
  let now = new Date('2025-06-15T14:00:00Z');
  const { server, call } = await start({ clock: () => now });
  const { refresh_token: token } = await logIn(server.url, demoUser);
  now = new Date('2025-06-15T14:59:59Z');
  expect((await call('GET /monitoring/alerts')).status).toBe(200);
  now = new Date('2025-06-15T15:00:01Z');
  expect(await call('GET /monitoring/alerts')).toMatchObject({
    status: 401,
    body: { error: 'AUTH_ERROR', message: 'The access token has expired' },
  });
  now = new Date('2025-07-15T13:59:59Z');
  const next = await call('POST /auth/refresh', refresh(token));
  expect([next.status, next.headers.get('cache-control')]).toEqual([200, 'no-store']);
  now = new Date('2025-08-14T14:00:00Z');
  expect((await call('POST /auth/refresh', refresh(textAt(next, '/refresh_token')))).status).toBe(401);
});

test('a refresh token that comes twice ends its session, and no other', async () => {
  const { server, call } = await start();
  const stolen = await logIn(server.url, demoUser);
  const used = createCheckedFetch(server.model, server.url, {
    Authorization: `Bearer ${stolen.access_token}`,
  });
  const next = await call('POST /auth/refresh', refresh(stolen.refresh_token));
  expect((await used('GET /monitoring/alerts')).status).toBe(200);
  expect((await call('POST /auth/refresh', refresh(stolen.refresh_token))).status).toBe(401);
  expect((await used('GET /monitoring/alerts')).status).toBe(401);
  expect((await call('POST /auth/refresh', refresh(textAt(next, '/refresh_token')))).status).toBe(401);
  expect((await call('GET /monitoring/alerts')).status).toBe(200);
});

test('sessions outlive their server', async () => {
  const database = join(temporaryFolder(), 'pipeline.db');
  const first = await start({ database });
  const { access_token, refresh_token } = await logIn(first.server.url, demoUser);
  await first.server.close();
  const second = await start({ database });
  const headers = { Authorization: `Bearer ${access_token}` };
  expect((await second.call('GET /monitoring/alerts', { headers })).status).toBe(200);
  expect((await second.call('POST /auth/refresh', refresh(refresh_token))).status).toBe(200);
});

describe('what opens nothing', () => {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const claims = { sub: 'ada', scope: 'read write execute', sid: 'x', iss: 'pipeline', exp: 4_000_000_000 };
  const tokens: [name: string, header: string][] = [
    ['nothing', ''],
    ['a word', 'Bearer word'],
    ['another scheme', `Basic ${btoa('ada:correct horse battery staple')}`],
    ['a token without signature', `Bearer ${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`],
    [
      'a token that somebody else signed',
      `Bearer ${part({ alg: 'HS256', typ: 'JWT' })}.${part(claims)}.c2ln`,
    ],
  ];
  test.each(tokens)('%s', async (_name, Authorization) => {
    const { call } = await start();
    const answer = await call('GET /monitoring/alerts', { headers: { Authorization } });
    expect(answer).toMatchObject({ status: 401, body: { error: 'AUTH_ERROR' } });
  });

  const logins: [name: string, json: object][] = [
    ['a wrong password', { username: 'ada', password: 'x' }],
    ['an unknown user', { username: 'nobody', password: demoUser.password }],
    ['the password of another', { username: 'vera', password: demoUser.password }],
  ];
  test.each(logins)('%s', async (_name, json) => {
    const { call } = await start();
    expect(await call('POST /auth/login', { ...anyone, json })).toMatchObject({
      status: 401,
      body: { message: 'Incorrect username or password' },
    });
  });
});

test('a reader reads, and neither writes nor executes', async () => {
  const { call } = await start({}, demoReader);
  const statuses = [];
  for (const target of ['GET /quality/rules', 'POST /quality/rules', 'POST /quality/validate/customer_data'])
    statuses.push((await call(target)).status);
  expect(statuses).toEqual([200, 403, 403]);
});

test('a token of a user who is gone is not renewed', async () => {
  const database = join(temporaryFolder(), 'pipeline.db');
  const first = await start({ database });
  const { refresh_token } = await logIn(first.server.url, demoReader);
  await first.server.close();
  const second = await start({ database, users: [demoUser] });
  expect((await second.call('POST /auth/refresh', refresh(refresh_token))).status).toBe(401);
  onTestFinished(() => second.server.close());
});
