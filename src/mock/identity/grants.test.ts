import { expect, test } from 'vitest';
import { callsOf } from '../call.fixture.ts';
import { modelOf } from '../model.fixture.ts';
import { grantTokens } from './grants.ts';
import { identitySettings } from './identity-settings.ts';

const model = modelOf({
  paths: {},
  components: {
    securitySchemes: {
      oauth: {
        type: 'oauth2',
        flows: { clientCredentials: { tokenUrl: '/t', scopes: { read: '', write: '' } } },
      },
    },
  },
});
const clients = [
  { id: 'web app', secret: 's:é' },
  { id: 'app' },
  { id: 'narrow', secret: 'n', scopes: ['read'] },
];
const users = [
  { name: 'ann', password: 'p' },
  { name: 'eve', password: 'p', scopes: ['read'] },
];

function asked(fields: Record<string, string>, basic?: string) {
  const settings = identitySettings([{ clients, users }], [model]);
  const world = callsOf(model).worlds.of('');
  return grantTokens({ settings, world }, { fields, basic });
}

const secret = { client_id: 'web app', client_secret: 's:é' };

test.each<[string, Record<string, string>, string | undefined, string[]]>([
  [
    'all scopes, where none is named',
    { grant_type: 'client_credentials', ...secret },
    undefined,
    ['read', 'write'],
  ],
  [
    'those that are named',
    { grant_type: 'client_credentials', scope: 'write', ...secret },
    undefined,
    ['write'],
  ],
  ['those of the client', { grant_type: 'client_credentials' }, 'narrow:n', ['read']],
  [
    'by Basic, encoded as a form',
    { grant_type: 'client_credentials' },
    'web+app:s%3A%C3%A9',
    ['read', 'write'],
  ],
  [
    'those of the user',
    { grant_type: 'password', username: 'eve', password: 'p', client_id: 'app' },
    undefined,
    ['read'],
  ],
  [
    'by the address of the user',
    { grant_type: 'password', username: 'ann@example.com', password: 'p', client_id: 'app' },
    undefined,
    ['read', 'write'],
  ],
])('gives %s', (_name, fields, basic, scopes) => {
  expect(asked(fields, basic)).toMatchObject({ ok: true, tokens: { scopes, lifeMs: 3_600_000 } });
});

test.each<[string, Record<string, string>, string | undefined, string]>([
  ['no client', { grant_type: 'client_credentials' }, undefined, 'invalid_client'],
  ['a wrong secret', { grant_type: 'client_credentials' }, 'narrow:x', 'invalid_client'],
  ['no secret', { grant_type: 'client_credentials', client_id: 'narrow' }, undefined, 'invalid_client'],
  [
    'a public client for itself',
    { grant_type: 'client_credentials', client_id: 'app' },
    undefined,
    'unauthorized_client',
  ],
  [
    'a client by the name of a prototype',
    { grant_type: 'client_credentials', client_id: '__proto__' },
    undefined,
    'invalid_client',
  ],
  ['a scope of others', { grant_type: 'client_credentials', scope: 'write' }, 'narrow:n', 'invalid_scope'],
  [
    'a scope that there is not',
    { grant_type: 'client_credentials', scope: 'all', ...secret },
    undefined,
    'invalid_scope',
  ],
  [
    'a wrong password',
    { grant_type: 'password', username: 'ann', password: '', client_id: 'app' },
    undefined,
    'invalid_grant',
  ],
  [
    'nobody',
    { grant_type: 'password', username: '', password: '', client_id: 'app' },
    undefined,
    'invalid_grant',
  ],
  ['an unknown code', { grant_type: 'authorization_code', code: 'x', ...secret }, undefined, 'invalid_grant'],
  [
    'an unknown refresh token',
    { grant_type: 'refresh_token', refresh_token: 'x', ...secret },
    undefined,
    'invalid_grant',
  ],
  ['another grant', { grant_type: 'magic', ...secret }, undefined, 'unsupported_grant_type'],
  ['no grant', secret, undefined, 'unsupported_grant_type'],
])('refuses %s', (_name, fields, basic, error) => {
  expect(asked(fields, basic)).toMatchObject({ ok: false, error });
});
