import { describe, expect, test } from 'vitest';
import { shop } from './shop.fixture.ts';
import { type Bench, benchOf } from './state.fixture.ts';

const merge = 'application/merge-patch+json';
const jsonPatch = 'application/json-patch+json';
const made = { sku: 'A', price: 2, colour: 'green', tags: ['x'], note: 'n', size: { width: 1, height: 2 } };

function withOne(): Bench {
  const bench = benchOf(shop);
  bench.send('POST', '/products', { body: made });
  bench.world.clock.advance(60_000);
  return bench;
}

const changedAt = '2026-03-01T12:01:00Z';
const madeAt = '2026-03-01T12:00:00Z';

describe('PUT', () => {
  test('says everything anew; what the server set stays', () => {
    const { send } = withOne();
    const before = send('GET', '/products/1').body as { owner: string };
    const { body, violations } = send('PUT', '/products/1', {
      body: { sku: 'B', price: 3, id: 9, owner: 'me' },
    });
    expect(violations).toEqual([]);
    expect(body).toEqual({
      id: 1,
      sku: 'B',
      price: 3,
      colour: 'red',
      tags: [],
      note: null,
      owner: before.owner,
      rating_count: 0,
      created_at: madeAt,
      updated_at: changedAt,
    });
    expect(send('GET', '/products/1').body).toEqual(body);
  });

  test('of what is not there is 404', () => {
    const { send } = withOne();
    expect(send('PUT', '/products/7', { body: made })).toMatchObject({
      status: 404,
      body: { message: 'There is no product 7' },
    });
  });

  test('of a value that another has is 409', () => {
    const { send } = withOne();
    send('POST', '/products', { body: { ...made, sku: 'B' } });
    expect(send('PUT', '/products/2', { body: made }).status).toBe(409);
    expect(send('PUT', '/products/2', { body: { ...made, sku: 'B' } }).status).toBe(200);
  });
});

describe('PATCH', () => {
  const unchanged = { ...made, id: 1, created_at: madeAt };
  test.each<[name: string, type: string, patch: unknown, want: object]>([
    ['merge: some', merge, { price: 9 }, { ...unchanged, price: 9 }],
    [
      'merge: deep',
      merge,
      { size: { height: null, depth: 3 } },
      { ...unchanged, size: { width: 1, depth: 3 } },
    ],
    ['merge: null where it must be there', merge, { note: null }, { ...unchanged, note: null }],
    [
      'merge: what only the server sets',
      merge,
      { id: 5, created_at: 'x', price: 1 },
      { ...unchanged, price: 1 },
    ],
    ['plain JSON: null is a value', 'application/json', { note: null }, { ...unchanged, note: null }],
    [
      'JSON Patch',
      jsonPatch,
      [{ op: 'add', path: '/tags/-', value: 'y' }],
      { ...unchanged, tags: ['x', 'y'] },
    ],
    [
      'JSON Patch of what only the server sets',
      jsonPatch,
      [{ op: 'replace', path: '/id', value: 5 }],
      unchanged,
    ],
    [
      'a list is a JSON Patch',
      'application/json',
      [{ op: 'remove', path: '/tags/0' }],
      { ...unchanged, tags: [] },
    ],
  ])('%s', (_name, type, body, want) => {
    const { send } = withOne();
    const { status, body: item } = send('PATCH', '/products/1', { body, type });
    expect(status).toBe(200);
    expect(item).toMatchObject({ ...want, updated_at: changedAt });
    expect((item as { size: object }).size).toEqual((want as { size: object }).size);
    expect(send('GET', '/products/1').body).toEqual(item);
  });

  test('removes what may be absent', () => {
    const { send } = withOne();
    expect(send('PATCH', '/products/1', { body: { size: null }, type: merge }).body).not.toHaveProperty(
      'size',
    );
  });

  test.each([{}, []])('with nothing changes nothing: %j', (body) => {
    const { send } = withOne();
    const before = send('GET', '/products/1');
    expect(
      send('PATCH', '/products/1', { body, type: Array.isArray(body) ? jsonPatch : merge }).body,
    ).toEqual(before.body);
  });

  test('is valid afterwards, whatever it says', () => {
    const { send } = withOne();
    const { status, violations } = send('PATCH', '/products/1', {
      body: { price: 'x', colour: 'blue' },
      type: merge,
    });
    expect(status).toBe(200);
    expect(violations.filter((text) => text.startsWith('body'))).toEqual([]);
  });

  test.each<[string, unknown, number]>([
    ['that cannot be applied', [{ op: 'remove', path: '/x' }], 422],
    ['whose test does not hold', [{ op: 'test', path: '/sku', value: 'B' }], 409],
    ['that leaves no object', [{ op: 'replace', path: '', value: 1 }], 422],
  ])('JSON Patch %s is refused', (_name, body, status) => {
    const { send } = withOne();
    const before = send('GET', '/products/1').body;
    expect(send('PATCH', '/products/1', { body, type: jsonPatch }).status).toBe(status);
    expect(send('GET', '/products/1').body).toEqual(before);
  });
});

describe('entity tags', () => {
  const tagOf = ({ send }: Bench) => send('GET', '/products/1').headers?.etag ?? '';

  test('stay while the item does, and change with it', () => {
    const bench = withOne();
    const tag = tagOf(bench);
    expect(tag).toMatch(/^"[0-9a-f]{16}"$/);
    expect(tagOf(bench)).toBe(tag);
    const changed = bench.send('PATCH', '/products/1', { body: { price: 9 } });
    expect(changed.headers?.etag).not.toBe(tag);
    expect(tagOf(bench)).toBe(changed.headers?.etag);
  });

  test.each<[string, (tag: string) => string, number]>([
    ['its own', (tag) => tag, 304],
    ['one of several', (tag) => `"x", W/${tag}`, 304],
    ['any', () => '*', 304],
    ['another', () => '"x"', 200],
    ['without quotes', (tag) => tag.replaceAll('"', ''), 200],
  ])('If-None-Match with %s', (_name, header, status) => {
    const bench = withOne();
    const headers = { 'if-none-match': header(tagOf(bench)) };
    expect(bench.send('GET', '/products/1', { headers }).status).toBe(status);
  });

  test.each<[string, (tag: string) => string, boolean]>([
    ['its own', (tag) => tag, true],
    ['any', () => '*', true],
    ['another', () => '"x"', false],
    ['nothing', () => '', false],
  ])('If-Match with %s', (_name, header, isDone) => {
    for (const [method, body] of [
      ['PUT', made],
      ['PATCH', { price: 1 }],
      ['DELETE', undefined],
    ] as const) {
      const bench = withOne();
      const headers = { 'if-match': header(tagOf(bench)) };
      const { status } = bench.send(method, '/products/1', { body, headers });
      expect(status < 300).toBe(isDone);
      if (!isDone) expect(status).toBe(412);
    }
  });
});

describe('the one thing of a resource', () => {
  test('is there from the start, and is replaced', () => {
    const { send } = benchOf(shop);
    const first = send('GET', '/settings');
    expect(first.violations).toEqual([]);
    expect(send('GET', '/settings').body).toEqual(first.body);
    expect(send('PUT', '/settings', { body: { language: 'de' } })).toMatchObject({
      status: 200,
      body: { language: 'de' },
    });
    expect(send('GET', '/settings').body).toEqual({ language: 'de' });
  });

  test('may be replaced before it is looked at', () => {
    const { send } = benchOf(shop);
    expect(send('PUT', '/settings', { body: { language: 'de' } }).status).toBe(200);
    expect(send('GET', '/settings').body).toEqual({ language: 'de' });
  });
});

test('a body that is nested too deep is refused', () => {
  const { send } = withOne();
  let size: unknown = 1;
  for (let depth = 0; depth < 1000; depth += 1) size = { size };
  expect(send('PATCH', '/products/1', { body: { size } })).toMatchObject({
    status: 422,
    because: 'The body is nested more than 200 levels deep. Send a flatter one.',
  });
});
