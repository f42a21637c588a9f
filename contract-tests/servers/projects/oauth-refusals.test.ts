import { afterAll, beforeAll, expect, test } from 'vitest';
import { type CallInit, type CheckedFetch, createCheckedFetch } from '../shared/checked-fetch.ts';
import type { RunningServer } from '../shared/listen.ts';
import { startServer } from './server.ts';

let server: RunningServer;
let call: CheckedFetch;
beforeAll(async () => {
  server = await startServer();
  call = createCheckedFetch(server.model, server.url);
});
afterAll(() => server.close());

const form = (body: string): CallInit => ({
  body,
  headers: { 'Content-Type': 'application/x-www-form-urlencoded' },
});
const challenge = 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM';
const asking = (change: Record<string, string>, without = ''): string => {
  const query = new URLSearchParams({
    response_type: 'code',
    client_id: 'acme-portal',
    redirect_uri: 'https://portal.acme.dev/callback',
    code_challenge: challenge,
    code_challenge_method: 'S256',
    ...change,
  });
  query.delete(without);
  return `GET /oauth/authorize?${query}`;
};
const sync = 'client_id=acme-sync&client_secret=s3cr3t-of-acme-sync';
const redirected = 'redirect_uri=https://portal.acme.dev/callback';
const verifier = 'dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk';

const oauthErrors: [target: string, init: CallInit, status: number, error: string, description: string][] = [
  ['GET /oauth/token', {}, 405, 'invalid_request', 'Use POST'],
  ['POST /oauth/authorize', {}, 405, 'invalid_request', 'Use GET'],
  [
    'POST /oauth/token',
    { json: {} },
    415,
    'invalid_request',
    'Content-Type must be application/x-www-form-urlencoded, not application/json',
  ],
  ['POST /oauth/token', {}, 400, 'invalid_request', 'The body is empty'],
  ['POST /oauth/token', form(''), 400, 'invalid_request', 'grant_type is required'],
  [
    'POST /oauth/token',
    form('grant_type=password'),
    400,
    'unsupported_grant_type',
    'grant_type must be one of client_credentials, authorization_code, refresh_token',
  ],
  [
    'POST /oauth/token',
    form('grant_type=a&grant_type=b'),
    400,
    'invalid_request',
    'grant_type must be one of client_credentials, authorization_code, refresh_token',
  ],
  [
    'POST /oauth/token',
    form('grant_type=refresh_token'),
    400,
    'invalid_request',
    'refresh_token is required',
  ],
  [
    'POST /oauth/token',
    form(`grant_type=client_credentials&${sync}&client_id=x`),
    400,
    'invalid_request',
    'client_id must be a string',
  ],
  [
    'POST /oauth/token',
    form(`grant_type=client_credentials&${sync}&scope=projects:all`),
    400,
    'invalid_scope',
    'scope may hold projects:read, projects:write and projects:delete',
  ],
  [
    'POST /oauth/token',
    form(`grant_type=client_credentials&${sync}&scope=projects:delete`),
    400,
    'invalid_scope',
    'acme-sync may not have projects:delete',
  ],
  [
    'POST /oauth/token',
    form('grant_type=client_credentials&client_id=acme-portal'),
    400,
    'unauthorized_client',
    'acme-portal may not use client_credentials',
  ],
  [
    'POST /oauth/token',
    form('grant_type=client_credentials'),
    401,
    'invalid_client',
    'The client or its secret is not known',
  ],
  [
    'POST /oauth/token',
    form('grant_type=client_credentials&client_id=nobody'),
    401,
    'invalid_client',
    'The client or its secret is not known',
  ],
  [
    'POST /oauth/token',
    form('grant_type=client_credentials&client_id=acme-sync'),
    401,
    'invalid_client',
    'The client or its secret is not known',
  ],
  [
    'POST /oauth/token',
    form(`grant_type=client_credentials&${sync}x`),
    401,
    'invalid_client',
    'The client or its secret is not known',
  ],
  [
    'POST /oauth/token',
    form('grant_type=refresh_token&refresh_token=a.b&client_id=acme-portal&client_secret=x'),
    401,
    'invalid_client',
    'The client or its secret is not known',
  ],
  [
    'POST /oauth/token',
    { json: {}, headers: { Authorization: `Basic ${btoa('acme-sync:x')}` } },
    401,
    'invalid_client',
    'The client or its secret is not known',
  ],
  [
    'POST /oauth/token',
    form('grant_type=refresh_token&refresh_token=a.b&client_id=acme-portal'),
    400,
    'invalid_grant',
    'The refresh token is not valid',
  ],
  [
    'POST /oauth/token',
    form(
      `grant_type=authorization_code&code=a.b&${redirected}&code_verifier=${verifier}&client_id=acme-portal`,
    ),
    400,
    'invalid_grant',
    'The code is not valid',
  ],
  [asking({}, 'code_challenge'), {}, 400, 'invalid_request', 'code_challenge is required'],
  [
    asking({ code_challenge_method: 'plain' }),
    {},
    400,
    'invalid_request',
    'code_challenge_method must be S256',
  ],
  [asking({ response_type: 'token' }), {}, 400, 'invalid_request', 'response_type must be code'],
  [asking({ client_id: 'nobody' }), {}, 400, 'invalid_request', 'There is no client nobody'],
  [
    asking({ redirect_uri: 'https://portal.acme.dev/callback/' }),
    {},
    400,
    'invalid_request',
    'redirect_uri is not registered for acme-portal',
  ],
  [
    asking({ redirect_uri: 'https://evil.example/' }),
    {},
    400,
    'invalid_request',
    'redirect_uri is not registered for acme-portal',
  ],
  [
    asking({ scope: 'all' }),
    {},
    400,
    'invalid_scope',
    'scope may hold projects:read, projects:write and projects:delete',
  ],
  [
    asking({ scope: 'projects:delete' }),
    {},
    400,
    'invalid_scope',
    'acme-portal may not have projects:delete',
  ],
  [`${asking({})}&state=a&state=b`, {}, 400, 'invalid_request', 'state must be a string'],
];
test.each(oauthErrors)('%s %j: %i %s', async (target, init, status, error, error_description) => {
  const answer = await call(target, init);
  expect([answer.status, answer.body]).toEqual([status, { error, error_description }]);
  expect(answer.headers.get('location')).toBe(null);
});
