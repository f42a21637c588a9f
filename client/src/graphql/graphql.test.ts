import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createOperations } from '../create-operations.ts';
import { type GraphqlBody, type GraphqlSend, graphql } from './graphql.ts';
import { GraphqlError } from './graphql-error.ts';
import { introspectionQuery } from './introspection-query.ts';

/** All of what is iterated. */
async function collect<T>(all: AsyncIterable<T>): Promise<T[]> {
  const found: T[] = [];
  for await (const one of all) found.push(one);
  return found;
}

let server: Server;
let baseUrl: string;
let bodies: GraphqlBody[];
let answer: (body: GraphqlBody) => { status?: number; type?: string; text: string };

beforeAll(async () => {
  server = createServer(async (request, response) => {
    response.shouldKeepAlive = false;
    const body = JSON.parse(Buffer.concat(await request.toArray()).toString()) as GraphqlBody;
    bodies.push(body);
    const { status = 200, type = 'application/json', text } = answer(body);
    response.writeHead(status, { 'content-type': type }).end(text);
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
beforeEach(() => {
  bodies = [];
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((done) => server.close(done));
});

const plain: GraphqlSend = (body, init) =>
  fetch(`${baseUrl}/graphql`, { method: 'POST', body: JSON.stringify(body), ...init });
const generated: GraphqlSend = (body, init) =>
  createOperations<{ call(init: object): ReturnType<GraphqlSend> }>(
    {
      securitySchemes: {},
      operations: { call: { method: 'POST', path: '/graphql', body: ['application/json'] } },
    },
    { baseUrl, policies: [] },
  ).call({ body, ...init });
const answers = (value: unknown, more: { status?: number; type?: string } = {}) => {
  answer = () => ({ text: JSON.stringify(value), ...more });
};

describe.each([
  ['fetch', plain],
  ['a generated client', generated],
])('over %s', (_name, send) => {
  const api = graphql(send);

  test('a query and its variables', async () => {
    answers({ data: { products: 3 } });
    expect(await api.query('query P { products }', { category: 'x' }, { operationName: 'P' })).toEqual({
      products: 3,
    });
    expect(bodies).toEqual([
      { query: 'query P { products }', variables: { category: 'x' }, operationName: 'P' },
    ]);
  });

  const failures: [string, unknown, { status?: number }, message: string, errors: number, data: unknown][] = [
    [
      'errors with paths, and what there is besides',
      {
        data: { products: [{ price: null }] },
        errors: [{ message: 'not allowed', path: ['products', 0, 'price'] }, { message: 'x' }],
      },
      {},
      'products.0.price: not allowed (and 1 more)',
      2,
      { products: [{ price: null }] },
    ],
    [
      'errors of a refusal',
      { errors: [{ message: 'Cannot query field "x"' }] },
      { status: 400 },
      'Cannot query field "x"',
      1,
      undefined,
    ],
    ['bare texts', { errors: ['down'] }, { status: 500 }, 'down', 1, undefined],
    [
      'no answer of GraphQL',
      { detail: 'x' },
      { status: 502 },
      'the server answered 502 without a GraphQL answer',
      0,
      undefined,
    ],
    ['no data', { data: null }, {}, 'the server answered 200 without a GraphQL answer', 0, null],
  ];
  test.each(failures)('%s', async (_title, value, more, message, errors, data) => {
    answers(value, more);
    const failure = await api.query('{ x }').catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(GraphqlError);
    expect(failure).toMatchObject({ message, data });
    expect((failure as GraphqlError).errors).toHaveLength(errors);
  });

  test('an abort', async () => {
    answers({ data: {} });
    const signal = AbortSignal.abort();
    await expect(api.query('{ x }', {}, { signal })).rejects.toMatchObject({ name: 'AbortError' });
    expect(bodies).toEqual([]);
  });
});

describe('documents', () => {
  test('one that knows its types', async () => {
    answers({ data: { id: 7 } });
    class Typed extends String {
      declare readonly __apiType?: (variables: { id: number }) => { id: number };
    }
    const { id } = await graphql(plain).query(new Typed('query($id: Int!) { id }'), { id: 7 });
    expect([id, bodies[0]?.query]).toEqual([7, 'query($id: Int!) { id }']);
  });

  test('a tree is refused before it is sent', async () => {
    await expect(graphql(plain).query({ kind: 'Document' } as never)).rejects.toThrow(
      "documentMode: 'string'",
    );
    expect(bodies).toEqual([]);
  });

  test('the introspection query closes what it opens', () => {
    expect(introspectionQuery.split('{').length).toBe(introspectionQuery.split('}').length);
    for (const [, name] of introspectionQuery.matchAll(/\.\.\.(\w+)/g)) {
      expect(introspectionQuery).toContain(`fragment ${name} on`);
    }
  });
});

describe('nodes', () => {
  const api = graphql(plain);
  /** A connection of numbers, two a page, the cursor being the last of them. */
  const connection = (count: number, asNodes: boolean) => {
    answer = ({ variables }) => {
      const from = Number(variables?.after ?? 0);
      const page = [from + 1, from + 2].filter((id) => id <= count);
      const pageInfo = { hasNextPage: from + 2 < count, endCursor: page.at(-1) ?? null };
      const found = asNodes ? { nodes: page } : { edges: page.map((node) => ({ node })) };
      return { text: JSON.stringify({ data: { shop: { products: { ...found, pageInfo } } } }) };
    };
  };

  test.each([
    [0, true],
    [2, false],
    [5, true],
    [5, false],
  ])('all %i of them (nodes: %s)', async (count, asNodes) => {
    connection(count, asNodes);
    const found = await collect(api.nodes<number>('query', ['shop', 'products'], { category: 'x' }));
    expect(found).toEqual(Array.from({ length: count }, (_, index) => index + 1));
    expect(bodies.at(-1)?.variables?.category).toBe('x');
  });

  const info = (hasNextPage: boolean, endCursor?: unknown) => ({
    nodes: [1],
    pageInfo: { hasNextPage, endCursor },
  });
  const failures: [string, unknown, object, message: string, requests: number][] = [
    ['no connection', { x: { id: 7 } }, {}, 'x is no connection: it has neither nodes nor edges', 1],
    [
      'no pageInfo',
      { x: { nodes: [] } },
      {},
      'x has no pageInfo: ask for pageInfo { hasNextPage endCursor }',
      1,
    ],
    ['a cursor twice', { x: info(true, 'c') }, {}, 'x does not end: its cursor "c" leads nowhere new', 2],
    ['no cursor', { x: info(true, null) }, {}, 'x does not end: its cursor null leads nowhere new', 1],
    ['too many', { x: info(true, 'c') }, { maxPages: 1 }, 'x has more than 1 pages', 1],
  ];
  test.each(failures)('%s', async (_name, data, options, message, requests) => {
    answers({ data });
    await expect(collect(api.nodes('query', ['x'], {}, options))).rejects.toThrow(message);
    expect(bodies).toHaveLength(requests);
  });
});
