import { createPublicKey, verify } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { RunningServer } from '../server/server.ts';
import { createIdentity } from './create-identity.ts';
import { basic, bearer, formOf, identityMock } from './identity.fixture.ts';

let server: RunningServer;
let issuer: string;
beforeAll(async () => {
  const clients = [{ id: 'web', secret: 's3cret' }];
  const users = [{ name: 'ann', password: 'pass' }];
  const identity = createIdentity({ clients, users, accessTokens: 'jwt' });
  const { mock } = await identityMock('projects', { identity, time: () => new Date() });
  server = await mock.listen();
  issuer = `${server.url}/_identity`;
});
afterAll(() => server.close());

const ask = async (path: string, fields: Record<string, string>) => {
  const answer = await fetch(`${issuer}${path}`, formOf(fields, basic('web:s3cret')));
  const text = await answer.text();
  return (text === '' ? {} : JSON.parse(text)) as Record<string, string>;
};
const statusWith = async (token: string) =>
  (await fetch(`${server.url}/v1/projects`, { headers: bearer(token) })).status;
const readPart = (part = '') =>
  JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

async function tokenOf(way: 'client' | 'user'): Promise<string> {
  if (way === 'client') {
    const asked = { grant_type: 'client_credentials', scope: 'projects:read' };
    return (await ask('/token', asked)).access_token ?? '';
  }
  const redirect_uri = 'http://localhost:3000/callback';
  const asked = { client_id: 'web', response_type: 'code', redirect_uri, login_hint: 'ann' };
  const query = new URLSearchParams({ ...asked, scope: 'openid profile projects:read' });
  const sent = await fetch(`${issuer}/auth?${query}`, { redirect: 'manual' });
  const code = new URL(sent.headers.get('location') ?? '').searchParams.get('code') ?? '';
  return (await ask('/token', { grant_type: 'authorization_code', code, redirect_uri })).access_token ?? '';
}

test.each<['client' | 'user', string, string]>([
  ['client', 'web', 'projects:read'],
  ['user', 'ann', 'openid profile projects:read'],
])('a token of a %s is a JWT of the key of the JWKS, and counts as it is', async (way, sub, scope) => {
  const token = await tokenOf(way);
  const [header, payload, signature = ''] = token.split('.');
  const { keys } = (await (await fetch(`${issuer}/jwks`)).json()) as {
    keys: (JsonWebKey & { kid: string })[];
  };
  const [jwk] = keys;
  expect(readPart(header)).toEqual({ alg: 'RS256', typ: 'at+jwt', kid: jwk?.kid });
  const key = createPublicKey({ key: { ...jwk }, format: 'jwk' });
  expect(
    verify('sha256', Buffer.from(`${header}.${payload}`), key, Buffer.from(signature, 'base64url')),
  ).toBe(true);
  const claims = readPart(payload);
  expect(claims).toMatchObject({ iss: issuer, aud: issuer, sub, client_id: 'web', scope });
  expect(Number(claims.exp) - Number(claims.iat)).toBe(3600);
  expect(await statusWith(token)).toBe(200);
  expect(await statusWith(`${header}.${payload}.${signature.slice(0, -2)}xx`)).toBe(401);
  // Who gets one reads it by the JWKS: asking is for opaque ones.
  for (const path of ['/token/introspection', '/token/revocation']) {
    expect(await ask(path, { token })).toMatchObject({ error: 'unsupported_token_type' });
  }
});

test('user info takes it', async () => {
  const answer = await fetch(`${issuer}/me`, { headers: bearer(await tokenOf('user')) });
  expect(await answer.json()).toMatchObject({ sub: 'ann', name: 'ann' });
});
