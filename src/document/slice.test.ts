import { expect, test } from 'vitest';
import type { Document } from './document.ts';
import { expandsWithin } from './expands-within.ts';
import { sliceDocument } from './slice.ts';

/** A document of several texts: the first is the root. */
function documentOf(texts: Record<string, unknown>): Document {
  const sources = Object.entries(texts).map(([uri, value]) => ({
    uri,
    text: '',
    format: 'json' as const,
    value,
  }));
  const [root] = sources;
  if (!root) throw new Error('there is no text');
  return { root, sources: new Map(sources.map((source) => [source.uri, source])) };
}

const one = (root: unknown) => documentOf({ '/a.yaml': root });

const ref = (pointer: string) => ({ $ref: `#${pointer}` });
const json = (schema: object) => ({ content: { 'application/json': { schema } } });

const shop = {
  openapi: '3.0.3',
  info: { title: 'Shop', version: '1' },
  servers: [{ url: '/v1' }],
  'x-large': { left: 'out' },
  tags: [{ name: 'left out' }],
  paths: {
    '/orders': {
      parameters: [ref('/components/parameters/Page')],
      get: { responses: { 200: json(ref('/components/schemas/Order')) } },
      post: { responses: { 201: json(ref('/components/schemas/Receipt')) } },
    },
    '/users': ref('/components/pathItems/Users'),
    '/odd': {
      get: {
        responses: {
          200: json(ref('/paths/~1orders/get/responses/200/content/application~1json/schema')),
          201: json(ref('/components/schemas/Order/properties/buyer/properties/name')),
          202: json(ref('/components/schemas/Nowhere')),
          203: json({ $ref: 'other.yaml#/A' }),
          204: json({ $ref: '#anchor' }),
        },
      },
    },
  },
  components: {
    schemas: {
      Receipt: { type: 'object' },
      Person: {
        properties: { name: { type: 'string' }, friends: { items: ref('/components/schemas/Person') } },
      },
      Order: { properties: { buyer: ref('/components/schemas/Person') } },
    },
    pathItems: { Users: { query: { responses: {} }, get: { responses: {} } } },
    parameters: { Page: { name: 'page', in: 'query' } },
    securitySchemes: { key: { type: 'apiKey', in: 'header', name: 'X-Key' } },
  },
};

test('keeps one operation, what it reaches, and what all share, in the order of the document', () => {
  const { document, unresolved } = sliceDocument(one(shop), { path: '/orders', method: 'get' });
  const { get, parameters } = shop.paths['/orders'];
  expect(JSON.stringify(document)).toBe(
    JSON.stringify({
      openapi: shop.openapi,
      info: shop.info,
      servers: shop.servers,
      paths: { '/orders': { parameters, get } },
      components: {
        schemas: { Person: shop.components.schemas.Person, Order: shop.components.schemas.Order },
        parameters: shop.components.parameters,
        securitySchemes: shop.components.securitySchemes,
      },
    }),
  );
  expect(unresolved).toEqual([]);
});

test('is a copy', () => {
  const before = structuredClone(shop);
  const { document } = sliceDocument(one(shop), { path: '/orders', method: 'get' });
  (document.components as typeof shop.components).schemas.Person.properties.name.type = 'changed';
  expect(shop).toEqual(before);
});

test('follows the reference of a path item, and renames a method', () => {
  const { document } = sliceDocument(one(shop), { path: '/users', method: 'query', as: 'post' });
  expect(document.paths).toEqual({ '/users': { post: { responses: {} } } });
});

test('follows pointers through references and into other paths; empties what leads to nothing', () => {
  const { document, unresolved } = sliceDocument(one(shop), { path: '/odd', method: 'get' });
  expect(unresolved.toSorted()).toEqual(['#/components/schemas/Nowhere', '#anchor']);
  expect(Object.keys(document.paths as object).toSorted()).toEqual(['/odd', '/orders']);
  expect(Object.keys((document.components as typeof shop.components).schemas)).toEqual([
    'Receipt',
    'Person',
    'Order',
  ]);
  const responses = (document.paths as typeof shop.paths)['/odd'].get.responses;
  expect(responses[202]).toEqual(json({}));
  expect(responses[203]).toEqual(json({ $ref: 'other.yaml#/A' }));
});

test('takes trees of any depth, cycles and the names of prototypes', () => {
  let deep: unknown = 'end';
  for (let depth = 0; depth < 100_000; depth += 1) deep = [deep];
  const cyclic: Record<string, unknown> = { deep };
  cyclic.self = cyclic;
  const root = JSON.parse('{"components":{"schemas":{"__proto__":{"type":"string"}}},"paths":{"/a":{}}}');
  root.paths['/a'].get = { cyclic, schema: ref('/components/schemas/__proto__') };
  const { document, unresolved } = sliceDocument(one(root), { path: '/a', method: 'get' });
  expect(unresolved).toEqual([]);
  expect(JSON.stringify(document.components)).toBe('{"schemas":{"__proto__":{"type":"string"}}}');
  expect(Object.getPrototypeOf(document.components)).toBe(Object.prototype);
});

test('joins texts: what stands in another one is kept below a key of its own', () => {
  const document = documentOf({
    '/shop/openapi.yaml': {
      openapi: '3.1.0',
      paths: { '/orders': { $ref: 'paths/orders.yaml' } },
      components: { schemas: { Error: { type: 'object' } } },
    },
    '/shop/paths/orders.yaml': {
      parameters: [{ $ref: '../parts.yaml#/parameters/Page' }],
      get: {
        responses: {
          200: json({ $ref: '../parts.yaml#/schemas/Order' }),
          404: json({ $ref: '../error.yaml' }),
        },
      },
      post: { responses: { 201: json({ $ref: '../parts.yaml#/schemas/Unused' }) } },
    },
    '/shop/parts.yaml': {
      parameters: { Page: { name: 'page', in: 'query' } },
      schemas: {
        Unused: {},
        Order: { properties: { next: { $ref: '#/schemas/Order' }, lost: { $ref: '#/lost' } } },
      },
    },
    '/shop/error.yaml': { allOf: [{ $ref: 'openapi.yaml#/components/schemas/Error' }] },
  });
  expect(sliceDocument(document, { path: '/orders', method: 'get' })).toEqual({
    document: {
      openapi: '3.1.0',
      paths: {
        '/orders': {
          parameters: [ref('/x-other-sources/1/parameters/Page')],
          get: {
            responses: {
              200: json(ref('/x-other-sources/1/schemas/Order')),
              404: json(ref('/x-other-sources/2')),
            },
          },
        },
      },
      components: { schemas: { Error: { type: 'object' } } },
      'x-other-sources': {
        1: {
          parameters: { Page: { name: 'page', in: 'query' } },
          schemas: { Order: { properties: { next: ref('/x-other-sources/1/schemas/Order'), lost: {} } } },
        },
        2: { allOf: [ref('/components/schemas/Error')] },
      },
    },
    unresolved: ['#/lost'],
  });
});

test('an operation that is not there is a slice without it', () => {
  expect(sliceDocument(one(shop), { path: '/none', method: 'get' }).document.paths).toEqual({ '/none': {} });
});

test.each([
  ['a small document', shop, 1000, true],
  ['one with more nodes', shop, 20, false],
  ['schemas that all refer to one another', { components: { schemas: mutual(12) } }, 100_000, false],
  ['the same, few', { components: { schemas: mutual(3) } }, 100_000, true],
  ['a chain deeper than the stack', { components: { schemas: chain(5000) } }, 100_000, false],
])('expandsWithin: %s', (_name, document, limit, want) => {
  expect(expandsWithin(document, document, limit)).toBe(want);
});

function mutual(count: number): object {
  const names = Array.from({ length: count }, (_, index) => `S${index}`);
  const all = () => Object.fromEntries(names.map((name) => [name, ref(`/components/schemas/${name}`)]));
  return Object.fromEntries(names.map((name) => [name, { properties: all() }]));
}

function chain(count: number): object {
  return Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `S${index}`,
      { items: ref(`/components/schemas/S${index + 1}`) },
    ]),
  );
}
