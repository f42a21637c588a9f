import { describe, expect, test } from 'vitest';
import { exampleItems } from './example-items.ts';
import { seedStore } from './seed.ts';
import { shop } from './shop.fixture.ts';
import { benchOf, startTime } from './state.fixture.ts';

const content = (schema: unknown, examples?: Record<string, unknown>) => ({
  'application/json': {
    schema,
    ...(examples && {
      examples: Object.fromEntries(Object.entries(examples).map(([name, value]) => [name, { value }])),
    }),
  },
});
const job = {
  type: 'object',
  required: ['id', 'name', 'status'],
  properties: {
    id: { type: 'integer' },
    name: { type: 'string' },
    status: { type: 'string', enum: ['queued', 'running', 'completed'] },
    at: { type: 'string', format: 'date-time' },
  },
};
const first = { id: 1, name: 'first', status: 'completed', at: '2026-01-01T00:00:00Z' };
const second = { id: 2, name: 'second', status: 'running', at: '2026-01-02T00:00:00Z' };
const document = {
  paths: {
    '/jobs': {
      get: {
        description: 'The newest first, by `at`.',
        responses: {
          200: {
            description: 'ok',
            content: content({ type: 'array', items: job }, { all: [second, first], one: [first] }),
          },
        },
      },
      post: {
        requestBody: {
          content: content(
            { type: 'object', required: ['name'], properties: { name: { type: 'string' } } },
            { a: { name: 'first' } },
          ),
        },
        responses: {
          201: { description: 'ok', content: content(job, { made: { ...first, id: 3 } }) },
          409: { description: 'The name is taken.' },
        },
      },
    },
    '/jobs/{id}': {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
      get: {
        responses: {
          200: {
            description: 'ok',
            content: content(job, { completed: { ...second, status: 'completed' }, running: second }),
          },
          404: { description: 'none' },
        },
      },
    },
  },
};
const bench = () => benchOf(document, { hasExamples: true });

test('a world begins with what the examples show', () => {
  const { send, store } = bench();
  expect(
    store
      .list('jobs', {
        scope: {},
        where: [],
        order: [],
        newestFirst: false,
        from: { kind: 'offset', offset: 0 },
        limit: 9,
      })
      .items.map(({ id, isExample }) => [id, isExample]),
  ).toEqual([
    ['1', true],
    ['2', true],
    ['3', true],
  ]);
  expect(send('GET', '/jobs/2').body).toEqual({ ...second, status: 'completed' });
  expect(send('GET', '/jobs/1').body).toEqual(first);
});

test('they stay as they are', () => {
  const { send, world } = bench();
  world.clock.advance(1_000_000);
  expect(send('GET', '/jobs/1').body).toEqual(first);
  expect(send('GET', '/jobs').body).toMatchObject([{ id: 2, status: 'completed' }, { id: 3 }, { id: 1 }]);
});

test('the example of a request makes an item although another like it is shown, once', () => {
  const { send, map } = bench();
  expect(map.resources.get('jobs')?.unique).toEqual(['name']);
  const made = send('POST', '/jobs', { body: { name: 'first' } });
  expect(made).toMatchObject({ status: 201, body: { id: 4, name: 'first' } });
  expect(send('POST', '/jobs', { body: { name: 'first' } }).status).toBe(409);
});

describe('items that are given', () => {
  const put = (items: readonly unknown[], resource = 'products') => {
    const { model, map, store, world, send } = benchOf(shop);
    const at = (index: number) => ({ source: '/seed.yaml', pointer: `/${resource}/${index}` });
    const list = items.map((value, index) => ({ value, at: at(index) }));
    const problems = seedStore(
      { store, model, map, random: world.random, now: startTime },
      new Map([[resource, list]]),
    );
    const lines = problems.map(
      ({ severity, at: place, message }) => `${place?.pointer} ${severity}: ${message}`,
    );
    return { lines, send };
  };
  const whole = {
    id: 7,
    sku: 'A',
    price: 1,
    colour: 'red',
    tags: [],
    note: null,
    created_at: '2026-01-01T00:00:00Z',
    updated_at: '2026-01-01T00:00:00Z',
  };

  test('are there as they are', () => {
    const { lines, send } = put([whole]);
    expect(lines).toEqual([]);
    expect(send('GET', '/products/7').body).toEqual(whole);
  });

  test('get what they must have', () => {
    const { lines, send } = put([{ sku: 'A' }, { sku: 'B' }]);
    expect(lines).toEqual([]);
    expect(send('GET', '/products/2')).toMatchObject({ violations: [], body: { id: 2, sku: 'B', tags: [] } });
  });

  test.each<[string, unknown[], string, string[]]>([
    [
      'another value',
      [{ ...whole, colour: 'blue' }],
      'products',
      [
        '/products/0/colour warning: products[0]/colour must be one of the allowed values (["red","green"]), not "blue"; another value takes its place',
      ],
    ],
    ['no object', [whole, 7], 'products', ['/products/1 error: products[1] is no object, and is left out']],
    [
      'the same id',
      [whole, whole],
      'products',
      ['/products/1 warning: products[1] has the id "7", which is there already: left out'],
    ],
    ['an unknown resource', [whole], 'product', ['/product/0 error: the document has no resource "product"']],
  ])('told: %s', (_name, items, resource, want) => {
    expect(put(items, resource).lines).toEqual(want);
  });
});

test('examples of which the document does not say under what they are belong to whatever is asked for', () => {
  const item = {
    type: 'object',
    required: ['id'],
    properties: { id: { type: 'integer' }, text: { type: 'string' } },
  };
  const parameter = (name: string, type = 'string') => ({
    name,
    in: 'path',
    required: true,
    schema: { type },
  });
  const { send } = benchOf(
    {
      paths: {
        '/shops/{shop}/signs': {
          parameters: [parameter('shop')],
          get: {
            responses: {
              200: {
                description: 'ok',
                content: content({ type: 'array', items: item }, { all: [{ id: 1 }] }),
              },
            },
          },
          post: {
            requestBody: { content: content(item) },
            responses: { 201: { description: 'ok', content: content(item) } },
          },
        },
        '/shops/{shop}/signs/{id}': {
          parameters: [parameter('shop'), parameter('id', 'integer')],
          get: {
            responses: { 200: { description: 'ok', content: content(item) }, 404: { description: 'none' } },
          },
          patch: {
            requestBody: { content: content(item) },
            responses: { 200: { description: 'ok', content: content(item) }, 404: { description: 'none' } },
          },
        },
      },
    },
    { hasExamples: true },
  );
  expect(send('GET', '/shops/a/signs').body).toEqual([{ id: 1 }]);
  expect(send('GET', '/shops/b/signs/1').body).toEqual({ id: 1 });
  expect(send('PATCH', '/shops/a/signs/1', { body: { text: 't' } }).status).toBe(200);
  expect(send('GET', '/shops/a/signs').body).toEqual([{ id: 1, text: 't' }]);
  expect(send('GET', '/shops/b/signs').body).toEqual([]);
  expect(send('GET', '/shops/b/signs/1').status).toBe(404);
});

test('a document without examples shows nothing', () => {
  const { model, map } = benchOf(shop);
  expect(exampleItems(model, map)).toEqual(new Map());
});
