import { expect, test } from 'vitest';
import { addSecret, type Credentials, findSecrets } from './credentials.ts';
import type { Security, SecurityScheme } from './definition.ts';

const schemes: Record<string, SecurityScheme> = {
  header: { type: 'apiKey', in: 'header', name: 'X-API-Key' },
  query: { type: 'apiKey', in: 'query', name: 'api_key' },
  cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
  bearer: { type: 'http', scheme: 'bearer' },
  basic: { type: 'http', scheme: 'basic' },
  digest: { type: 'http', scheme: 'digest' },
  oauth: { type: 'oauth2' },
  openid: { type: 'openIdConnect' },
  tls: { type: 'mutualTLS' },
};

async function authorize(request: Request, security: Security, credentials: Credentials) {
  return (await findSecrets(security, schemes, credentials)).reduce(addSecret, request);
}

async function sent(security: Security, credentials: Credentials, init: RequestInit = {}) {
  const request = await authorize(new Request('http://x/p?a=1', init), security, credentials);
  return `${request.url.slice(8)} ${JSON.stringify(Object.fromEntries(request.headers))}`;
}

const cases: [string, Security, Credentials, string][] = [
  ['nothing asked, nothing sent', [], { header: 'k', bearer: 't' }, '/p?a=1 {}'],
  ['API key in a header', [['header']], { header: 'k', bearer: 't' }, '/p?a=1 {"x-api-key":"k"}'],
  ['API key in the query', [['query']], { query: 'k&=' }, '/p?a=1&api_key=k%26%3D {}'],
  ['API key in a cookie', [['cookie']], { cookie: 'k;' }, '/p?a=1 {"cookie":"sid=k%3B"}'],
  ['bearer token', [['bearer']], { bearer: 't' }, '/p?a=1 {"authorization":"Bearer t"}'],
  ['OAuth 2.0 token', [['oauth']], { oauth: 't' }, '/p?a=1 {"authorization":"Bearer t"}'],
  ['OpenID Connect token', [['openid']], { openid: 't' }, '/p?a=1 {"authorization":"Bearer t"}'],
  [
    'another HTTP scheme is given whole',
    [['digest']],
    { digest: 'Digest x' },
    '/p?a=1 {"authorization":"Digest x"}',
  ],
  [
    'user name and password, in UTF-8',
    [['basic']],
    { basic: { username: 'jürgen', password: 'a:b' } },
    '/p?a=1 {"authorization":"Basic asO8cmdlbjphOmI="}',
  ],
  ['a function is asked', [['bearer']], { bearer: async () => 't2' }, '/p?a=1 {"authorization":"Bearer t2"}'],
  ['a function without an answer', [['bearer']], { bearer: () => undefined }, '/p?a=1 {}'],
  ['an empty secret is none', [['bearer']], { bearer: '' }, '/p?a=1 {}'],
  [
    'the first alternative that is complete',
    [['header', 'query'], ['bearer'], ['header']],
    { header: 'k', bearer: 't' },
    '/p?a=1 {"authorization":"Bearer t"}',
  ],
  [
    'schemes that go together',
    [['header', 'query']],
    { header: 'k', query: 'q' },
    '/p?a=1&api_key=q {"x-api-key":"k"}',
  ],
  [
    'a credential is sent where anonymous calls are allowed too',
    [[], ['header']],
    { header: 'k' },
    '/p?a=1 {"x-api-key":"k"}',
  ],
  [
    'a client certificate is not sent, but counts',
    [['tls', 'header']],
    { header: 'k' },
    '/p?a=1 {"x-api-key":"k"}',
  ],
  ['a scheme that is not defined', [['nothing'], ['constructor']], { nothing: 'k' }, '/p?a=1 {}'],
];

test.each(cases)('%s', async (_name, security, credentials, want) => {
  expect(await sent(security, credentials)).toBe(want);
});

test('what the caller has set stays', async () => {
  const headers = { authorization: 'Bearer own', cookie: 'a=1' };
  expect(await sent([['bearer', 'cookie']], { bearer: 't', cookie: 'k' }, { headers })).toBe(
    '/p?a=1 {"authorization":"Bearer own","cookie":"a=1; sid=k"}',
  );
});

test('a body goes with it', async () => {
  const init = { method: 'POST', body: 'hello' };
  const request = await authorize(new Request('http://x/', init), [['query']], { query: 'k' });
  expect([request.url, request.method, await request.text()]).toEqual([
    'http://x/?api_key=k',
    'POST',
    'hello',
  ]);
});

test.each([
  ['bearer', { bearer: 'sec\nret' }],
  ['header', { header: 'sec\u2028ret' }],
])('a secret that cannot be sent is not repeated (%s)', async (scheme, credentials) => {
  const failure = await sent([[scheme]], credentials).catch((error: unknown) => error);
  expect(failure).toBeInstanceOf(TypeError);
  expect(String(failure)).toMatch(/^TypeError: the credential for "(?:bearer|header)" holds a character/);
  expect(`${String(failure)} ${JSON.stringify(failure)}`).not.toContain('ret');
  expect((failure as Error).cause).toBe(undefined);
});
