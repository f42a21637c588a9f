import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import {
  demoClient,
  demoConsoleClient,
  demoPublicClient,
} from '../../../contract-tests/servers/projects/demo.ts';
import { startServer } from '../../../contract-tests/servers/projects/server.ts';
import { createClient } from '../../../generated/projects/client.ts';
import { authorizationCode, clientCredentials, refreshToken, type TokenSet } from './index.ts';

/** A server that we did not write for this: it checks PKCE, rotates refresh tokens and ends them on a second use. */
let server: { readonly url: string; close(): Promise<void> };
let now = Date.parse('2026-01-01T00:00:00Z');
let allowed = true;

const clock = { now: () => now, after: () => () => undefined };
const realFetch = (request: Request) => fetch(request);

beforeAll(async () => {
  server = await startServer({ clock: () => new Date(now), approve: () => allowed });
});
afterAll(() => server.close());

const endpoint = () => ({ tokenUrl: `${server.url}/oauth/token`, clock });

function flowOf({
  id,
  redirectUris,
  ...rest
}: {
  id: string;
  redirectUris: readonly string[];
  secret?: string;
}) {
  return authorizationCode({
    ...endpoint(),
    authorizationUrl: `${server.url}/oauth/authorize`,
    clientId: id,
    clientSecret: rest.secret,
    redirectUri: redirectUris[0] ?? '',
  });
}

/** What the person's browser does: it opens the address, and comes back. */
async function browse(url: string): Promise<string> {
  const response = await fetch(url, { redirect: 'manual' });
  return response.headers.get('location') ?? `${response.status} ${await response.text()}`;
}

async function signIn(): Promise<TokenSet> {
  const flow = flowOf(demoPublicClient);
  const { url, pending } = await flow.start();
  return flow.finish(await browse(url), pending);
}

describe('client credentials', () => {
  test.each(['basic', 'body'] as const)('by %s, replaced early, and used by a client', async (clientAuth) => {
    let asked = 0;
    const oauth2 = clientCredentials({
      ...endpoint(),
      clientId: demoClient.id,
      clientSecret: demoClient.secret,
      clientAuth,
      scope: 'projects:read',
      fetch: (request) => {
        asked += 1;
        return realFetch(request);
      },
    });
    const client = createClient({ baseUrl: server.url, auth: { oauth2 } });
    const statuses = async () =>
      (await Promise.all([1, 2, 3].map(() => client.listProjects()))).map(({ status }) => status);
    expect([await statuses(), asked]).toEqual([[200, 200, 200], 1]);
    now += 3_600_000 - 300_001;
    expect([await statuses(), asked]).toEqual([[200, 200, 200], 1]);
    now += 1;
    expect([await statuses(), asked]).toEqual([[200, 200, 200], 2]);
    expect((await client.createProject({ body: { name: 'x' } })).status).toBe(403);
  });

  test('a wrong secret is an error without it', async () => {
    const source = clientCredentials({ ...endpoint(), clientId: demoClient.id, clientSecret: 'wrong-qzx' });
    const failure = await source().catch((error: unknown) => error);
    expect(failure).toMatchObject({ name: 'OAuthError', code: 'invalid_client', status: 401 });
    expect(`${(failure as Error).message} ${JSON.stringify(failure)}`).not.toContain('qzx');
  });
});

describe('authorization code', () => {
  test('a person signs in, with PKCE and without a secret', async () => {
    const tokens = await signIn();
    expect(tokens).toMatchObject({ expiresAt: now + 3_600_000, refreshToken: expect.stringMatching(/./) });
    const client = createClient({ baseUrl: server.url, auth: { oauth2: tokens.token } });
    expect((await client.listProjects()).status).toBe(200);
  });

  test('a client with a secret, and a redirect address with a query', async () => {
    const flow = flowOf(demoConsoleClient);
    const { url, pending } = await flow.start();
    expect((await flow.finish(await browse(url), pending)).scope).toBe(
      'projects:read projects:write projects:delete',
    );
  });

  test('the person refuses', async () => {
    allowed = false;
    const flow = flowOf(demoPublicClient);
    const { url, pending } = await flow.start();
    const back = await browse(url);
    allowed = true;
    await expect(flow.finish(back, pending)).rejects.toMatchObject({ code: 'access_denied' });
  });

  test('a code that another sign-in brought', async () => {
    const flow = flowOf(demoPublicClient);
    const [mine, theirs] = [await flow.start(), await flow.start()];
    const back = await browse(theirs.url);
    await expect(flow.finish(back, mine.pending)).rejects.toMatchObject({ code: 'state_mismatch' });
    const forged = new URL(back);
    forged.searchParams.set('state', mine.pending.state);
    // The server holds the code to its own verifier.
    await expect(flow.finish(forged.href, mine.pending)).rejects.toMatchObject({ code: 'invalid_grant' });
  });
});

describe('refresh token', () => {
  const publicClient = () => ({ ...endpoint(), clientId: demoPublicClient.id });

  test('parallel calls use a rotating refresh token once; the new set is handed over', async () => {
    const kept: TokenSet[] = [];
    const tokens = await signIn();
    const oauth2 = refreshToken({ ...publicClient(), tokens, onTokens: (fresh) => void kept.push(fresh) });
    const client = createClient({ baseUrl: server.url, auth: { oauth2 } });
    for (let round = 0; round < 3; round += 1) {
      now += 3_600_000;
      const results = await Promise.all(Array.from({ length: 5 }, () => client.listProjects()));
      expect(results.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200]);
    }
    expect(kept.length).toBe(3);
    expect(new Set([tokens, ...kept].map(({ refreshToken }) => refreshToken)).size).toBe(4);
  });

  test('a refresh token that was used: the error says so, and does not repeat it', async () => {
    const tokens = await signIn();
    const expired = { ...tokens, token: '', expiresAt: 0 };
    await refreshToken({ ...publicClient(), tokens: expired })();
    const failure = await refreshToken({ ...publicClient(), tokens: expired })().catch(
      (error: unknown) => error,
    );
    expect(failure).toMatchObject({ name: 'OAuthError', code: 'invalid_grant', status: 400 });
    expect(JSON.stringify(failure) + (failure as Error).message).not.toContain(tokens.refreshToken);
  });

  test('without one the access token serves until its end', async () => {
    const source = refreshToken({ ...publicClient(), tokens: { token: 'a', expiresAt: now + 10_000 } });
    expect(await source()).toBe('a');
    now += 10_000;
    await expect(source()).rejects.toMatchObject({ code: 'invalid_grant', status: undefined });
  });
});
