import { expect, test } from 'vitest';
import { demoAccount, demoApiKey, demoReadOnlyApiKey, otherAccount } from './demo.ts';
import { start } from './start-for-test.ts';
import { upload } from './upload-file.fixture.ts';

const anonymous = { 'X-API-Key': '' };

test('a password gives a session for an hour, as token and as cookie that scripts cannot read', async () => {
  let now = new Date('2025-11-27T10:00:00Z');
  const { call } = await start({ clock: () => now });
  const json = { ...demoAccount, email: 'ADA@acme.dev' };
  const { headers, body } = await call('POST /auth/login', { json, headers: anonymous });
  const { access_token: token } = body as { access_token: string };
  expect(body).toEqual({
    access_token: expect.stringMatching(/^stu_[\w-]{32}$/),
    token_type: 'bearer',
    expires_in: 3600,
  });
  const cookie = `better-auth.session_token=${token}`;
  expect(headers.get('set-cookie')).toBe(`${cookie}; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax`);
  const statuses = async () => {
    const ways = [{ Authorization: `Bearer ${token}` }, { Cookie: `theme=dark; ${cookie}` }];
    const calls = ways.map((each) => call('GET /datasets/', { headers: { ...anonymous, ...each } }));
    return (await Promise.all(calls)).map(({ status }) => status);
  };
  expect(await statuses()).toEqual([200, 200]);
  now = new Date('2025-11-27T11:00:00Z');
  expect(await statuses()).toEqual([401, 401]);
});

test.each([
  ['a wrong password', { ...demoAccount, password: 'wrong' }],
  ['an address that nobody has', { ...demoAccount, email: 'nobody@acme.dev' }],
  ['the password of another', { ...demoAccount, password: otherAccount.password }],
])('%s is refused, without saying which', async (_name, json) => {
  const { call } = await start();
  expect(await call('POST /auth/login', { json, headers: anonymous })).toMatchObject({
    status: 401,
    body: { type: 'unauthorized', detail: 'Incorrect email or password' },
  });
});

const refused: [name: string, headers: Record<string, string>, detail: string][] = [
  ['nothing', {}, 'Send a session cookie, a bearer token or an API key'],
  ['an unknown key', { 'X-API-Key': 'sk_wrong' }, 'The credential is not valid or has expired'],
  ['a key as token', { Authorization: `Bearer ${demoApiKey}` }, 'The credential is not valid or has expired'],
  [
    'a user without a proxy',
    { 'X-Forwarded-User': demoAccount.email },
    'Send a session cookie, a bearer token or an API key',
  ],
];
test.each(refused)('%s is no credential', async (_name, headers, detail) => {
  const { call } = await start();
  const answer = await call('GET /datasets/', { headers: { ...anonymous, ...headers } });
  expect(answer).toMatchObject({ status: 401, body: { detail } });
});

test('a trusted proxy says who it is, also somebody new', async () => {
  const { server, call } = await start({ trustedProxies: ['127.0.0.1'] });
  const as = (user: string) => ({ ...anonymous, 'X-Forwarded-User': user, 'X-Forwarded-For': '203.0.113.9' });
  const { body } = await upload(
    server.url,
    { content: 'a\r\n1\r\n' },
    { 'X-Forwarded-User': 'Ada@Acme.dev' },
  );
  expect((await call(`GET /datasets/${body.id}`)).status).toBe(200);
  expect((await call(`GET /datasets/${body.id}`, { headers: as('new@acme.dev') })).status).toBe(404);
  expect((await call('GET /datasets/', { headers: as('no address') })).status).toBe(401);
  await call(`DELETE /datasets/${body.id}`, { headers: as(demoAccount.email) });
  expect(server.auditLog(1)).toMatchObject([{ user: demoAccount.email, address: '203.0.113.9' }]);
});

test('a key for reading reads, and changes nothing', async () => {
  const { server, call } = await start();
  const headers = { 'X-API-Key': demoReadOnlyApiKey };
  expect((await call('GET /datasets/', { headers })).status).toBe(200);
  expect(await upload(server.url, { content: 'a\r\n1\r\n' }, headers)).toMatchObject({
    status: 403,
    body: { type: 'permission_denied' },
  });
});
