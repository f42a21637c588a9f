import { describe, expect, test } from 'vitest';
import { shop } from './shop.fixture.ts';
import { type Bench, benchOf } from './state.fixture.ts';

type Page = { data: { sku: string; price: number }[]; total: number; page: number };

function filled(): Bench {
  const bench = benchOf(shop);
  const items = [
    ['A', 5, 'red'],
    ['B', 1, 'green'],
    ['C', 5, 'green'],
    ['D', 3, 'red'],
  ];
  for (const [sku, price, colour] of items) {
    bench.send('POST', '/products', { body: { sku, price, colour } });
    bench.world.clock.advance(1000);
  }
  return bench;
}

describe('a list', () => {
  const { send } = filled();
  test.each<[string, string, string, number]>([
    ['the first page', '', 'ABC', 4],
    ['the second page', '?page=2', 'D', 4],
    ['past the last page', '?page=9', '', 4],
    ['a page of another size', '?page_size=2&page=2', 'CD', 4],
    ['no more than the most', '?page_size=1000', 'ABCD', 4],
    ['only some', '?colour=green', 'BC', 2],
    ['none', '?colour=blue', '', 0],
    ['sorted', '?sort=price&page_size=4', 'BDAC', 4],
    ['sorted, the greatest first', '?sort=-price&page_size=4', 'ACDB', 4],
    ['sorted by two', '?sort=-price,-sku&page_size=4', 'CADB', 4],
    ['sorted by what nothing has', '?sort=__proto__', 'ABC', 4],
    ['what cannot be read counts as not said', '?page=x&page_size=-3', 'ABC', 4],
  ])('%s', (_name, query, skus, total) => {
    const { body } = send('GET', `/products${query}`);
    const page = body as Page;
    expect(page.data.map(({ sku }) => sku).join('')).toBe(skus);
    expect(page.total).toBe(total);
  });

  test('tells its page', () => {
    expect(send('GET', '/products?page=2').body).toMatchObject({ page: 2, total: 4 });
    expect(send('GET', '/products?page=2').violations).toEqual([]);
  });
});

const item = { type: 'object', required: ['id'], properties: { id: { type: 'integer' } } };
const string = { type: ['string', 'null'] };

/** A list of things that is taken in parts: with these parameters, told these properties and headers. */
function parts(parameters: readonly object[], told: object, headers: object = {}) {
  const body = {
    type: 'object',
    required: ['items'],
    properties: { items: { type: 'array', items: item }, ...told },
  };
  const content = (schema: unknown) => ({ 'application/json': { schema } });
  const bench = benchOf({
    openapi: '3.1.0',
    servers: [{ url: '/api' }],
    paths: {
      '/things': {
        get: {
          parameters,
          responses: {
            200: { description: 'ok', headers, content: content(body) },
            400: { description: 'no' },
          },
        },
        post: {
          requestBody: { content: content({ type: 'object' }) },
          responses: { 201: { description: 'ok', content: content(item) } },
        },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'integer' } }],
        get: { responses: { 200: { description: 'ok', content: content(item) } } },
        delete: { responses: { 204: { description: 'ok' } } },
      },
    },
  });
  for (let count = 0; count < 5; count += 1) bench.send('POST', '/things', { body: {} });
  return bench;
}

const query = (name: string, schema: object) => ({ name, in: 'query', schema });
const limit = query('limit', { type: 'integer', default: 2, maximum: 10 });
const idsOf = (body: unknown) => (body as { items: { id: number }[] }).items.map(({ id }) => id);

test('by pages', () => {
  const integer = { type: 'integer' };
  const told = { page: integer, page_size: integer, total_pages: integer, has_next: { type: 'boolean' } };
  const { send } = parts(
    [query('page', integer), query('page_size', { ...integer, default: 2, maximum: 10 })],
    told,
  );
  const page = (number: number, ids: readonly number[], hasNext: boolean) => ({
    items: ids.map((id) => ({ id })),
    page: number,
    page_size: 2,
    total_pages: 3,
    has_next: hasNext,
  });
  expect(send('GET', '/things').body).toEqual(page(1, [1, 2], true));
  expect(send('GET', '/things?page=3').body).toEqual(page(3, [5], false));
  expect(send('GET', '/things?page=4').body).toEqual(page(4, [], false));
});

test('by offset and limit', () => {
  const integer = { type: 'integer' };
  const told = {
    total: integer,
    offset: integer,
    limit: integer,
    count: integer,
    next: string,
    previous: string,
  };
  const { send } = parts([limit, query('offset', { type: 'integer' })], told);
  const middle = send('GET', '/things?offset=2');
  expect(middle.violations).toEqual([]);
  expect(middle.body).toEqual({
    items: [{ id: 3 }, { id: 4 }],
    total: 5,
    offset: 2,
    limit: 2,
    count: 2,
    next: '/api/things?offset=4',
    previous: '/api/things?offset=0',
  });
  expect(send('GET', '/things?limit=3&offset=4').body).toMatchObject({ items: [{ id: 5 }], next: null });
});

describe('by a cursor', () => {
  const told = { next_cursor: string, has_more: { type: 'boolean' } };
  const bench = () => parts([limit, query('cursor', { type: 'string' })], told);
  const cursorOf = (body: unknown) => (body as { next_cursor: string }).next_cursor;

  test('each part leads to the next', () => {
    const { send } = bench();
    const seen: number[][] = [];
    let target: string | undefined = '/things';
    while (target !== undefined) {
      const { body, violations } = send('GET', target);
      expect(violations).toEqual([]);
      seen.push(idsOf(body));
      const cursor = cursorOf(body);
      expect(body).toMatchObject({ has_more: cursor !== null });
      target = cursor === null ? undefined : `/things?cursor=${cursor}`;
    }
    expect(seen).toEqual([[1, 2], [3, 4], [5]]);
  });

  test('nothing is left out or seen twice while others come and go', () => {
    const { send } = bench();
    const cursor = cursorOf(send('GET', '/things').body);
    send('DELETE', '/things/1');
    send('DELETE', '/things/2');
    send('POST', '/things', { body: {} });
    expect(idsOf(send('GET', `/things?cursor=${cursor}&limit=10`).body)).toEqual([3, 4, 5, 6]);
  });

  test.each(['x', '!', 'W10', 'WzEsMl0', 'bnVsbA', 'eyJhIjoxfQ', 'W251bGxd', '_'.repeat(1000)])(
    'that no answer brought is refused: %s',
    (cursor) => {
      const { status } = bench().send('GET', `/things?cursor=${cursor}`);
      expect(status).toBe(400);
    },
  );
});

test('a Link header leads to the other parts', () => {
  const { send } = parts(
    [limit, query('page', { type: 'integer', minimum: 1 })],
    {},
    { Link: { schema: { type: 'string' } } },
  );
  expect(send('GET', '/things?page=2&limit=2').headers?.link).toBe(
    [
      '</api/things?limit=2&page=1>; rel="first"',
      '</api/things?limit=2&page=1>; rel="prev"',
      '</api/things?limit=2&page=3>; rel="next"',
      '</api/things?limit=2&page=3>; rel="last"',
    ].join(', '),
  );
  expect(send('GET', '/things?page=3&limit=2').headers?.link).not.toContain('next');
});

test('a Link header has the relations of its example, and is left out where there are none', () => {
  const { send } = parts(
    [limit, query('cursor', { type: 'string' })],
    {},
    {
      Link: { schema: { type: 'string' }, example: '<https://x.example.com/v2/things?cursor=a>; rel="next"' },
    },
  );
  const first = send('GET', '/things?limit=4');
  expect(first.headers?.link).toMatch(
    /^<http:\/\/localhost:4010\/v2\/things\?limit=4&cursor=[\w-]+>; rel="next"$/,
  );
  const last = send('GET', '/things?limit=9');
  expect(last.headers).toHaveProperty('link', undefined);
});

test('a list without pages is whole', () => {
  const { send } = parts([], {});
  expect(idsOf(send('GET', '/things').body)).toEqual([1, 2, 3, 4, 5]);
});
