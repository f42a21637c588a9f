import { expect, test } from 'vitest';
import { shop } from './shop.fixture.ts';
import { benchOf } from './state.fixture.ts';

const content = (schema: unknown, example?: unknown) => ({ 'application/json': { schema, example } });

test('what was deleted is not there any more', () => {
  const { send } = benchOf(shop);
  send('POST', '/products', { body: { sku: 'A', price: 1 } });
  expect(send('DELETE', '/products/1')).toMatchObject({ status: 204, because: 'deleted products/1' });
  for (const method of ['GET', 'DELETE'])
    expect(send(method, '/products/1')).toMatchObject({
      status: 404,
      body: { message: 'There is no product 1' },
    });
  expect(send('GET', '/products').body).toMatchObject({ data: [], total: 0 });
  expect(send('POST', '/products', { body: { sku: 'A', price: 1 } }).status).toBe(201);
});

test('what belongs to it goes with it', () => {
  const { send, store } = benchOf(shop);
  for (const sku of ['A', 'B']) send('POST', '/products', { body: { sku, price: 1 } });
  for (const id of [1, 1, 2]) send('POST', `/products/${id}/reviews`, { body: { stars: 1 } });
  send('DELETE', '/products/1');
  expect(store.counts()).toEqual(
    new Map([
      ['products', 1],
      ['products/reviews', 1],
    ]),
  );
  expect(send('GET', '/products/1/reviews').status).toBe(404);
});

/** Books of authors, of which an author cannot be deleted before them; and the library's only sign. */
const library = {
  paths: {
    '/authors': collection('Author'),
    '/authors/{author_id}': {
      parameters: [id('author_id')],
      ...one('Author'),
      delete: gone({ 409: { description: 'in use' } }),
    },
    '/books': collection('Book', { 404: { description: 'no such author' } }),
    '/books/{id}': { parameters: [id('id')], ...one('Book'), delete: gone() },
    '/sign': { ...one('Sign'), delete: gone({ 404: { description: 'there is none' } }) },
  },
  components: {
    schemas: {
      Author: { type: 'object', required: ['author_id'], properties: { author_id: { type: 'integer' } } },
      Book: {
        type: 'object',
        required: ['id'],
        properties: { id: { type: 'integer' }, author_id: { type: 'integer' } },
      },
      Sign: { type: 'object', required: ['text'], properties: { text: { type: 'string' } } },
      Gone: {
        type: 'object',
        required: ['id', 'deleted'],
        properties: { id: { type: 'integer' }, deleted: { type: 'boolean' } },
      },
    },
  },
};

function ref(name: string) {
  return { $ref: `#/components/schemas/${name}` };
}

function id(name: string) {
  return { name, in: 'path', required: true, schema: { type: 'integer' } };
}

function collection(name: string, refused: object = {}) {
  return {
    get: { responses: { 200: { description: 'ok', content: content({ type: 'array', items: ref(name) }) } } },
    post: {
      requestBody: { content: content(ref(name)) },
      responses: { 201: { description: 'ok', content: content(ref(name)) }, ...refused },
    },
  };
}

function one(name: string) {
  const responses = { 200: { description: 'ok', content: content(ref(name)) }, 404: { description: 'none' } };
  return { get: { responses }, put: { requestBody: { content: content(ref(name)) }, responses } };
}

function gone(refused: object = { 404: { description: 'none' } }) {
  return { responses: { 200: { description: 'ok', content: content(ref('Gone')) }, ...refused } };
}

test('what others name cannot be deleted where the document says so', () => {
  const { send } = benchOf(library);
  send('POST', '/authors', { body: {} });
  send('POST', '/books', { body: { author_id: 1 } });
  expect(send('DELETE', '/authors/1')).toMatchObject({
    status: 409,
    because: 'The author "1" is in use: "1" needs it. Delete that first.',
  });
  expect(send('DELETE', '/books/1')).toMatchObject({
    status: 200,
    body: { id: 1, deleted: true },
    violations: [],
  });
  expect(send('DELETE', '/authors/1')).toMatchObject({ status: 200, body: { id: 1, deleted: true } });
});

test('what is made must name what is there, where the document says so', () => {
  const { send } = benchOf(library);
  expect(send('POST', '/books', { body: { author_id: 7 } })).toMatchObject({
    status: 404,
    because: 'There is no author "7". Make one first, or ask for one that the list has.',
  });
  expect(send('POST', '/books', { body: {} }).status).toBe(201);
});

test('the one thing of a resource stays away until it is put there again', () => {
  const { send, world } = benchOf(library);
  const before = world.state();
  expect(send('GET', '/sign').status).toBe(200);
  expect(send('DELETE', '/sign').status).toBe(200);
  expect(send('GET', '/sign').status).toBe(404);
  expect(send('DELETE', '/sign').status).toBe(404);
  expect(send('PUT', '/sign', { body: { text: 'open' } }).status).toBe(200);
  expect(send('GET', '/sign').body).toEqual({ text: 'open' });
  world.restore(before);
  expect(send('GET', '/sign').status).toBe(200);
});
