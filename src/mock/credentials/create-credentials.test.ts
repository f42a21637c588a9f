import { expect, test } from 'vitest';
import { callsOf } from '../call.fixture.ts';
import { createApiIdentity } from '../identity/identity.ts';
import { identitySettings } from '../identity/identity-settings.ts';
import { readCredentialsSection } from '../mock-file/credentials-section.ts';
import { readSection } from '../mock-file/sections.fixture.ts';
import { createCredentials } from './create-credentials.ts';
import { securedModel } from './credentials.fixture.ts';

const written = {
  apiKey: ['key-1'],
  queryKey: [{ key: 'key ü', name: 'query' }],
  session: [{ key: 'key-3' }],
  basic: [{ user: 'ann', password: 'pass:word' }],
  bearer: [{ token: 'short', expires: '2026-01-01T01:00:00Z' }, { token: 'long' }],
  oauth: [{ token: 'reader', scopes: ['read'] }, { token: 'writer', scopes: 'read write' }, { token: 'all' }],
};

function judged(
  id: string,
  headers: Record<string, string>,
  query = '',
  lists: unknown = written,
  passMs = 0,
) {
  const { section } = readSection('credentials', lists, readCredentialsSection);
  const credentials = createCredentials(securedModel, section);
  const { call, pass } = callsOf(securedModel);
  pass(passMs);
  const made = call(id, { headers, query });
  return { refusal: credentials?.decide(made), names: credentials?.acceptedAs(made) };
}

const basic = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString('base64')}` });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

test.each<[string, string, Record<string, string>, string, string[]]>([
  ['a key', 'byKey', { 'x-api-key': 'key-1' }, '', ['apiKey/0']],
  ['a key in the query', 'byAny', {}, 'api_key=key+%C3%BC', ['query']],
  ['a cookie', 'byAny', { cookie: 'a=b; sid=key-3' }, '', ['session/0']],
  ['a user', 'byAny', basic('ann:pass:word'), '', ['ann']],
  ['a token', 'byToken', bearer('long'), '', ['bearer/1']],
  ['both', 'byBoth', { ...bearer('long'), 'x-api-key': 'key-1' }, '', ['apiKey/0', 'bearer/1']],
  ['all scopes', 'byScopes', bearer('writer'), '', ['oauth/1']],
  ['a token without a list of scopes', 'byScopes', bearer('all'), '', ['oauth/2']],
  ['the second alternative', 'byEither', bearer('reader'), '', ['oauth/0']],
  [
    'one right credential beside a wrong one',
    'byAny',
    { 'x-api-key': 'no', ...basic('ann:pass:word') },
    '',
    ['ann'],
  ],
  ['anybody, where none is asked for', 'open', { 'x-api-key': 'no' }, '', []],
  ['what cannot be compared', 'byDigest', { authorization: 'Digest username="a"' }, '', []],
])('accepts %s', (_name, id, headers, query, names) => {
  expect(judged(id, headers, query)).toEqual({ refusal: undefined, names });
});

const unknown = 'it is not one of those that are accepted';
const invalid = (reason: string) => ({
  'www-authenticate': `Bearer error="invalid_token", error_description="${reason}"`,
});

test.each<[string, string, Record<string, string>, object]>([
  ['a key', 'byKey', { 'x-api-key': 'key-2' }, { status: 401, because: `credentials of apiKey: ${unknown}` }],
  [
    'a password',
    'byAny',
    basic('ann:pass'),
    {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="mock"' },
      because: `credentials of basic: ${unknown}`,
    },
  ],
  [
    'a token',
    'byToken',
    bearer('longer'),
    { status: 401, headers: invalid(unknown), because: `credentials of bearer: ${unknown}` },
  ],
  [
    'one of two that are needed',
    'byBoth',
    { 'x-api-key': 'key-1', ...bearer('no') },
    { status: 401, headers: invalid(unknown), because: `credentials of bearer: ${unknown}` },
  ],
  [
    'a token without a scope',
    'byScopes',
    bearer('reader'),
    {
      status: 403,
      headers: {
        'www-authenticate':
          'Bearer error="insufficient_scope", error_description="the scope write is missing", scope="read write"',
      },
      because: 'credentials of oauth: the scope write is missing',
    },
  ],
  [
    'a missing one',
    'byToken',
    {},
    {
      status: 401,
      headers: { 'www-authenticate': 'Bearer' },
      because: 'credentials of bearer: none is sent',
    },
  ],
])('refuses %s', (_name, id, headers, want) => {
  const { refusal, names } = judged(id, headers);
  expect(refusal).toEqual(want);
  expect(names).toEqual([]);
});

test('missing scopes are 401 where no 403 is documented', () => {
  const { refusal } = judged('byEither', bearer('reader'), '', {
    bearer: [],
    oauth: [{ token: 'reader', scopes: [] }],
  });
  expect([refusal?.status, refusal?.because]).toEqual([
    401,
    'credentials of oauth: the scope read is missing',
  ]);
});

test.each<[number, number | undefined]>([
  [3_599_999, undefined],
  [3_600_000, 401],
])('a token expires by the time of the world: after %d ms', (ms, want) => {
  expect(judged('byToken', bearer('short'), '', written, ms).refusal?.status).toBe(want);
});

test('schemes without a list accept what they did', () => {
  expect(judged('byKey', { 'x-api-key': 'any' }, '', { bearer: ['a'] }).refusal).toBeUndefined();
  expect(judged('byKey', { 'x-api-key': 'any' }, '', { apiKey: [] }).refusal?.status).toBe(401);
});

test('without any list there is nothing to do', () => {
  expect(createCredentials(securedModel, [])).toBeUndefined();
});

test('no secret is told', () => {
  const { section } = readSection('credentials', written, readCredentialsSection);
  const credentials = createCredentials(securedModel, section);
  const { call, worlds } = callsOf(securedModel);
  const refusal = credentials?.decide(call('byToken', { headers: bearer('s3cret') }));
  const told = securedModel.operations.flatMap((operation) => credentials?.explain(operation) ?? []);
  expect(JSON.stringify([refusal, told, [...worlds.of('').notes]])).not.toMatch(
    /s3cret|key-1|pass:word|"long"/,
  );
  expect(told).toContain('bearer: 2 credentials are accepted');
});

test('beside a list, what the issuer knows is accepted', () => {
  const users = [{ name: 'eve', password: 'p' }];
  const settings = identitySettings([{ users }], [securedModel]);
  const identity = createApiIdentity(settings, { model: securedModel, options: undefined });
  const { section } = readSection('credentials', written, readCredentialsSection);
  const credentials = createCredentials(securedModel, section, identity);
  const { call } = callsOf(securedModel);
  const statuses = [basic('ann:pass:word'), basic('eve:p'), basic('eve:q'), { 'x-api-key': 'key-1' }].map(
    (headers) => credentials?.decide(call('byAny', { headers }))?.status,
  );
  expect(statuses).toEqual([undefined, undefined, 401, undefined]);
});
