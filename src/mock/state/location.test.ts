import { expect, test } from 'vitest';
import { createMock } from '../mock.ts';
import { modelOf } from '../model.fixture.ts';
import { shop } from './shop.fixture.ts';

/** A second API with the same paths, so that only the name says which is meant. */
const apis = ['north', 'south'].map((name) => ({ name, model: modelOf(shop) }));

test.each<[string, Parameters<typeof createMock>[0], string, string]>([
  ['the base path of the request', modelOf(shop), '/v1', '/v1'],
  ['the one of the document where the request has none', modelOf(shop), '', '/v1'],
  ['the API in front of it', apis, '/south/v1', '/south/v1'],
  ['the API alone', apis, '/south', '/south'],
])('a Location that can be followed has %s', async (_name, documents, base, want) => {
  const mock = createMock(documents, { stateful: true });
  const body = JSON.stringify({ sku: 'A', price: 1 });
  const headers = { 'content-type': 'application/json' };
  const created = await mock.fetch(`${base}/products`, { method: 'POST', headers, body });
  const location = created.headers.get('location');
  expect(location).toBe(`${want}/products/1`);
  const found = await mock.fetch(location ?? '');
  expect(await found.json()).toEqual(await created.json());
});
