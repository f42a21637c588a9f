import { describe, expect, test } from 'vitest';
import { shop } from './shop.fixture.ts';
import { benchOf } from './state.fixture.ts';

const bench = (options = {}) => benchOf(shop, options);
const apple = { sku: 'A-1', price: 2 };

describe('a new item', () => {
  test('has what the client said, defaults, and what the server sets', () => {
    const { send } = bench();
    const created = send('POST', '/products', { body: apple });
    expect(created).toMatchObject({ status: 201, because: 'created products/1', violations: [] });
    const { owner, ...rest } = created.body as { owner: string };
    expect(rest).toEqual({
      id: 1,
      sku: 'A-1',
      price: 2,
      colour: 'red',
      tags: [],
      note: null,
      rating_count: 0,
      created_at: '2026-03-01T12:00:00Z',
      updated_at: '2026-03-01T12:00:00Z',
    });
    expect(owner).toMatch(/@/);
    expect(send('GET', '/products/1').body).toEqual(created.body);
  });

  test('is where Location says, with the base path that the document shows', () => {
    const { send } = bench();
    send('POST', '/products', { body: apple });
    const { headers } = send('POST', '/products', { body: { ...apple, sku: 'A-2' } });
    expect(headers?.location).toBe('/v1/products/2');
  });

  test('keeps all that a client may say, and nothing that only the server sets or that is never shown', () => {
    const { send } = bench();
    const said = { ...apple, colour: 'green', tags: ['a'], note: 'n', size: { width: 1, depth: 2 } };
    const { body } = send('POST', '/products', { body: { ...said, secret: 's', id: 9, created_at: 'x' } });
    expect(body).toMatchObject({ ...said, id: 1, created_at: '2026-03-01T12:00:00Z' });
    expect(body).not.toHaveProperty('secret');
  });

  test.each<[string, unknown]>([
    ['no body', undefined],
    ['a list', [1]],
    ['a text', 'x'],
    ['null', null],
    ['values of other types', { sku: 7, price: 'x', tags: {} }],
  ])('is valid whatever comes: %s', (_name, body) => {
    const { send } = bench();
    const { status, violations } = send('POST', '/products', { body });
    expect(status).toBe(201);
    expect(violations.filter((text) => text.startsWith('body'))).toEqual([]);
  });

  test('is found again under any name of a property', () => {
    const { send, store } = bench();
    const body = JSON.parse('{"sku": "A-1", "price": 1, "__proto__": {"isAdmin": true}, "constructor": 1}');
    const created = send('POST', '/products', { body });
    expect(JSON.parse(JSON.stringify(created.body))).toMatchObject({ constructor: 1 });
    expect(created.body).not.toHaveProperty('isAdmin');
    expect(store.find('products', '__proto__', { isAdmin: true })).toHaveLength(1);
    expect({}).not.toHaveProperty('isAdmin');
  });
});

describe('what clashes', () => {
  test('is 409 and changes nothing', () => {
    const { send } = bench();
    send('POST', '/products', { body: apple });
    const clash = send('POST', '/products', { body: { ...apple, price: 3 } });
    expect(clash.status).toBe(409);
    expect(clash.because).toBe('There is a product with the sku "A-1" already. Send another sku.');
    expect(send('GET', '/products').body).toMatchObject({ total: 1 });
  });

  test('is told by the name that clashes, where the example names another', () => {
    const document = structuredClone(shop) as {
      components: { schemas: { Product: { properties: { sku: object } } } };
    };
    document.components.schemas.Product.properties.sku = { type: 'string', examples: ['A-1'] };
    const { send } = benchOf(document as never);
    send('POST', '/products', { body: { ...apple, sku: 'B-7' } });
    expect(send('POST', '/products', { body: { ...apple, sku: 'B-7' } }).body).toEqual({
      message: 'There is a product with the sku B-7',
    });
  });
});

describe('a full store', () => {
  test('says which limit was met, and how to raise it', () => {
    const { send } = bench({ limits: { maxItems: 1 } });
    send('POST', '/products', { body: apple });
    expect(send('POST', '/products', { body: { ...apple, sku: 'B' } })).toMatchObject({
      status: 507,
      because:
        'The mock keeps no more than 1 items of "products". Delete some, or raise "maxItems" of its store.',
    });
  });

  test('says so in the words of the document', () => {
    const document = structuredClone(shop) as unknown as {
      paths: { '/products': { post: { responses: object } } };
    };
    const example = { message: 'Try again later' };
    const schema = { $ref: '#/components/schemas/Error' };
    Object.assign(document.paths['/products'].post.responses, {
      503: { description: 'busy', content: { 'application/json': { schema, example } } },
    });
    const { send } = benchOf(document as never, { limits: { maxItems: 0 } });
    expect(send('POST', '/products', { body: apple })).toMatchObject({
      status: 503,
      body: { message: expect.stringContaining('raise "maxItems" of its store') },
      violations: [],
    });
  });

  test('also counts what items say', () => {
    const { send } = bench({ limits: { maxBytes: 1000 } });
    expect(send('POST', '/products', { body: { ...apple, note: 'x'.repeat(2000) } })).toMatchObject({
      status: 507,
      because:
        'The mock keeps no more than 1000 bytes of items. Delete some, or raise "maxBytes" of its store.',
    });
    expect(send('POST', '/products', { body: apple }).status).toBe(201);
  });
});

describe('Idempotency-Key', () => {
  const headers = { 'idempotency-key': 'k1' };

  test('the same request gets the same answer again', () => {
    const { send } = bench();
    const first = send('POST', '/products', { body: apple, headers });
    const again = send('POST', '/products', { body: { price: 2, sku: 'A-1' }, headers });
    expect(again).toMatchObject({ status: 201, body: first.body });
    expect(again.headers).toEqual({ ...first.headers, 'idempotency-replayed': 'true' });
    expect(send('GET', '/products').body).toMatchObject({ total: 1 });
  });

  test('another body is refused, another credential is another key', () => {
    const { send } = bench();
    send('POST', '/products', { body: apple, headers });
    expect(send('POST', '/products', { body: { ...apple, sku: 'B' }, headers }).status).toBe(422);
    const other = { ...headers, authorization: 'Bearer other' };
    expect(send('POST', '/products', { body: { ...apple, sku: 'B' }, headers: other }).status).toBe(201);
  });

  test('a refused request leaves the key free', () => {
    const { send } = bench();
    send('POST', '/products', { body: apple });
    expect(send('POST', '/products', { body: apple, headers }).status).toBe(409);
    expect(send('POST', '/products', { body: { ...apple, sku: 'B' }, headers }).status).toBe(201);
  });

  test('a key is forgotten after a day, and with the world as it was before', () => {
    const { send, world } = bench();
    const before = world.state();
    send('POST', '/products', { body: apple, headers });
    world.restore(before);
    expect(send('POST', '/products', { body: { ...apple, sku: 'B' }, headers }).status).toBe(201);
    world.clock.advance(24 * 60 * 60 * 1000);
    expect(send('POST', '/products', { body: { ...apple, sku: 'C' }, headers }).status).toBe(201);
  });
});

describe('below a parent', () => {
  test('items belong to it', () => {
    const { send } = bench();
    for (const sku of ['A', 'B']) send('POST', '/products', { body: { sku, price: 1 } });
    const { body, violations } = send('POST', '/products/2/reviews', { body: { stars: 4 } });
    expect(violations).toEqual([]);
    expect(body).toMatchObject({ stars: 4, written_on: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) });
    const { id } = body as { id: string };
    expect(send('GET', '/products/2/reviews').body).toEqual([body]);
    expect(send('GET', '/products/1/reviews').body).toEqual([]);
    expect(send('GET', `/products/2/reviews/${id}`).status).toBe(200);
    expect(send('GET', `/products/1/reviews/${id}`).status).toBe(404);
  });

  test('that is not there is 404', () => {
    const { send } = bench();
    const missing = 'There is no product "7". Make one first, or ask for one that the list has.';
    expect(send('POST', '/products/7/reviews', { body: { stars: 4 } })).toMatchObject({
      status: 404,
      because: missing,
    });
    expect(send('GET', '/products/7/reviews')).toMatchObject({ status: 404, because: missing });
  });
});

describe('ids', () => {
  const things = (id: object, example?: string) => ({
    paths: {
      '/things': {
        get: list,
        post: {
          requestBody: { content: { 'application/json': { schema: { type: 'object' } } } },
          responses: { 201: answerOf(id) },
        },
      },
      '/things/{id}': {
        parameters: [{ name: 'id', in: 'path', required: true, schema: id, example }],
        get: { responses: { 200: answerOf(id), 404: { description: 'none' } } },
      },
    },
  });
  const thing = (id: object) => ({ type: 'object', required: ['id'], properties: { id } });
  const answerOf = (id: object) => ({
    description: 'ok',
    content: { 'application/json': { schema: thing(id) } },
  });
  const list = {
    responses: {
      200: {
        description: 'ok',
        content: {
          'application/json': {
            schema: { type: 'array', items: { type: 'object', properties: { id: {} } } },
          },
        },
      },
    },
  };

  test.each<[string, object, RegExp]>([
    ['a UUID', { type: 'string', format: 'uuid' }, /^[0-9a-f]{8}-[0-9a-f]{4}-/],
    ['as the pattern says', { type: 'string', pattern: '^t-[0-9]{6}$' }, /^t-\d{6}$/],
    ['like the example', { type: 'string', example: 'job_7d41c2a9' }, /^job_[0-9a-f]{8}$/],
    ['like the example, with capitals', { type: 'string', example: 'ORD-12AB' }, /^ORD-\d\d[A-Z]{2}$/],
    ['a short text where nothing is said', { type: 'string' }, /^[a-z0-9]{12}$/],
    ['a number from the least one', { type: 'integer', minimum: 1000 }, /^100[01]$/],
  ])('%s', (_name, schema, want) => {
    const { send } = benchOf(things(schema));
    const made = [1, 2].map(() => send('POST', '/things', { body: {} }).body as { id: unknown });
    for (const { id } of made) {
      expect(String(id)).toMatch(want);
      expect(send('GET', `/things/${id}`).body).toMatchObject({ id });
    }
    expect(made[0]?.id).not.toEqual(made[1]?.id);
  });

  test('too few of them', () => {
    const { send } = benchOf(things({ type: 'string', enum: ['a', 'b'] }));
    const statuses = [1, 2, 3].map(() => send('POST', '/things', { body: {} }).status);
    expect(statuses).toEqual([201, 201, 507]);
  });

  test('are the same in the same world', () => {
    const idOf = () =>
      (benchOf(things({ type: 'string', format: 'uuid' })).send('POST', '/things').body as { id: string }).id;
    expect(idOf()).toBe(idOf());
  });
});
