import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { openState } from '../persist/open-state.ts';
import { type RedisServer, redisProgram, startRedis, withoutRedis } from '../persist/redis-server.fixture.ts';
import type { StateKeeper } from '../persist/state-keeper.ts';
import type { RunningServer } from '../server/server.ts';
import { createIdentity } from './create-identity.ts';
import { basic, bearer, formOf, identityMock } from './identity.fixture.ts';

const opened: { readonly server: RunningServer; readonly keep: StateKeeper }[] = [];
async function closeAll(): Promise<void> {
  for (const { server, keep } of opened.splice(0)) {
    await server.close();
    await keep.close();
  }
}
afterEach(closeAll);

/** Starts a mock as another process would: with what is kept there, and nothing else. */
async function start(where: string) {
  const keep = await openState(where);
  const clients = [{ id: 'web', secret: 's3cret' }];
  const users = [{ name: 'ann', password: 'pass' }];
  const options = { identity: createIdentity({ clients, users }), stateful: true, keep };
  const { mock } = await identityMock('projects', { ...options, time: () => new Date() });
  const server = await mock.listen();
  opened.push({ server, keep });
  return server.url;
}

const callback = 'http://localhost:3000/callback';
type Tokens = Record<'access_token' | 'refresh_token' | 'error', string>;

async function tokensAt(url: string, fields: Record<string, string>) {
  const answer = await fetch(`${url}/_identity/token`, formOf(fields, basic('web:s3cret')));
  return { status: answer.status, body: (await answer.json()) as Tokens };
}

async function codeAt(url: string): Promise<string> {
  const asked = { client_id: 'web', response_type: 'code', redirect_uri: callback, login_hint: 'ann' };
  const scope = 'openid offline_access projects:read';
  const answer = await fetch(`${url}/_identity/auth?${new URLSearchParams({ ...asked, scope })}`, {
    redirect: 'manual',
  });
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

const exchange = (url: string, code: string) =>
  tokensAt(url, { grant_type: 'authorization_code', code, redirect_uri: callback });
const refresh = (url: string, token: string) =>
  tokensAt(url, { grant_type: 'refresh_token', refresh_token: token });
const statusWith = async (url: string, token: string) =>
  (await fetch(`${url}/v1/projects`, { headers: bearer(token) })).status;
const keysOf = async (url: string) => (await fetch(`${url}/_identity/jwks`)).json();
const isActive = async (url: string, token: string) => {
  const answer = await fetch(`${url}/_identity/token/introspection`, formOf({ token }, basic('web:s3cret')));
  return ((await answer.json()) as { active: boolean }).active;
};

test('what the issuer gave out outlives the process, with its keys', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'concordat-issuer-'));
  const where = `sqlite:${join(folder, 'mock.db')}`;
  try {
    const first = await start(where);
    const { body } = await exchange(first, await codeAt(first));
    const pending = await codeAt(first);
    const keys = await keysOf(first);
    await closeAll();
    const second = await start(where);
    expect(await keysOf(second)).toEqual(keys);
    expect([await statusWith(second, body.access_token), await isActive(second, body.access_token)]).toEqual([
      200,
      true,
    ]);
    expect((await exchange(second, pending)).status).toBe(200);
    const rotated = await refresh(second, body.refresh_token);
    expect([rotated.status, await statusWith(second, rotated.body.access_token)]).toEqual([200, 200]);
    await closeAll();
    const third = await start(where);
    expect(await refresh(third, body.refresh_token)).toMatchObject({
      status: 400,
      body: { error: 'invalid_grant' },
    });
    expect(await statusWith(third, rotated.body.access_token)).toBe(401);
  } finally {
    await closeAll();
    rmSync(folder, { recursive: true });
  }
});

const title = `one issuer of several mocks${redisProgram === undefined ? ` (${withoutRedis})` : ''}`;

describe.skipIf(redisProgram === undefined)(title, () => {
  let redis: RedisServer;
  let urls: readonly [string, string];
  let database = 0;
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.kill());
  beforeEach(async () => {
    database += 1;
    const where = `${redis.url}/${database}`;
    urls = [await start(where), await start(where)];
  });

  test('signs with the same key, whoever is asked first', async () => {
    const [one, other] = await Promise.all(urls.map(keysOf));
    expect(one).toMatchObject({ keys: [{ kty: 'RSA', kid: expect.stringMatching(/^[0-9a-f]{16}$/) }] });
    expect(other).toEqual(one);
  });

  test('a code of one is exchanged at the other, and its token counts at both until either revokes it', async () => {
    const [one, other] = urls;
    const { status, body } = await exchange(other, await codeAt(one));
    const token = body.access_token;
    expect([status, await statusWith(one, token), await statusWith(other, token)]).toEqual([200, 200, 200]);
    expect(await isActive(one, token)).toBe(true);
    await fetch(`${one}/_identity/token/revocation`, formOf({ token }, basic('web:s3cret')));
    expect([await statusWith(other, token), await isActive(other, token)]).toEqual([401, false]);
  });

  test('a refresh token that both get at once is good at most once, and ends the sign-in', async () => {
    const [one, other] = urls;
    const { body } = await exchange(one, await codeAt(one));
    const token = body.refresh_token;
    const answers = await Promise.all([refresh(one, token), refresh(other, token), refresh(one, token)]);
    expect(answers.filter(({ status }) => status === 200).length).toBeLessThanOrEqual(1);
    expect(answers.filter(({ status }) => status === 400).length).toBeGreaterThanOrEqual(2);
    for (const { body: given } of answers) {
      if (given.access_token) expect(await statusWith(other, given.access_token)).toBe(401);
    }
    expect(await statusWith(other, body.access_token)).toBe(401);
  });

  test('a sign-in page that one shows is answered at the other', async () => {
    const [one, other] = urls;
    const asked = { client_id: 'web', response_type: 'code', redirect_uri: callback, scope: 'openid' };
    const sent = await fetch(`${one}/_identity/auth?${new URLSearchParams(asked)}`, { redirect: 'manual' });
    const cookie = sent.headers
      .getSetCookie()
      .map((line) => line.split(';', 1)[0])
      .join('; ');
    const page = `${other}${sent.headers.get('location')}`;
    const form = formOf({ login: 'ann', password: 'pass', action: 'sign-in' }, { cookie });
    const resumed = await fetch(page, form);
    expect([resumed.status, new URL(resumed.headers.get('location') ?? '', other).pathname]).toEqual([
      303,
      expect.stringMatching(/^\/_identity\/auth\//),
    ]);
  });

  test('out of reach, it says so', async () => {
    const [one] = urls;
    await redis.kill();
    const answer = await fetch(`${one}/_identity/jwks`);
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
    await redis.again();
  });
});
