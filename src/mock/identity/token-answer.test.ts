import { expect, test } from 'vitest';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { createRandom } from '../../schema/sample/random.ts';
import { modelOf } from '../model.fixture.ts';
import { tokenAnswer, tokenMaker } from './token-answer.ts';

const tokens = {
  accessToken: 'at',
  refreshToken: 'rt',
  scopes: ['read', 'write'],
  lifeMs: 3_600_000,
  expiresMs: Date.parse('2026-01-01T01:00:00Z'),
};
const text = { type: 'string' };
const whole = { type: 'integer' };

test.each<[string, object, unknown, unknown]>([
  [
    'in camel case, with the time of its end',
    { properties: { accessToken: text, expiresAt: { ...text, format: 'date-time' }, refreshToken: text } },
    undefined,
    { accessToken: 'at', expiresAt: '2026-01-01T01:00:00.000Z', refreshToken: 'rt' },
  ],
  [
    'as seconds since 1970',
    { properties: { token: text, expires_at: whole } },
    undefined,
    { token: 'at', expires_at: 1_767_229_200 },
  ],
  [
    'with scopes as a list, and the type that is documented',
    { properties: { jwt: text, scopes: { type: 'array', items: text }, token_type: { enum: ['bearer'] } } },
    undefined,
    { jwt: 'at', scopes: ['read', 'write'], token_type: 'bearer' },
  ],
  [
    'in an envelope, with what the example has beside it',
    {
      properties: {
        ok: { type: 'boolean' },
        data: { type: 'object', properties: { access_token: text, expires_in: whole, user: text } },
      },
    },
    { ok: true, data: { access_token: 'x', expires_in: 1, user: 'ada' } },
    { ok: true, data: { access_token: 'at', expires_in: 3600, user: 'ada' } },
  ],
  ['nowhere', { properties: { id: text } }, { id: 'x' }, undefined],
])('tokens stand %s', (_name, schema, example, want) => {
  const content = {
    'application/json': { schema: { type: 'object', ...schema }, ...(example !== undefined && { example }) },
  };
  const model = modelOf({
    openapi: '3.1.0',
    paths: { '/login': { post: { responses: { 200: { description: 'ok', content } } } } },
  });
  const [operation] = model.operations;
  expect(operation && tokenAnswer(new SchemaFacts(model), operation, 200, tokens)).toEqual(want);
});

test.each<[string, object, RegExp]>([
  ['nothing', {}, /^[A-Za-z0-9]{32}$/],
  ['a pattern', { pattern: '^sk_[a-f0-9]{24}$' }, /^sk_[a-f0-9]{24}$/],
  ['a length', { minLength: 40, maxLength: 40 }, /^.{40}$/],
])('a token is made as its schema asks: %s', (_name, asked, want) => {
  const schema = { type: 'object', properties: { access_token: { ...text, ...asked } } };
  const content = { 'application/json': { schema } };
  const model = modelOf({
    paths: { '/login': { post: { responses: { 200: { description: 'ok', content } } } } },
  });
  const [operation] = model.operations;
  if (!operation) throw new Error('the document has an operation');
  const mint = tokenMaker(new SchemaFacts(model), operation, 200, createRandom('1'));
  const tokens = [mint('access'), mint('access')];
  expect(tokens).toEqual([expect.stringMatching(want), expect.stringMatching(want)]);
  expect(tokens[0]).not.toBe(tokens[1]);
});
