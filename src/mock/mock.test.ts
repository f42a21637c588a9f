import { expect, test } from 'vitest';
import type { MockEvent } from './events.ts';
import { createMock, type MockOptions } from './mock.ts';
import { answering, modelOf } from './model.fixture.ts';

const order = {
  type: 'object',
  required: ['id'],
  properties: {
    id: { type: 'string', format: 'uuid' },
    name: { 'x-faker': 'person.fullName', type: 'string' },
  },
};
const json = (schema: object) => ({ content: { 'application/json': { schema } } });
const shop = modelOf({
  paths: {
    '/orders': {
      get: { responses: { 200: { description: 'ok', ...json(order) } } },
      post: {
        requestBody: { required: true, ...json(order) },
        responses: { 201: { description: 'made' }, 422: { description: 'bad' } },
      },
    },
    '/keys': {
      get: {
        parameters: [{ name: 'x-kept', in: 'header', schema: { type: 'string' } }],
        security: [{ query: [] }],
        ...answering({}),
      },
    },
    '/words': {
      get: { responses: { 200: { description: 'ok', content: { 'text/plain': { example: 'hi' } } } } },
    },
    '/reset': { post: { responses: { 204: { description: 'done' } } } },
  },
  components: { securitySchemes: { query: { type: 'apiKey', in: 'query', name: 'auth_me' } } },
});

const send = (body: string | Uint8Array<ArrayBuffer>, type = 'application/json'): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': type },
  body,
});

test.each<[name: string, init: RequestInit, status: number, problem: object]>([
  [
    'malformed JSON',
    send('{"id":\n 1,}'),
    400,
    {
      type: 'urn:concordat:malformed-json',
      detail: 'Expected double-quoted property name, at line 2, column 4.',
      line: 2,
      column: 4,
    },
  ],
  ['JSON that ends early', send('{"id":'), 400, { line: 1, column: 7 }],
  [
    'malformed JSON of a type of its own',
    send('{', 'application/merge-patch+json'),
    400,
    { line: 1, column: 2 },
  ],
  ['a type that is none', send('x', 'json'), 415, { type: 'urn:concordat:content-type-unreadable' }],
  [
    'an unknown charset',
    send('{}', 'application/json; charset=klingon'),
    415,
    { detail: 'It is "klingon".' },
  ],
  ['a body beyond 10 MB', send(new Uint8Array(10 * 1024 * 1024 + 1)), 413, { status: 413 }],
])('refuses %s', async (_name, init, status, problem) => {
  const response = await createMock(shop).fetch('/orders', init);
  expect(response.status).toBe(status);
  expect(response.headers.get('content-type')).toBe('application/problem+json');
  expect(await response.json()).toMatchObject({ status, ...problem });
});

test('reads other charsets, and a body of exactly 10 MB', async () => {
  const mock = createMock(shop);
  const utf16 = new Uint8Array(Buffer.from('{"id":"8e6bbd32-44b4-4b2a-9b30-c7e9ab7cfd36"}', 'utf16le'));
  expect((await mock.fetch('/orders', send(utf16, 'application/json; charset=utf-16le'))).status).toBe(201);
  const large = new Uint8Array(10 * 1024 * 1024).fill(32);
  expect((await mock.fetch('/orders', send(large, 'text/plain'))).status).toBe(422);
});

test.each([
  ['text', 'GET', '/words', 'text/plain', 'hi'],
  ['no content', 'POST', '/reset', 'text/plain', ''],
  ['HEAD of nothing', 'HEAD', '/words', 'application/problem+json', ''],
])('answers %s', async (_name, method, path, type, body) => {
  const response = await createMock(shop).fetch(path, { method });
  expect([response.headers.get('content-type'), await response.text()]).toEqual([type, body]);
});

const texts = async (path: string, options: MockOptions, count = 3) => {
  const mock = createMock(shop, options);
  return Promise.all(Array.from({ length: count }, async () => (await mock.fetch(path)).text()));
};

test('with a seed the same request gives the same bytes, whatever came before', async () => {
  const first = await texts('/orders', { dynamic: true, seed: 7 });
  await texts('/orders', { dynamic: true });
  const second = await texts('/orders', { dynamic: true, seed: 7 });
  expect(new Set([...first, ...second]).size).toBe(1);
  expect(await texts('/orders', { dynamic: true, seed: 8 }, 1)).not.toEqual(first.slice(0, 1));
  expect(Object.keys(JSON.parse(first[0] ?? ''))).toContain('name');
});

test('without a seed answers vary, also after seeded ones', async () => {
  await texts('/orders', { dynamic: true, seed: 7 });
  const varied = (await texts('/orders', { dynamic: true })).map((text) => JSON.parse(text));
  expect(new Set(varied.map(({ id }) => id)).size).toBe(3);
  expect(new Set(varied.map(({ name }) => name)).size).toBe(3);
});

test('x-json-schema-faker and fillProperties count for their own mock only', async () => {
  const choosy = modelOf({
    ...(shop.document.root.value as object),
    'x-json-schema-faker': { 'required-only': true, random: 'x', locale: 'de' },
  });
  const warnings: MockEvent[] = [];
  const log = (event: MockEvent) => void (event.kind === 'warning' && warnings.push(event));
  const mock = createMock(choosy, { dynamic: true, log });
  expect(Object.keys((await (await mock.fetch('/orders')).json()) as object)).toEqual(['id']);
  expect(warnings.map((event) => event.kind === 'warning' && event.problem.message)).toEqual([
    'x-json-schema-faker: "random" is not an option that is supported',
    'x-json-schema-faker: "locale" is not an option that is supported',
  ]);
  const [other = ''] = await texts('/orders', { dynamic: true }, 1);
  expect(Object.keys(JSON.parse(other))).toContain('name');
});

test('logs each request once, without its secrets', async () => {
  const events: MockEvent[] = [];
  let now = 0;
  const mock = createMock([{ name: 'shop', model: shop }], {
    log: (event) => void events.push(event),
    clock: () => {
      now += 5;
      return now;
    },
  });
  await mock.fetch('/keys?auth_me=hidden&page=2&access_token=hidden', {
    headers: { authorization: 'hidden' },
  });
  await mock.fetch('/orders', send('{}'));
  await mock.fetch('/nowhere');
  expect(JSON.stringify(events)).not.toContain('hidden');
  expect(events).toEqual([
    {
      kind: 'request',
      method: 'GET',
      target: '/keys?auth_me=$AUTH_ME&page=2&access_token=$ACCESS_TOKEN',
      status: 200,
      durationMs: 5,
      api: 'shop',
      operation: 'GET /keys',
      source: expect.objectContaining({ kind: 'example' }),
      violations: ['page', 'access_token'].map((name) =>
        expect.objectContaining({ code: 'undocumented', location: ['request', 'query', name] }),
      ),
    },
    expect.objectContaining({
      operation: 'POST /orders',
      source: expect.objectContaining({ kind: 'nothing' }),
      status: 422,
      violations: [
        {
          location: ['request', 'body'],
          severity: 'Error',
          code: 'required',
          message: "Request body must have required property 'id'",
        },
      ],
    }),
    { kind: 'request', method: 'GET', target: '/nowhere', status: 404, durationMs: 5, violations: [] },
  ]);
});

test('CORS can be left out', async () => {
  const response = await createMock(shop, { cors: false }).fetch('/words');
  expect([...response.headers.keys()]).toEqual(['content-type']);
});
