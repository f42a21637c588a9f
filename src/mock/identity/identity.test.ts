import { describe, expect, test } from 'vitest';
import { authorizationCode, clientCredentials, refreshToken } from '../../../client/src/oauth/index.ts';
import { createClient } from '../../../generated/projects/client.ts';
import type { MockOptions } from '../mock.ts';
import { createIdentity } from './create-identity.ts';
import { basic, bearer, formOf, identityMock } from './identity.fixture.ts';

const tokenUrl = 'http://localhost/v1/oauth/token';
const callback = 'http://localhost:3000/callback';

async function projects(options: MockOptions = {}) {
  const made = await identityMock('projects', options);
  const clock = { now: made.now, after: () => () => undefined };
  const fetch = (request: Request) => made.mock.fetch(request);
  const endpoint = { tokenUrl, clientId: 'mock-client', clientSecret: 'mock-secret', fetch, clock };
  const flow = authorizationCode({
    ...endpoint,
    authorizationUrl: 'http://localhost/v1/oauth/authorize',
    redirectUri: callback,
    scope: 'projects:read',
  });
  /** What a browser does: it opens the address, and is sent back. */
  const signIn = async () => {
    const { url, pending } = await flow.start();
    const answer = await made.mock.fetch(url);
    return flow.finish(answer.headers.get('location') ?? '', pending);
  };
  const clientWith = (auth: NonNullable<NonNullable<Parameters<typeof createClient>[0]>['auth']>) =>
    createClient({ baseUrl: 'http://localhost/v1', fetch, auth });
  return { ...made, endpoint, flow, signIn, clientWith };
}

describe("the document's own operations, with generated clients", () => {
  test('client credentials, until they expire by the clock of the mock, and a missing scope', async () => {
    const { endpoint, clientWith, pass } = await projects();
    const source = clientCredentials({ ...endpoint, scope: 'projects:read', earlyMs: 0 });
    const client = clientWith({ oauth2: source });
    expect((await client.listProjects()).status).toBe(200);
    const missing = await client.createProject({ body: { name: 'x' } });
    expect([missing.status, missing.error]).toEqual([
      403,
      {
        type: 'https://projects.concordat.dev/problems/insufficient-scope',
        title: 'Insufficient scope',
        status: 403,
        detail: 'This needs the scope projects:write.',
        code: 'insufficient_scope',
      },
    ]);
    expect(missing.response.headers.get('www-authenticate')).toBe(
      'Bearer error="insufficient_scope", error_description="the scope projects:write is missing", scope="projects:write"',
    );
    const token = await source();
    const kept = clientWith({ oauth2: token });
    pass(3_599_999);
    expect((await kept.listProjects()).status).toBe(200);
    pass(1);
    expect((await kept.listProjects()).status).toBe(401);
    // The client asks again.
    expect((await client.listProjects()).status).toBe(200);
  });

  test('a code with PKCE, and a refresh token that is used once', async () => {
    const { endpoint, clientWith, signIn, pass, now } = await projects();
    const tokens = await signIn();
    expect(tokens).toEqual({
      token: expect.stringMatching(/^[\w-]{32}$/),
      refreshToken: expect.stringMatching(/^[\w-]{32}$/),
      expiresAt: now() + 3_600_000,
      scope: 'projects:read',
    });
    const client = clientWith({ oauth2: refreshToken({ ...endpoint, tokens }) });
    expect((await client.listProjects()).status).toBe(200);
    pass(3_600_000);
    expect((await client.listProjects()).status).toBe(200);
    const again = refreshToken({ ...endpoint, tokens: { ...tokens, token: '' } });
    await expect(again()).rejects.toMatchObject({ code: 'invalid_grant', status: 400 });
    // Somebody else has it: all that came of the sign-in has ended.
    await expect(client.listProjects()).rejects.toMatchObject({ code: 'invalid_grant' });
  });

  test('a code is for those who asked for it, once, and for a minute', async () => {
    const { flow, mock, pass } = await projects();
    const codeOf = async () => {
      const { url, pending } = await flow.start();
      const location = (await mock.fetch(url)).headers.get('location') ?? '';
      return { location, pending };
    };
    const first = await codeOf();
    const other = await codeOf();
    const forged = { ...first.pending, codeVerifier: other.pending.codeVerifier };
    await expect(flow.finish(first.location, forged)).rejects.toMatchObject({ code: 'invalid_grant' });
    await flow.finish(first.location, first.pending);
    await expect(flow.finish(first.location, first.pending)).rejects.toMatchObject({ code: 'invalid_grant' });
    pass(60_000);
    await expect(flow.finish(other.location, other.pending)).rejects.toMatchObject({ code: 'invalid_grant' });
  });

  test.each<[string, Record<string, string>, string]>([
    ['an unknown client', { client_id: 'nobody' }, 'invalid_client'],
    ['an address elsewhere', { redirect_uri: 'https://evil.example/callback' }, 'invalid_request'],
  ])('the browser is not sent away for %s', async (_name, wrong, error) => {
    const { flow, mock } = await projects();
    const url = new URL((await flow.start()).url);
    for (const [name, value] of Object.entries(wrong)) url.searchParams.set(name, value);
    const answer = await mock.fetch(url);
    expect([answer.status, answer.headers.get('location')]).toEqual([400, null]);
    expect(await answer.json()).toMatchObject({ error });
  });

  test('users have their own scopes', async () => {
    const users = [{ name: 'eve', password: 'p', scopes: [] as string[] }];
    const { signIn, clientWith } = await projects({ identity: createIdentity({ users }) });
    const tokens = await signIn();
    const client = clientWith({ oauth2: tokens.token });
    expect((await client.listProjects()).status).toBe(403);
    expect((await clientWith({ basic: { username: 'eve', password: 'p' } }).listProjects()).status).toBe(200);
    expect((await clientWith({ basic: { username: 'eve', password: 'q' } }).listProjects()).status).toBe(401);
  });

  test('datasources: tokens without refresh, for the scopes that are asked for', async () => {
    const { mock, call } = await identityMock('datasources');
    const form = formOf(
      { grant_type: 'client_credentials', scope: 'products:read' },
      basic('mock-client:mock-secret'),
    );
    const answer = await mock.fetch('/oauth/token', form);
    const { access_token: token, ...rest } = (await answer.json()) as { access_token: string };
    expect(rest).toEqual({ token_type: 'Bearer', expires_in: 3600, scope: 'products:read' });
    const query = { query: '{ __typename }' };
    expect((await call('POST /products-api/graphql', query, bearer(token))).status).toBe(200);
    expect((await call('GET /customers-api/customers', undefined, bearer(token))).status).toBe(403);
    expect((await call('GET /customers-api/customers', undefined, bearer('made-up'))).status).toBe(401);
  });

  test('studio: signing in sets the documented cookie', async () => {
    const { call } = await identityMock('studio');
    const answer = await call('POST /auth/login', {
      email: 'mock-user@example.com',
      password: 'mock-password',
    });
    const { access_token: token } = (await answer.json()) as { access_token: string };
    expect(answer.headers.getSetCookie()).toEqual([
      `better-auth.session_token=${token}; Max-Age=3600; Path=/; HttpOnly; SameSite=Lax`,
    ]);
    const cookie = (value: string) => ({ cookie: `better-auth.session_token=${value}` });
    const statuses = [cookie(token), cookie('made-up'), bearer(token), bearer('made-up'), {}].map(
      async (headers) => (await call('GET /datasets/', undefined, headers)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 401, 200, 401, 401]);
    const wrong = await call('POST /auth/login', { email: 'mock-user@example.com', password: 'wrong-one' });
    expect([wrong.status, wrong.headers.getSetCookie()]).toEqual([401, []]);
    expect(await wrong.json()).toMatchObject({ detail: 'Incorrect email or password' });
  });

  test('pipeline: login, refresh and logout in its envelope', async () => {
    const { call } = await identityMock('pipeline');
    const login = await call('POST /api/v1/auth/login', { username: 'mock-user', password: 'mock-password' });
    const { data } = (await login.json()) as { data: Record<string, string> };
    expect(Object.keys(data)).toEqual(['access_token', 'refresh_token', 'token_type', 'expires_in']);
    const refreshed = await call('POST /api/v1/auth/refresh', { refresh_token: data.refresh_token });
    const next = ((await refreshed.json()) as { data: Record<string, string> }).data;
    const sources = async (token = '') =>
      (await call('GET /api/v1/ingestion/sources', undefined, bearer(token))).status;
    expect([await sources(data.access_token), await sources(next.access_token)]).toEqual([200, 200]);
    expect((await call('POST /api/v1/auth/logout', undefined, bearer(next.access_token ?? ''))).status).toBe(
      200,
    );
    expect([await sources(data.access_token), await sources(next.access_token)]).toEqual([401, 401]);
    const ended = await call('POST /api/v1/auth/refresh', { refresh_token: next.refresh_token });
    expect([ended.status, await ended.json()]).toEqual([
      401,
      { status: 'error', error: 'AUTH_ERROR', message: 'The refresh token is not valid' },
    ]);
  });
});

test('each session has tokens and a time of its own; a snapshot brings both back', async () => {
  const { mock, call, pass } = await identityMock('studio', { stateful: true });
  const of = (session: string) => ({ 'x-mock-session': session });
  const login = { email: 'mock-user@example.com', password: 'mock-password' };
  const answer = await call('POST /auth/login', login, of('a'));
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const status = async (session: string) =>
    (await call('GET /datasets/', undefined, { ...of(session), ...bearer(token) })).status;
  expect([await status('a'), await status('b')]).toEqual([200, 401]);
  mock.state?.worlds.snapshot('a', 'signed-in');
  pass(3_600_000, 'a');
  expect(await status('a')).toBe(401);
  mock.state?.worlds.restore('a', 'signed-in');
  expect(await status('a')).toBe(200);
});

test('the same seed gives the same tokens', async () => {
  const login = { email: 'mock-user@example.com', password: 'mock-password' };
  const bodies = [1, 2].map(async () =>
    (await (await identityMock('studio')).call('POST /auth/login', login)).text(),
  );
  const [one, other] = await Promise.all(bodies);
  expect(one).toBe(other);
});

test('keys without a list are taken as they come', async () => {
  const { call } = await identityMock('studio');
  expect((await call('GET /datasets/', undefined, { 'x-api-key': 'any' })).status).toBe(200);
});

test('a wish for a documented answer still counts', async () => {
  const { call } = await identityMock('studio');
  const login = { email: 'mock-user@example.com', password: 'mock-password' };
  expect((await call('POST /auth/login', login, { prefer: 'code=429' })).status).toBe(429);
});

test('neither log nor journal has a secret', async () => {
  const told: unknown[] = [];
  const { mock, call } = await identityMock('studio', { journal: true, log: (event) => told.push(event) });
  const answer = await call('POST /auth/login', {
    email: 'mock-user@example.com',
    password: 'mock-password',
  });
  const { access_token: token } = (await answer.json()) as { access_token: string };
  await call('GET /datasets/', undefined, { cookie: `better-auth.session_token=${token}` });
  await call('GET /datasets/', undefined, bearer(token));
  const calls = mock.state?.journal?.find() ?? [];
  expect(calls.map(({ response }) => response.status)).toEqual([200, 200, 200]);
  expect(JSON.stringify([told, calls])).not.toMatch(new RegExp(`${token}|mock-password`));
});

test('without a server the issuer says that it needs one', async () => {
  const { call } = await identityMock('studio');
  const answer = await call('POST /_identity/token');
  expect([answer.status, await answer.json()]).toMatchObject([
    501,
    { title: 'The issuer is not served here' },
  ]);
});

test("a document that is read again ends nobody's sign-in", async () => {
  const before = await identityMock('studio');
  const login = { email: 'mock-user@example.com', password: 'mock-password' };
  const answer = await before.call('POST /auth/login', login);
  const { access_token: token } = (await answer.json()) as { access_token: string };
  const { call } = await identityMock('studio', { previous: before.mock.state });
  expect((await call('GET /datasets/', undefined, bearer(token))).status).toBe(200);
});

test('only the schemes that are named are checked', async () => {
  const { call } = await identityMock('studio', { identity: createIdentity({ schemes: ['sessionCookie'] }) });
  const statuses = [bearer('any'), { cookie: 'better-auth.session_token=any' }].map(
    async (headers) => (await call('GET /datasets/', undefined, headers)).status,
  );
  expect(await Promise.all(statuses)).toEqual([200, 401]);
});
