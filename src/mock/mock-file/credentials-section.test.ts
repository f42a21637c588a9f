import { expect, test } from 'vitest';
import { findAccepted } from '../credentials/accepted.ts';
import { securedModel } from '../credentials/credentials.fixture.ts';
import { credentialsSectionDefects, readCredentialsSection } from './credentials-section.ts';
import { linesOf, readSection } from './sections.fixture.ts';

const hint =
  'Write "apiKey: [{ key: … }]", "basic: [{ user: …, password: … }]" or "bearer: [{ token: …, scopes: […] }]".';

test('reads credentials, and keeps no secret', () => {
  const written = {
    apiKey: ['hush-1', { key: 'hush-2', name: 'ci', expires: '2030-01-01T00:00:00Z' }],
    basic: [{ user: 'ann', password: 'hush-3' }],
    oauth: [
      { token: 'hush-4', scopes: ['read'] },
      { token: 'hush-5', scopes: 'read write' },
    ],
    __proto__: [],
  };
  const { section, defects } = readSection('credentials', written, readCredentialsSection);
  expect(defects).toEqual([]);
  expect(
    section.map(({ scheme, accepted }) => [
      scheme,
      accepted.map(({ label, kind, scopes, expiresMs }) => ({ label, kind, scopes, expiresMs })),
    ]),
  ).toEqual([
    [
      'apiKey',
      [
        { label: 'apiKey/0', kind: 'any', scopes: undefined, expiresMs: undefined },
        { label: 'ci', kind: 'key', scopes: undefined, expiresMs: 1_893_456_000_000 },
      ],
    ],
    ['basic', [{ label: 'ann', kind: 'user', scopes: undefined, expiresMs: undefined }]],
    [
      'oauth',
      [
        { label: 'oauth/0', kind: 'token', scopes: ['read'], expiresMs: undefined },
        { label: 'oauth/1', kind: 'token', scopes: ['read', 'write'], expiresMs: undefined },
      ],
    ],
  ]);
  expect(JSON.stringify(section)).not.toContain('hush');
  const [keys] = section;
  expect(keys && findAccepted(keys.accepted, 'hush-2')?.label).toBe('ci');
  expect(keys && findAccepted(keys.accepted, 'hush-3')).toBeUndefined();
});

test.each<[string, unknown, string[]]>([
  ['no object', 'hush', [`/credentials: "credentials" must be an object of security schemes. ${hint}`]],
  ['no list', { apiKey: 'hush' }, [`/credentials/apiKey: "apiKey" must be a list of credentials. ${hint}`]],
  [
    'a number',
    { apiKey: [70_707] },
    [`/credentials/apiKey/0: a credential must be a text or an object. ${hint}`],
  ],
  [
    'a key that is a number',
    { apiKey: [{ key: 70_707 }] },
    [
      '/credentials/apiKey/0/key: "key" must be a text that is not empty. Write it in quotes.',
      `/credentials/apiKey/0: a credential is a "key", a "token", or a "user" and a "password". ${hint}`,
    ],
  ],
  [
    'a user without a password',
    { basic: [{ user: 'hush' }] },
    [`/credentials/basic/0: a credential is a "key", a "token", or a "user" and a "password". ${hint}`],
  ],
  [
    'two secrets',
    { apiKey: [{ key: 'hush', token: 'hush' }] },
    [`/credentials/apiKey/0: a credential is a "key", a "token", or a "user" and a "password". ${hint}`],
  ],
  [
    'a user that Basic cannot carry',
    { basic: [{ user: 'hush:hush', password: 'hush' }] },
    [`/credentials/basic/0: a user must not have ":" in it. ${hint}`],
  ],
  [
    'scopes and a time that are none',
    { bearer: [{ token: 'hush', scopes: { hush: 1 }, expires: 'hush' }] },
    [
      '/credentials/bearer/0/scopes: "scopes" must be a list of names. Write [jobs:read, jobs:write].',
      '/credentials/bearer/0/expires: "expires" must be a date, or a date and time. Write 2030-01-31T12:00:00Z.',
    ],
  ],
  [
    'an unknown key',
    { basic: [{ user: 'a', pasword: 'hush' }] },
    ['/credentials/basic/0/pasword: unknown key "pasword". Did you mean "password"?'],
  ],
])('refuses %s, without what is written', (_name, written, want) => {
  const { defects } = readSection('credentials', written, readCredentialsSection);
  expect(linesOf(defects)).toEqual(want);
  expect(JSON.stringify(defects)).not.toMatch(/hush|70707/);
});

test.each<[string, unknown, string[]]>([
  ['all that fits', { apiKey: ['a'], basic: [{ user: 'a', password: 'b' }], bearer: [], oauth: ['t'] }, []],
  [
    'a scheme',
    { apikey: ['a'] },
    ['/credentials/apikey: the document has no security scheme "apikey". Did you mean "apiKey"?'],
  ],
  [
    'another kind of secret',
    { apiKey: [{ token: 'a' }], basic: ['a:b'] },
    [
      `/credentials/apiKey/0: "apiKey" takes a "key". ${hint}`,
      `/credentials/basic/0: "basic" takes a "user" and a "password". ${hint}`,
    ],
  ],
  [
    'secrets that are not sent',
    { digest: [{ user: 'a', password: 'b' }] },
    [
      '/credentials/digest: the credentials of "digest" cannot be compared: no secret is sent. Leave it out; its form is checked.',
    ],
  ],
  [
    'a list beside a scheme without one',
    { bearer: ['a'] },
    [
      '/credentials/bearer: any token passes as one of "oauth", which is sent in the same way and has no list. Add "oauth: []" to accept none, or a list.',
    ],
  ],
])('what does not fit the document: %s', (_name, written, want) => {
  const { section } = readSection('credentials', written, readCredentialsSection);
  expect(linesOf(credentialsSectionDefects(section, securedModel))).toEqual(want);
});
