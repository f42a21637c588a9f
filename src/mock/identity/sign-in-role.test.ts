import { expect, test } from 'vitest';
import type { Model } from '../../model/model.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { modelOf } from '../model.fixture.ts';
import { specModel } from './identity.fixture.ts';
import { signInRoleOf } from './sign-in-role.ts';

const rolesIn = (model: Model) => {
  const facts = new SchemaFacts(model);
  return Object.fromEntries(
    model.operations.flatMap((operation) => {
      const role = signInRoleOf(facts, operation);
      return role ? [[`${operation.method} ${operation.path}`, role]] : [];
    }),
  );
};

test.each<[string, object]>([
  ['projects', { 'post /oauth/token': { kind: 'token' }, 'get /oauth/authorize': { kind: 'authorize' } }],
  ['datasources', { 'post /oauth/token': { kind: 'token' } }],
  ['studio', { 'post /auth/login': { kind: 'login', userField: 'email', passwordField: 'password' } }],
  [
    'pipeline',
    {
      'post /auth/login': { kind: 'login', userField: 'username', passwordField: 'password' },
      'post /auth/refresh': { kind: 'refresh', tokenField: 'refresh_token' },
      'post /auth/logout': { kind: 'logout' },
    },
  ],
  ['jobs', {}],
])('are found in spec/%s', async (name, want) => {
  expect(rolesIn(await specModel(name))).toEqual(want);
});

const objectOf = (...names: string[]) => ({
  type: 'object',
  properties: Object.fromEntries(names.map((name) => [name, { type: 'string' }])),
});
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const post = (path: string, body: object, answer: object, own: object = {}) =>
  modelOf({
    paths: {
      [path]: {
        post: { requestBody: json(body), responses: { 200: { description: 'ok', ...answer } }, ...own },
      },
    },
    components: { securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } } },
  });
const login = { kind: 'login', userField: 'userName', passwordField: 'passWord' };
const cookie = { headers: { 'Set-Cookie': { schema: { type: 'string' } } } };
const flow = (url: string) => ({
  type: 'oauth2',
  flows: { clientCredentials: { tokenUrl: url, scopes: {} } },
});

test.each<[string, Model, object | undefined]>([
  [
    'in camel case',
    post('/v1/session', objectOf('userName', 'passWord'), json(objectOf('accessToken'))),
    login,
  ],
  ['that sets a cookie alone', post('/session', objectOf('userName', 'passWord'), cookie), login],
  ['with nothing to show for it', post('/session', objectOf('userName', 'passWord'), {}), undefined],
  [
    'that makes an account',
    post('/register', objectOf('userName', 'passWord'), json(objectOf('token'))),
    undefined,
  ],
  [
    'that asks for credentials itself',
    post('/me', objectOf('userName', 'passWord'), json(objectOf('token')), { security: [{ key: [] }] }),
    undefined,
  ],
  ['with a body of anything, at the address of a flow', atTokenUrl('/token'), { kind: 'token' }],
  ['at another address', atTokenUrl('/elsewhere'), undefined],
  [
    'that signs out',
    modelOf({ paths: { '/sign-out': { delete: { responses: { 204: { description: 'ok' } } } } } }),
    { kind: 'logout' },
  ],
  ['about logouts', modelOf({ paths: { '/logouts': { get: { responses: {} } } } }), undefined],
])('an operation %s', (_name, model, want) => {
  expect(Object.values(rolesIn(model))).toEqual(want === undefined ? [] : [want]);
});

function atTokenUrl(path: string): Model {
  return modelOf({
    servers: [{ url: 'https://api.example/v2' }],
    paths: { [path]: { post: { requestBody: json({ type: 'object' }), responses: {} } } },
    components: { securitySchemes: { oauth: flow('https://login.example/v2/token') } },
  });
}
