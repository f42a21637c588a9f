import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import type { CheckedAnswer, CheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoClient, demoConsoleClient, demoPublicClient } from './demo.ts';
import { start } from './start-for-test.ts';

const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';
const redirect_uri = demoPublicClient.redirectUris[0];
const client_id = demoPublicClient.id;

const ask = (call: CheckedFetch, more: Record<string, string> = {}) =>
  call(
    `GET /oauth/authorize?${new URLSearchParams({
      response_type: 'code',
      client_id,
      redirect_uri,
      code_challenge: createHash('sha256').update(verifier).digest('base64url'),
      code_challenge_method: 'S256',
      ...more,
    })}`,
  );

const exchange = (call: CheckedFetch, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  call('POST /oauth/token', { body: new URLSearchParams(fields), headers });

const redeem = (call: CheckedFetch, code: string, more: Record<string, string> = {}) =>
  exchange(call, {
    grant_type: 'authorization_code',
    code,
    redirect_uri,
    code_verifier: verifier,
    client_id,
    ...more,
  });

const refresh = (call: CheckedFetch, refresh_token: string, more: Record<string, string> = {}) =>
  exchange(call, { grant_type: 'refresh_token', refresh_token, client_id, ...more });

const use = async (call: CheckedFetch, answer: CheckedAnswer, target = 'GET /projects') => {
  const headers = { 'X-API-Key': '', Authorization: `Bearer ${textAt(answer, '/access_token')}` };
  return (await call(target, { json: target.startsWith('POST') ? { name: 'n' } : undefined, headers }))
    .status;
};

function textAt({ body }: CheckedAnswer, pointer: string): string {
  return String(valueAt(body, pointer));
}

function codeOf(answer: CheckedAnswer): string {
  return new URL(answer.headers.get('location') ?? '').searchParams.get('code') ?? '';
}

const basic = (id: string, secret: string) => ({ Authorization: `Basic ${btoa(`${id}:${secret}`)}` });

describe('client credentials', () => {
  const fields = { grant_type: 'client_credentials' };
  const { id, secret } = demoClient;
  const all = 'projects:read projects:write';
  const grants: [
    name: string,
    fields: Record<string, string>,
    headers: Record<string, string>,
    scope: string,
  ][] = [
    ['in the body', { ...fields, client_id: id, client_secret: secret }, {}, all],
    ['by Basic', fields, basic(id, secret), all],
    ['by Basic, percent-encoded', fields, basic('acme%2Dsync', 's3cr3t%2dof%2Dacme-sync'), all],
    ['by Basic, and the id in the body', { ...fields, client_id: id }, basic(id, secret), all],
    ['for one scope', { ...fields, scope: 'projects:read' }, basic(id, secret), 'projects:read'],
    [
      'for a scope twice',
      { ...fields, scope: 'projects:read projects:read' },
      basic(id, secret),
      'projects:read',
    ],
  ];
  test.each(grants)('%s', async (_name, body, headers, scope) => {
    const { call } = await start();
    const answer = await exchange(call, body, headers);
    expect(answer).toMatchObject({ status: 200, body: { token_type: 'Bearer', expires_in: 3600, scope } });
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(valueAt(answer.body, '/refresh_token')).toBe(undefined);
    expect(await use(call, answer)).toBe(200);
    expect(await use(call, answer, 'POST /projects')).toBe(scope === all ? 201 : 403);
  });

  const twice: [name: string, fields: Record<string, string>][] = [
    ['a secret in the body', { ...fields, client_id: id, client_secret: secret }],
    ['another client in the body', { ...fields, client_id }],
  ];
  test.each(twice)('Basic and %s', async (_name, body) => {
    const { call } = await start();
    expect(await exchange(call, body, basic(id, secret))).toMatchObject({
      status: 400,
      body: { error: 'invalid_request' },
    });
  });

  test('a token is good for an hour', async () => {
    let now = new Date('2025-11-24T10:30:00Z');
    const { call } = await start({ clock: () => now });
    const answer = await exchange(call, fields, basic(id, secret));
    now = new Date('2025-11-24T11:29:59Z');
    expect(await use(call, answer)).toBe(200);
    now = new Date('2025-11-24T11:30:00Z');
    expect(await use(call, answer)).toBe(401);
  });
});

describe('authorization code', () => {
  test('sends back a code and the state, which buy tokens', async () => {
    const { call } = await start();
    const asked = await ask(call, { state: 'af0ifjsldkj&=é', scope: 'projects:read' });
    const location = new URL(asked.headers.get('location') ?? '');
    expect([asked.status, location.origin + location.pathname]).toEqual([302, redirect_uri]);
    expect([...location.searchParams.keys()]).toEqual(['code', 'state']);
    expect(location.searchParams.get('state')).toBe('af0ifjsldkj&=é');
    const answer = await redeem(call, codeOf(asked));
    expect(answer).toMatchObject({ status: 200, body: { scope: 'projects:read', expires_in: 3600 } });
    expect(await use(call, answer)).toBe(200);
  });

  test('sends back a refusal', async () => {
    const asked: unknown[] = [];
    const { call } = await start({ approve: (...question) => asked.push(question) === 0 });
    const { headers } = await ask(call, { state: 's' });
    expect(headers.get('location')).toBe(`${redirect_uri}?error=access_denied&state=s`);
    expect(asked).toEqual([[client_id, ['projects:read', 'projects:write']]]);
  });

  test('keeps the query of the redirect address, and asks a client for its secret', async () => {
    const { call } = await start();
    const { id, secret, redirectUris } = demoConsoleClient;
    const own = { client_id: id, redirect_uri: redirectUris[0] };
    const asked = await ask(call, own);
    expect(asked.headers.get('location')).toMatch(/\?tab=projects&code=/);
    expect(await redeem(call, codeOf(asked), own)).toMatchObject({ status: 401 });
    const answer = await redeem(call, codeOf(asked), { ...own, client_secret: secret });
    expect(await use(call, answer, 'POST /projects')).toBe(201);
  });

  const misuses: [name: string, more: Record<string, string>][] = [
    ['another verifier', { code_verifier: verifier.replace('d', 'e') }],
    ['another redirect address', { redirect_uri: 'https://portal.acme.dev/' }],
    ['another client', { client_id: demoConsoleClient.id, client_secret: demoConsoleClient.secret }],
  ];
  test.each(misuses)('%s is refused, and leaves the code good', async (_name, more) => {
    const { call } = await start();
    const code = codeOf(await ask(call));
    expect(await redeem(call, code, more)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await redeem(call, `${code}.x`)).toMatchObject({ body: { error: 'invalid_grant' } });
    expect((await redeem(call, code)).status).toBe(200);
  });

  test('a code is good once, and its tokens end when it is used again', async () => {
    const { call } = await start();
    const code = codeOf(await ask(call));
    const answer = await redeem(call, code);
    expect(await use(call, answer)).toBe(200);
    expect(await redeem(call, code)).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect(await use(call, answer)).toBe(401);
    expect((await refresh(call, textAt(answer, '/refresh_token'))).status).toBe(400);
  });

  test('a code is good for one minute', async () => {
    let now = new Date('2025-11-24T10:30:00Z');
    const { call } = await start({ clock: () => now });
    const [early, late] = [codeOf(await ask(call)), codeOf(await ask(call))];
    now = new Date('2025-11-24T10:30:59Z');
    expect((await redeem(call, early)).status).toBe(200);
    now = new Date('2025-11-24T10:31:00Z');
    expect((await redeem(call, late)).status).toBe(400);
  });
});

describe('refresh token', () => {
  test('buys the next tokens, for fewer scopes where they are asked for', async () => {
    const { call } = await start();
    const first = await redeem(call, codeOf(await ask(call)));
    const narrow = await refresh(call, textAt(first, '/refresh_token'), { scope: 'projects:read' });
    expect(narrow).toMatchObject({ status: 200, body: { scope: 'projects:read' } });
    expect(await use(call, narrow, 'POST /projects')).toBe(403);
    const wide = await refresh(call, textAt(narrow, '/refresh_token'));
    expect(wide).toMatchObject({ body: { scope: 'projects:read projects:write' } });
  });

  test('is not spent by a scope that was not granted', async () => {
    const { call } = await start();
    const first = await redeem(call, codeOf(await ask(call, { scope: 'projects:read' })));
    const token = textAt(first, '/refresh_token');
    expect(await refresh(call, token, { scope: 'projects:write' })).toMatchObject({
      status: 400,
      body: { error: 'invalid_scope' },
    });
    expect((await refresh(call, token)).status).toBe(200);
  });

  test('is good once, and all tokens end when it is used again', async () => {
    const { call } = await start();
    const first = await redeem(call, codeOf(await ask(call)));
    const second = await refresh(call, textAt(first, '/refresh_token'));
    const again = await refresh(call, textAt(first, '/refresh_token'));
    expect(again).toMatchObject({ status: 400, body: { error: 'invalid_grant' } });
    expect([await use(call, first), await use(call, second)]).toEqual([401, 401]);
    expect((await refresh(call, textAt(second, '/refresh_token'))).status).toBe(400);
  });

  test('is no access token, nor the other way round', async () => {
    const { call } = await start();
    const first = await redeem(call, codeOf(await ask(call)));
    const swapped = { ...first, body: { access_token: textAt(first, '/refresh_token') } };
    expect(await use(call, swapped)).toBe(401);
    expect((await refresh(call, textAt(first, '/access_token'))).status).toBe(400);
  });
});

test('the database holds no code and no token', async () => {
  const database = join(temporaryFolder(), 'projects.db');
  const { call } = await start({ database });
  const code = codeOf(await ask(call));
  const { body } = await redeem(call, code);
  const other = new DatabaseSync(database, { readOnly: true });
  const rows = JSON.stringify(other.prepare('SELECT * FROM oauth_secrets').all());
  other.close();
  const secrets = [code, valueAt(body, '/access_token'), valueAt(body, '/refresh_token')].map(String);
  expect(
    secrets.map((secret) => [
      rows.includes(secret.split('.')[0] ?? ''),
      rows.includes(secret.split('.')[1] ?? ''),
    ]),
  ).toEqual(secrets.map(() => [true, false]));
});
