import {
  buildClientSchema,
  buildSchema,
  getIntrospectionQuery,
  type IntrospectionQuery,
  printSchema,
} from 'graphql';
import { describe, expect, test } from 'vitest';
import { introspectionQuery } from '../../../client/src/graphql/introspection-query.ts';
import { valueAt } from '../../../src/document/pointer.ts';
import { loadSpec } from '../shared/listen.ts';
import { catalogueSdl, createCatalogue } from './catalogue.ts';
import type { ProductStore } from './product-store.ts';
import { startForAll } from './start-for-test.ts';

const path = 'POST /products-api/graphql';
const { callProducts } = startForAll();

test('the schema is the one of the document', async () => {
  const model = await loadSpec('datasources');
  const { description } = model.operations.find(({ name }) => name === 'queryProducts') ?? {};
  const documented = /```graphql\n(.*?)```/s.exec(description ?? '')?.[1] ?? '';
  expect(printSchema(buildSchema(documented))).toBe(printSchema(buildSchema(catalogueSdl)));
});

describe('products', () => {
  test('all of them, page by page, by id', async () => {
    const query =
      'query($after: String) { products(first: 60, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage endCursor } } }';
    const ids: string[] = [];
    const sizes: number[] = [];
    for (let after: unknown = null; ; ) {
      const { body } = await callProducts(path, { json: { query, variables: { after } } });
      const edges = valueAt(body, '/data/products/edges') as { cursor: string; node: { id: string } }[];
      ids.push(...edges.map(({ node }) => node.id));
      sizes.push(edges.length);
      after = valueAt(body, '/data/products/pageInfo/endCursor');
      expect(after).toBe(edges.at(-1)?.cursor);
      if (valueAt(body, '/data/products/pageInfo/hasNextPage') !== true) break;
    }
    expect(sizes).toEqual([60, 60, 60, 20]);
    expect(new Set(ids).size).toBe(200);
    expect(ids).toEqual(ids.toSorted());
  });

  const filters: [argument: string, count: number][] = [
    ['first: 1000', 200],
    ['first: null', 100],
    ['', 100],
    ['first: 1000, category: null', 200],
    ['category: "no such"', 0],
    [`category: "' OR 1=1 --"`, 0],
  ];
  test.each(filters)('products(%s): %i', async (given, count) => {
    const query = `{ products${given && `(${given})`} { edges { node { id name price category createdAt updatedAt } } pageInfo { endCursor } } }`;
    const { body } = await callProducts(path, { json: { query } });
    expect(valueAt(body, '/data/products/edges')).toHaveLength(count);
    if (count === 0) expect(valueAt(body, '/data/products/pageInfo/endCursor')).toBeNull();
  });

  test('of each category are all of them, and no other', async () => {
    let total = 0;
    for (const category of ['furniture', 'lighting', 'kitchen', 'textiles', 'office']) {
      const query =
        'query($category: String) { products(category: $category, first: 1000) { edges { node { category } } } }';
      const { body } = await callProducts(path, { json: { query, variables: { category } } });
      const edges = valueAt(body, '/data/products/edges') as { node: { category: string } }[];
      expect(new Set(edges.map(({ node }) => node.category))).toEqual(new Set([category]));
      total += edges.length;
    }
    expect(total).toBe(200);
  });
});

describe('errors', () => {
  const nested = (count: number) =>
    `{ __type(name: "Query") { ${'ofType { '.repeat(count)}name${' }'.repeat(count)} } }`;
  const cases: [name: string, request: object, code: string, message: string, path?: unknown][] = [
    [
      'a query that breaks off',
      { query: '{ x' },
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Expected Name, found <EOF>.',
    ],
    [
      'an unknown field',
      { query: '{ products { prize } }' },
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot query field "prize" on type "ProductConnection".',
    ],
    [
      'a mutation',
      { query: 'mutation { products { edges { cursor } } }' },
      'GRAPHQL_VALIDATION_FAILED',
      'The schema has queries only, no mutation',
    ],
    [
      'a page too large',
      { query: '{ p: products(first: 1001) { edges { cursor } } }' },
      'BAD_USER_INPUT',
      'first must be between 1 and 1000',
      ['p'],
    ],
    [
      'a cursor of another list',
      { query: '{ products(after: "eHg") { edges { cursor } } }' },
      'BAD_USER_INPUT',
      'after must be a cursor that this list gave: an endCursor, or the cursor of an edge',
      ['products'],
    ],
    [
      'a variable of another type',
      { query: 'query($n: Int) { products(first: $n) { edges { cursor } } }', variables: { n: 'x' } },
      'BAD_USER_INPUT',
      'Variable "$n" got invalid value "x"; Int cannot represent non-integer value: "x"',
    ],
    [
      'one of several operations, unnamed',
      { query: 'query A { __typename } query B { __typename }' },
      'BAD_USER_INPUT',
      'The document has several operations, or none: say which with operationName',
    ],
    [
      'an operation that there is not',
      { query: 'query A { __typename }', operationName: '__proto__' },
      'BAD_USER_INPUT',
      'The document has no operation named "__proto__"',
    ],
    [
      'fields too deep',
      { query: nested(30) },
      'GRAPHQL_VALIDATION_FAILED',
      'The query is 32 fields deep; at most 20 are allowed',
    ],
    [
      'too many words',
      { query: `{ ${'products { pageInfo { endCursor } } '.repeat(200)} }` },
      'GRAPHQL_PARSE_FAILED',
      'Syntax Error: Document contains more that 1000 tokens. Parsing aborted.',
    ],
    [
      'too many fields',
      {
        query: `{ ${[1, 2, 3, 4].map((n) => `p${n}: products(first: 1000) { edges { cursor node { id name price category createdAt updatedAt } } }`).join(' ')} }`,
      },
      'GRAPHQL_VALIDATION_FAILED',
      'The query may select 36004 fields; at most 30000 are allowed. Ask for fewer with first, or in several queries',
    ],
    [
      'too many fields, by a variable',
      {
        query: `query($n: Int) { ${Array.from({ length: 40 }, (_, n) => `p${n}: products(first: $n) { edges { cursor } }`).join(' ')} }`,
        variables: { n: 2_000_000_000 },
      },
      'GRAPHQL_VALIDATION_FAILED',
      'The query may select 80040 fields; at most 30000 are allowed. Ask for fewer with first, or in several queries',
    ],
    [
      'fragments that double',
      {
        query: `{ ...F0 } ${Array.from({ length: 40 }, (_, n) => `fragment F${n} on Query { ...F${n + 1} ...F${n + 1} }`).join(' ')} fragment F40 on Query { a: __typename }`,
      },
      'GRAPHQL_VALIDATION_FAILED',
      'The query may select 1099511627776 fields; at most 30000 are allowed. Ask for fewer with first, or in several queries',
    ],
    [
      'fragments in a circle',
      { query: '{ ...A } fragment A on Query { ...B } fragment B on Query { ...A }' },
      'GRAPHQL_VALIDATION_FAILED',
      'Cannot spread fragment "A" within itself via "B".',
    ],
    ['brackets', { query: '['.repeat(20_000) }, 'GRAPHQL_PARSE_FAILED', 'Syntax Error: Unexpected "[".'],
  ];
  test.each(cases)('%s', async (_name, json, code, message, where) => {
    const { status, body } = await callProducts(path, { json });
    expect(status).toBe(200);
    expect(valueAt(body, '/errors/0')).toMatchObject({
      message,
      extensions: { code },
      ...(where !== undefined && { path: where }),
    });
    expect(valueAt(body, '/data') ?? null).toBeNull();
  });

  const refused: [json: unknown, status: number, message: string][] = [
    [{}, 422, 'query is required'],
    [{ query: '' }, 422, 'query must not be empty'],
    [{ query: 'x'.repeat(20_001) }, 422, 'query must be at most 20000 characters long'],
    [{ query: '{ x }', variables: [] }, 422, 'variables must be an object or null'],
    [[], 422, 'the request must be an object'],
  ];
  test.each(refused)('%j is not run: %i', async (json, status, message) => {
    const answer = await callProducts(path, { json });
    expect([answer.status, valueAt(answer.body, '/errors/0/message')]).toEqual([status, message]);
  });

  test('a fault of the service is reported, and not told', async () => {
    const reported: unknown[] = [];
    const broken = {
      list: () => {
        throw new Error('the secret path of the database');
      },
    };
    // Nothing of a store is called but this.
    const run = createCatalogue(broken as unknown as ProductStore, (error) => reported.push(error));
    expect(await run({ query: '{ products { edges { cursor } } }' })).toEqual({
      data: null,
      errors: [
        {
          message: 'An unexpected error occurred',
          locations: [{ line: 1, column: 3 }],
          path: ['products'],
          extensions: { code: 'INTERNAL_SERVER_ERROR' },
        },
      ],
    });
    expect(reported).toEqual([new Error('the secret path of the database')]);
  });
});

test.each([
  ['of the client', introspectionQuery],
  ['of the engine', getIntrospectionQuery()],
])('the introspection query %s is answered', async (_name, query) => {
  const { body } = await callProducts(path, {
    json: { query, operationName: 'IntrospectionQuery', variables: null },
  });
  expect(valueAt(body, '/errors')).toBeUndefined();
  // What a tool makes of it is the schema again.
  const introspected = buildClientSchema(valueAt(body, '/data') as IntrospectionQuery);
  expect(printSchema(introspected)).toBe(printSchema(buildSchema(catalogueSdl)));
});
