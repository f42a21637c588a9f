import { describe, expect, test } from 'vitest';
import { modelOf } from '../items-server.fixture.ts';
import type { Credentials } from '../request.ts';
import { type CredentialOptions, credentialsFor } from './credentials.ts';

const { securitySchemes, operations } = modelOf({
  openapi: '3.1.0',
  info: { title: 'x', version: '1' },
  security: [{ token: [] }, { basic: [] }, { key: [], cookie: [], query: [] }],
  paths: { '/a': { get: { responses: { '200': { description: 'Fine.' } } } } },
  components: {
    securitySchemes: {
      token: { type: 'http', scheme: 'bearer' },
      basic: { type: 'http', scheme: 'basic' },
      key: { type: 'apiKey', in: 'header', name: 'X-Who' },
      cookie: { type: 'apiKey', in: 'cookie', name: 'sid' },
      query: { type: 'apiKey', in: 'query', name: 'k' },
    },
  },
});

const given = (who: Credentials | undefined, options: Partial<CredentialOptions>) => {
  const [operation] = operations;
  if (!operation) throw new Error('the document has an operation');
  return credentialsFor(securitySchemes, operation, who, {
    headers: {},
    auth: {},
    secondUser: undefined,
    ...options,
  });
};
const none = { headers: [], query: [], cookies: [] };

describe('what goes with a request', () => {
  const headers = { 'X-Tenant': 'north', 'X-Who': 'ann', Authorization: 'Bearer t', 'X-Api-Token': 's' };
  const plain = ['X-Tenant', 'north'];
  const cases: readonly (readonly [string, ReturnType<typeof given>, unknown])[] = [
    [
      'a token',
      given(undefined, { auth: { token: 't' } }),
      { ...none, headers: [['Authorization', 'Bearer t']] },
    ],
    [
      'a name and a password',
      given(undefined, { auth: { basic: 'ann:secret' } }),
      { ...none, headers: [['Authorization', 'Basic YW5uOnNlY3JldA==']] },
    ],
    [
      'an alternative of three',
      given(undefined, { auth: { key: 'a', cookie: 'b', query: 'c' } }),
      { headers: [['X-Who', 'a']], cookies: [['sid', 'b']], query: [['k', 'c']] },
    ],
    ['an alternative of which one is missing', given(undefined, { auth: { key: 'a', cookie: 'b' } }), none],
    ['headers', given(undefined, { headers }), { ...none, headers: Object.entries(headers) }],
    [
      'nobody: what says nothing of who is calling stays',
      given('none', { headers, auth: { token: 't' } }),
      { ...none, headers: [plain] },
    ],
    [
      'the second user',
      given('second', { headers, secondUser: { Authorization: 'Bearer u' } }),
      { ...none, headers: [plain, ['Authorization', 'Bearer u']] },
    ],
    [
      'others',
      given({ headers: { 'X-Who': 'eve' }, query: { k: 'd' } }, { headers }),
      { headers: [plain, ['X-Who', 'eve']], query: [['k', 'd']], cookies: [] },
    ],
    [
      'a name that every object has',
      given(undefined, { auth: Object.create({ token: 't' }) as Record<string, string> }),
      none,
    ],
  ];
  test.each(cases)('%s', (_name, came, want) => {
    expect(came).toEqual(want);
  });
});
