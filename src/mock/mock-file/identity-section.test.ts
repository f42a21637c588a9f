import { expect, test } from 'vitest';
import { securedModel } from '../credentials/credentials.fixture.ts';
import { identitySectionDefects, readIdentitySection } from './identity-section.ts';
import { linesOf, readSection } from './sections.fixture.ts';

const read = (value: unknown) => readSection('identity', value, readIdentitySection);

test.each<[string, unknown, unknown]>([
  ['nothing more', null, {}],
  ['true', true, {}],
  ['false', false, undefined],
  [
    'all',
    {
      clients: [
        { id: 'web', secret: 's', redirectUris: ['http://localhost:3000/cb'], scopes: ['read'] },
        { id: 'app' },
      ],
      users: [{ name: 'ann', password: 'p', email: 'ann@x.dev', scopes: [] }],
      lifetimes: { accessMinutes: 5, codeMinutes: 0.5 },
      schemes: ['oauth'],
      path: '/login/issuer',
      autoApprove: true,
      accessTokens: 'jwt',
    },
    {
      clients: [
        { id: 'web', secret: 's', redirectUris: ['http://localhost:3000/cb'], scopes: ['read'] },
        { id: 'app' },
      ],
      users: [{ name: 'ann', password: 'p', email: 'ann@x.dev', scopes: [] }],
      lifetimes: { accessMs: 300_000, codeMs: 30_000 },
      schemes: ['oauth'],
      path: '/login/issuer',
      autoApprove: true,
      accessTokens: 'jwt',
    },
  ],
])('reads %s', (_name, value, want) => {
  expect(read(value)).toEqual({ section: want, defects: [] });
});

test.each<[string, unknown, string[]]>([
  ['an unknown key', { client: [] }, ['/identity/client: unknown key "client". Did you mean "clients"?']],
  [
    'a client without an id',
    { clients: [{ secret: 'xyzzy' }] },
    [
      '/identity/clients/0: a client has an "id". Write { id: web, secret: …, redirectUris: ["http://localhost:3000/callback"] }.',
    ],
  ],
  [
    'a secret that is a number',
    { clients: [{ id: 'a', secret: 4711 }] },
    ['/identity/clients/0/secret: "secret" must be a text that is not empty. Write it in quotes.'],
  ],
  [
    'half an address',
    { clients: [{ id: 'a', redirectUris: ['/cb'] }] },
    [
      '/identity/clients/0/redirectUris: "/cb" is not an address. Write it whole: http://localhost:3000/callback.',
    ],
  ],
  [
    'a user without a password',
    { users: [{ name: 'ann' }] },
    [
      '/identity/users/0: a user has a "name" and a "password". Write { name: ada, password: …, scopes: [jobs:read] }.',
    ],
  ],
  [
    'a name that Basic cannot send',
    { users: [{ name: 'a:b', password: 'xyzzy' }] },
    [
      '/identity/users/0/name: "name" must be a text without blanks and ":". Write it in quotes.',
      '/identity/users/0: a user has a "name" and a "password". Write { name: ada, password: …, scopes: [jobs:read] }.',
    ],
  ],
  [
    'a lifetime without end',
    { lifetimes: { accessMinutes: 0 } },
    [
      '/identity/lifetimes/accessMinutes: "accessMinutes" must be a number of minutes from 0.01 to 576000, not 0. Write the number without quotes and without a unit.',
    ],
  ],
  [
    'the path of the mock itself',
    { path: '/_concordat/x' },
    [
      '/identity/path: "path" must be a path without a slash at its end, not "/_concordat/x". Write "/_identity".',
    ],
  ],
  [
    'a list of others',
    { schemes: [1] },
    ['/identity/schemes: "schemes" must be a list of names. Write [one, two].'],
  ],
])('tells of %s, and never of a secret', (_name, value, want) => {
  const lines = linesOf(read(value).defects);
  expect(lines).toEqual(want);
  expect(lines.join()).not.toMatch(/xyzzy|4711/);
});

test.each<[string, string[]]>([
  ['oauth', []],
  ['session', []],
  [
    'digest',
    [
      '/identity/schemes: the credentials of "digest" cannot be issued: no secret is sent. Leave it out; its form is checked.',
    ],
  ],
  ['oath', ['/identity/schemes: the document has no security scheme "oath". Did you mean "oauth"?']],
])('the scheme %s', (scheme, want) => {
  expect(
    linesOf(identitySectionDefects({ schemes: [scheme] }, securedModel, { uri: '/mocks/api.yaml' })),
  ).toEqual(want);
});
