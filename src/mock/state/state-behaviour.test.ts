import { describe, expect, test } from 'vitest';
import { requestCheckOf } from '../../contract/check-request.ts';
import { noPreferences } from '../request/preferences.ts';
import { shop } from './shop.fixture.ts';
import { benchOf } from './state.fixture.ts';
import { createStateBehaviour } from './state-behaviour.ts';

const content = (schema: unknown) => ({ 'application/json': { schema } });
const note = {
  type: 'object',
  required: ['slug'],
  properties: {
    slug: { type: 'string' },
    text: { type: 'string' },
    assignee: { type: ['string', 'null'], readOnly: true },
    self: { type: 'string', format: 'uri-reference', readOnly: true },
    state: { type: 'string', enum: ['open', 'closed'], readOnly: true },
  },
};
const ok = (schema: unknown, headers = {}) => ({ description: 'ok', headers, content: content(schema) });
const none = { description: 'There is no note.' };
const slug = [{ name: 'slug', in: 'path', required: true, schema: { type: 'string' } }];
const location = { Location: { schema: { type: 'string' } } };
const summary = {
  type: 'object',
  required: ['slug', 'url'],
  properties: { slug: { type: 'string' }, url: { type: 'string' } },
};

/** Notes whose names their writers choose. */
const notes = {
  openapi: '3.1.0',
  servers: [{ url: '/api' }],
  paths: {
    '/notes': {
      get: { responses: { 200: ok({ type: 'array', items: summary }) } },
      post: {
        requestBody: { content: content({ ...note, required: ['slug'] }) },
        responses: { 201: ok(note, location), 409: { description: 'There is such a note already.' } },
      },
    },
    '/notes/{slug}': {
      parameters: slug,
      get: { responses: { 200: ok(note), 404: none } },
      put: {
        requestBody: { content: content(note) },
        responses: { 200: ok(note), 201: ok(note, location), 412: { description: 'It is there.' } },
      },
    },
    '/notes/{slug}/assign': {
      parameters: slug,
      post: {
        requestBody: { content: content({ type: 'object', properties: { assignee: { type: 'string' } } }) },
        responses: { 200: ok(note), 404: none },
      },
    },
    '/notes/{slug}/picture': {
      parameters: slug,
      get: { responses: { 200: { description: 'ok', content: { 'image/png': {} } }, 404: none } },
    },
  },
};

describe('ids that clients choose', () => {
  test('PUT makes what is not there, and replaces what is', () => {
    const { send } = benchOf(notes);
    const made = send('PUT', '/notes/first', { body: { slug: 'first', text: 'a' } });
    expect(made).toMatchObject({ status: 201, headers: { location: '/api/notes/first' }, violations: [] });
    expect(made.body).toMatchObject({ slug: 'first', text: 'a', assignee: null, state: 'open' });
    const replaced = send('PUT', '/notes/first', { body: { slug: 'other', text: 'b' } });
    expect(replaced).toMatchObject({ status: 200, body: { slug: 'first', text: 'b' } });
  });

  test('If-None-Match: * makes only what is not there', () => {
    const { send } = benchOf(notes);
    const headers = { 'if-none-match': '*' };
    expect(send('PUT', '/notes/a', { body: { slug: 'a' }, headers }).status).toBe(201);
    expect(send('PUT', '/notes/a', { body: { slug: 'a' }, headers }).status).toBe(412);
  });

  test('POST takes the id of the body, once', () => {
    const { send } = benchOf(notes);
    expect(send('POST', '/notes', { body: { slug: 'a' } })).toMatchObject({
      status: 201,
      headers: { location: '/api/notes/a' },
    });
    expect(send('POST', '/notes', { body: { slug: 'a' } }).status).toBe(409);
  });

  test.each(['__proto__', 'constructor', 'a/b', '..', '%', 'a b', 'é😀', '0', 'null', 'x'.repeat(3000)])(
    'any text is one: %s',
    (id) => {
      const { send } = benchOf(notes);
      const target = `/notes/${encodeURIComponent(id)}`;
      expect(send('GET', target).status).toBe(404);
      const made = send('POST', '/notes', { body: { slug: id, text: 't' } });
      expect(made).toMatchObject({ status: 201, headers: { location: `/api${target}` } });
      expect(send('GET', target).body).toMatchObject({ slug: id, text: 't' });
      expect(send('GET', '/notes').body).toEqual([{ slug: id, url: `/api${target}` }]);
    },
  );

  test('half of a character is replaced where a URL needs a whole one', () => {
    const { send } = benchOf(notes);
    const { status, headers } = send('POST', '/notes', { body: JSON.parse('{"slug": "a\\ud83d"}') });
    expect(status).toBe(201);
    expect(headers?.location).toMatch(/^\/api\/notes\/a%EF%BF%BD$/);
  });
});

test('an action sets what its body says of the item', () => {
  const { send } = benchOf(notes);
  send('POST', '/notes', { body: { slug: 'a', text: 't' } });
  const body = { assignee: 'ada', other: 1, slug: 'b' };
  const { status, body: item } = send('POST', '/notes/a/assign', { body });
  expect(status).toBe(200);
  expect(item).toMatchObject({ slug: 'a', text: 't', assignee: 'ada' });
  expect(item).not.toHaveProperty('other');
});

test('what is not kept is 404 with the item that it belongs to, and else left to the document', () => {
  const { send } = benchOf(notes);
  expect(send('GET', '/notes/a/picture').status).toBe(404);
  send('POST', '/notes', { body: { slug: 'a' } });
  expect(() => send('GET', '/notes/a/picture')).toThrow('is left to the document');
});

test('a Location begins as the request did, where that is known', () => {
  const { model, map, world } = benchOf(shop);
  const operation = model.operations.find(({ method }) => method === 'post');
  if (!operation) throw new Error('the shop makes products');
  const request = {
    basePath: '/shop/v1',
    path: '/products',
    query: '',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from('{"sku": "A", "price": 1}'),
  };
  const checked = requestCheckOf(model, operation).check(request);
  const behaviour = createStateBehaviour({ model, map, api: 'api' });
  const answer = behaviour({ api: 'api', operation, request, checked, preferences: noPreferences, world });
  expect(answer?.headers?.location).toBe('/shop/v1/products/1');
});

test('the same requests have the same answers in the same world', () => {
  const answers = [1, 2].map(() => {
    const { send } = benchOf(shop);
    return ['A', 'B'].map((sku) => send('POST', '/products', { body: { sku, price: 1 } }));
  });
  expect(answers[0]).toEqual(answers[1]);
});

test('a world goes back to what it was', () => {
  const { send, world } = benchOf(shop);
  send('POST', '/products', { body: { sku: 'A', price: 1 } });
  const before = world.state();
  const made = send('POST', '/products', { body: { sku: 'B', price: 1 } });
  send('DELETE', '/products/1');
  world.restore(before);
  expect(send('GET', '/products').body).toMatchObject({ total: 1, data: [{ sku: 'A' }] });
  expect(send('POST', '/products', { body: { sku: 'B', price: 1 } }).body).toEqual(made.body);
});
