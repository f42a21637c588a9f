import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { authorizationCode, clientCredentials } from '../../../client/src/oauth/index.ts';
import { createClient } from '../../../generated/projects/client.ts';
import { createIdentity } from './create-identity.ts';
import { basic, bearer, formOf, identityMock } from './identity.fixture.ts';

const callback = 'http://localhost:3000/callback';
const clients = [
  { id: 'web', secret: 's3cret' },
  { id: 'app', redirectUris: ['https://app.example/done'] },
];
const users = [
  { name: 'ann', password: 'pass' },
  { name: 'reader', password: 'pass', scopes: ['projects:read'] },
];

let made: Awaited<ReturnType<typeof identityMock>>;
let server: Awaited<ReturnType<typeof made.mock.listen>>;
let issuer: string;
const printed: unknown[] = [];

beforeAll(async () => {
  for (const way of ['log', 'info', 'warn', 'error'] as const) {
    vi.spyOn(console, way).mockImplementation((...values) => void printed.push(values));
  }
  // The library takes the machine's time: so does the mock here.
  made = await identityMock('projects', {
    identity: createIdentity({ clients, users }),
    time: () => new Date(),
  });
  server = await made.mock.listen();
  issuer = `${server.url}/_identity`;
});
afterAll(async () => {
  await server.close();
  vi.restoreAllMocks();
});

const endpoint = () => ({ tokenUrl: `${issuer}/token`, clientId: 'web', clientSecret: 's3cret' });
const flowOf = (parameters?: Record<string, string>, scope = 'openid projects:read') =>
  authorizationCode({
    ...endpoint(),
    authorizationUrl: `${issuer}/auth`,
    redirectUri: callback,
    scope,
    issuer,
    parameters,
  });

async function tokensOf(hint: string, scope?: string) {
  const flow = flowOf({ login_hint: hint }, scope);
  const { url, pending } = await flow.start();
  const answer = await fetch(url, { redirect: 'manual' });
  return flow.finish(answer.headers.get('location') ?? '', pending);
}

const clientOf = (token: string) => createClient({ baseUrl: `${server.url}/v1`, auth: { oauth2: token } });
const listStatus = async (token: string) => (await clientOf(token).listProjects()).status;
const asked = async (path: string, fields: Record<string, string>, who = 'web:s3cret') => {
  const answer = await fetch(`${issuer}${path}`, formOf(fields, basic(who)));
  const text = await answer.text();
  return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown> };
};

test('describes itself, with its keys', async () => {
  const about = (await (await fetch(`${issuer}/.well-known/openid-configuration`)).json()) as object;
  expect(about).toMatchObject({
    issuer,
    authorization_endpoint: `${issuer}/auth`,
    token_endpoint: `${issuer}/token`,
    jwks_uri: `${issuer}/jwks`,
    scopes_supported: expect.arrayContaining([
      'openid',
      'projects:read',
      'projects:write',
      'projects:delete',
    ]),
    grant_types_supported: ['authorization_code', 'refresh_token', 'client_credentials'],
    response_types_supported: ['code'],
    code_challenge_methods_supported: ['S256'],
  });
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as { keys: object[] };
  expect(keys.map((key) => Object.keys(key).sort())).toEqual([['alg', 'e', 'kid', 'kty', 'n', 'use']]);
});

test('client credentials, a missing scope, introspection and revocation', async () => {
  const source = clientCredentials({ ...endpoint(), scope: 'projects:read' });
  const token = await source();
  expect(await listStatus(token)).toBe(200);
  expect((await clientOf(token).createProject({ body: { name: 'x' } })).status).toBe(403);
  expect((await asked('/token/introspection', { token })).body).toMatchObject({
    active: true,
    client_id: 'web',
    scope: 'projects:read',
  });
  expect((await asked('/token/revocation', { token })).status).toBe(200);
  expect((await asked('/token/introspection', { token })).body).toEqual({ active: false });
  expect(await listStatus(token)).toBe(401);
});

test.each<[string, Record<string, string>, string, number, string]>([
  ['a wrong secret', { grant_type: 'client_credentials' }, 'web:other', 401, 'invalid_client'],
  ['an unknown client', { grant_type: 'client_credentials' }, 'who:s3cret', 401, 'invalid_client'],
  ['an unknown grant', { grant_type: 'magic' }, 'web:s3cret', 400, 'unsupported_grant_type'],
  [
    'an unknown code',
    { grant_type: 'authorization_code', code: 'x', redirect_uri: callback },
    'web:s3cret',
    400,
    'invalid_grant',
  ],
])('refuses %s', async (_name, fields, who, status, error) => {
  expect(await asked('/token', fields, who)).toMatchObject({ status, body: { error } });
});

describe('a sign-in', () => {
  test('with login_hint needs no page: code with PKCE, who it is, refresh with rotation', async () => {
    const tokens = await tokensOf('ann', 'openid profile email projects:read');
    expect(tokens).toMatchObject({ scope: 'openid profile email projects:read' });
    expect(await listStatus(tokens.token)).toBe(200);
    const me = await fetch(`${issuer}/me`, { headers: bearer(tokens.token) });
    expect(await me.json()).toEqual({
      sub: 'ann',
      name: 'ann',
      preferred_username: 'ann',
      email: 'ann@example.com',
      email_verified: true,
    });
    const refresh = { grant_type: 'refresh_token', refresh_token: tokens.refreshToken ?? '' };
    const next = await asked('/token', refresh);
    expect(next.status).toBe(200);
    const { access_token: token, refresh_token: rotated } = next.body;
    expect(rotated).not.toBe(tokens.refreshToken);
    expect(await listStatus(String(token))).toBe(200);
    expect(await asked('/token', refresh)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await listStatus(String(token))).toBe(401);
  });

  test('gives a user no more scopes than theirs', async () => {
    const tokens = await tokensOf('reader', 'projects:read projects:write');
    expect(tokens.scope).toBe('projects:read');
    expect((await clientOf(tokens.token).createProject({ body: { name: 'x' } })).status).toBe(403);
  });

  test('without a hint asks on a page', async () => {
    const flow = flowOf(undefined, 'projects:read');
    const { url, pending } = await flow.start();
    const browser = createBrowser();
    const sent = await browser(url);
    expect(sent.headers.get('location')).toMatch(/^\/_identity\/sign-in\//);
    const page = new URL(sent.headers.get('location') ?? '', issuer);
    const shown = await browser(page);
    expect([shown.status, await shown.text()]).toEqual([200, expect.stringContaining('type="password"')]);
    const form = (password: string) => formOf({ login: 'ann', password, action: 'sign-in' });
    const wrong = await browser(page, form('other'));
    expect([wrong.status, await wrong.text()]).toEqual([401, expect.stringContaining('role="alert"')]);
    const resumed = await browser(page, form('pass'));
    const back = await browser(resumed.headers.get('location') ?? '');
    const tokens = await flow.finish(back.headers.get('location') ?? '', pending);
    expect(await listStatus(tokens.token)).toBe(200);
  });

  test('can be refused', async () => {
    const flow = flowOf(undefined, 'projects:read');
    const { url, pending } = await flow.start();
    const browser = createBrowser();
    const sent = await browser(url);
    const page = new URL(sent.headers.get('location') ?? '', issuer);
    const resumed = await browser(page, formOf({ action: 'refuse' }));
    const back = await browser(resumed.headers.get('location') ?? '');
    await expect(flow.finish(back.headers.get('location') ?? '', pending)).rejects.toMatchObject({
      code: 'access_denied',
    });
  });

  test.each<[string, Record<string, string>]>([
    ['elsewhere', { client_id: 'web', redirect_uri: 'https://evil.example/' }],
    ['that is not listed', { client_id: 'app', redirect_uri: callback }],
  ])('sends nobody to an address %s', async (_name, parameters) => {
    const query = new URLSearchParams({ response_type: 'code', scope: 'openid', ...parameters });
    const answer = await fetch(`${issuer}/auth?${query}`, { redirect: 'manual' });
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
  });

  test('a public client needs PKCE', async () => {
    const redirect_uri = 'https://app.example/done';
    const parameters = {
      response_type: 'code',
      scope: 'openid',
      client_id: 'app',
      redirect_uri,
      login_hint: 'ann',
    };
    const answer = await fetch(`${issuer}/auth?${new URLSearchParams(parameters)}`, { redirect: 'manual' });
    expect(new URL(answer.headers.get('location') ?? '').searchParams.get('error')).toBe('invalid_request');
  });
});

test('tokens and refresh tokens expire by the clock of their session', async () => {
  const fields = { grant_type: 'client_credentials', scope: 'projects:read' };
  const of = { 'x-mock-session': 'traveller' };
  const asked = await fetch(`${issuer}/token`, formOf(fields, { ...basic('web:s3cret'), ...of }));
  const { access_token: token } = (await asked.json()) as { access_token: string };
  const statusIn = async (headers: Record<string, string>) =>
    (await fetch(`${server.url}/v1/projects`, { headers: { ...bearer(token), ...headers } })).status;
  const isActive = async () => {
    const form = formOf({ token }, { ...basic('web:s3cret'), ...of });
    return (await (await fetch(`${issuer}/token/introspection`, form)).json()) as object;
  };
  expect([await statusIn(of), await statusIn({})]).toEqual([200, 401]);
  expect(await isActive()).toMatchObject({ active: true });
  made.pass(3_600_001, 'traveller');
  expect([await statusIn(of), await isActive()]).toEqual([401, { active: false }]);
  made.pass(-3_600_001, 'traveller');
  expect([await statusIn(of), await isActive()]).toMatchObject([200, { active: true }]);
});

test('is not called by a foreign name', async () => {
  const status = await new Promise<number | undefined>((resolve, reject) => {
    const { port } = new URL(issuer);
    const headers = { host: 'evil.example' };
    request({ port, host: '127.0.0.1', path: '/_identity/jwks', headers }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .on('error', reject)
      .end();
  });
  expect(status).toBe(403);
});

test('a path that only begins like it is of the document', async () => {
  expect((await fetch(`${issuer}-other`)).status).toBe(404);
});

test('writes nothing to the console', () => expect(printed).toEqual([]));

/** Keeps cookies, and follows nothing. */
function createBrowser() {
  const jar = new Map<string, string>();
  return async (url: string | URL, init: RequestInit = {}): Promise<Response> => {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const answer = await fetch(url, { redirect: 'manual', ...init, headers: { ...init.headers, cookie } });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      jar.set(name, value);
    }
    return answer;
  };
}
