import { describe, expect, test } from 'vitest';
import { itemsDocument, modelOf } from '../verify/items-server.fixture.ts';
import { sensitiveNamesOf } from './redact-names.ts';

const password = { type: 'string', format: 'password' };
const model = modelOf({
  ...itemsDocument,
  paths: {
    '/a': {
      get: {
        parameters: [
          { name: 'zip', in: 'query', schema: password },
          { name: 'filter', in: 'query', content: { 'application/json': { schema: password } } },
          { name: 'page', in: 'query', schema: { type: 'integer' } },
        ],
        responses: { 200: { description: 'ok', headers: { 'X-Zap': { schema: password } } } },
      },
    },
  },
  components: {
    securitySchemes: { a: { type: 'apiKey', in: 'header', name: 'X-Door' } },
    schemas: {
      Pass: password,
      A: {
        properties: {
          direct: password,
          referred: { $ref: '#/components/schemas/Pass' },
          either: { anyOf: [{ type: 'integer' }, { allOf: [{ $ref: '#/components/schemas/Pass' }] }] },
          listed: { type: 'array', items: password },
          mapped: { type: 'object', additionalProperties: password },
          written: { type: 'string', writeOnly: true },
          plain: { type: 'string' },
          self: { $ref: '#/components/schemas/A' },
        },
      },
    },
  },
});

describe('the names of a document', () => {
  const isSensitive = sensitiveNamesOf([model]);
  test.each([
    ...['zip', 'filter', 'x-zap', 'X-ZAP', 'x-door', 'direct', 'referred', 'either', 'listed', 'mapped'],
    ...['written', 'user[zip]', 'user.zip'],
  ])('%s is one', (name) => expect(isSensitive(name)).toBe(true));
  test.each(['page', 'plain', 'self', 'zipper', '__proto__', 'constructor', ''])('%s is none', (name) =>
    expect(isSensitive(name)).toBe(false),
  );
});

describe('the names of any API', () => {
  const isSensitive = sensitiveNamesOf([]);
  test.each([
    ...['password', 'newPasswordAgain', 'password_hash', 'client_secret', 'secretName', 'accessToken'],
    ...[
      'Authorization',
      'proxy-authorization',
      'Cookie',
      'Set-Cookie',
      'X-API-Key',
      'apiKeys',
      'private_key',
    ],
    ...['credentials', 'session_id', 'user[password]', 'a.b.token', 'code_verifier', 'JWT'],
  ])('%s is one', (name) => expect(isSensitive(name)).toBe(true));
  test.each([
    'token_type',
    'tokens',
    'max_tokens',
    'key',
    'session',
    'x-mock-session',
    'keyboard',
    'secretary',
    'name',
  ])('%s is none', (name) => expect(isSensitive(name)).toBe(false));
});
