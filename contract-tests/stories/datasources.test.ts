/** An analytics pipeline: customers in full and then what changed, products over GraphQL, at the limit and with a token. */

import { type Policy, retry } from '@concordat/client';
import { GraphqlError, graphql } from '@concordat/client/graphql';
import { clientCredentials } from '@concordat/client/oauth';
import { expect, onTestFinished, test } from 'vitest';
import { skippingClock } from '../../client/src/policies/skipping-clock.fixture.ts';
import { createClient, type DatasourcesClient } from '../../generated/datasources/client.ts';
import { demoClient, demoCustomersKey, demoProductsKey } from '../servers/datasources/demo.ts';
import { type DatasourcesServerOptions, startServer } from '../servers/datasources/server.ts';
import type { Customer, Product } from '../servers/datasources/types.ts';

async function start(options: DatasourcesServerOptions = {}): Promise<string> {
  const server = await startServer(options);
  onTestFinished(() => server.close());
  return server.url;
}

const auth = { customersKey: demoCustomersKey, productsKey: demoProductsKey };

/** What the pipeline keeps of the customers, and how far it has read. */
class Warehouse {
  readonly rows = new Map<string, Customer>();
  /** The highest `updated_at` that was loaded; undefined before the first load. */
  loadedTo: string | undefined;

  /** Loads what changed since the last time; returns how many rows were new or different. */
  async sync(
    client: DatasourcesClient,
    page_size: number,
    between?: () => Promise<unknown>,
  ): Promise<number> {
    let written = 0;
    let highest = this.loadedTo;
    const query = { page_size, ...(this.loadedTo !== undefined && { updated_since: this.loadedTo }) };
    for await (const { items } of client.listCustomers.pages({ query }).byPage()) {
      for (const row of items) {
        if (this.rows.get(row.customer_id)?.updated_at !== row.updated_at) written += 1;
        this.rows.set(row.customer_id, row);
        if (highest === undefined || row.updated_at > highest) highest = row.updated_at;
      }
      await between?.();
    }
    // Only when all pages are there: a load that breaks off begins again where it began.
    this.loadedTo = highest;
    return written;
  }
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<readonly Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

/** A document that knows its types, as `graphql-codegen` writes it with `documentMode: 'string'`. */
class TypedDocument<Data, Variables> extends String {
  declare readonly __apiType?: (variables: Variables) => Data;
}

type Listed = Pick<Product, 'id' | 'name' | 'price' | 'category'>;
const productsQuery = new TypedDocument<
  { readonly products: { readonly edges: readonly { readonly node: Listed }[] } },
  { readonly category?: string; readonly after?: string }
>(`query($category: String, $after: String) {
  products(category: $category, first: 30, after: $after) {
    edges { node { id name price category } }
    pageInfo { hasNextPage endCursor }
  }
}`);

/** What the server has. */
async function everything(client: DatasourcesClient): Promise<Map<string, Customer>> {
  const rows = await collect(client.listCustomers.pages({ query: {} }));
  return new Map(rows.map((row) => [row.customer_id, row]));
}

test('customers: in full, then only what changed', async () => {
  const baseUrl = await start();
  const requested: string[] = [];
  const watch: Policy = (next) => (request, operation) => {
    requested.push(new URL(request.url).search);
    return next(request, operation);
  };
  const client = createClient({ baseUrl, auth, policies: [watch] });
  const warehouse = new Warehouse();
  expect(await warehouse.sync(client, 400)).toBe(2500);
  expect(requested).toHaveLength(7);
  expect(await warehouse.sync(client, 400)).toBe(0);

  const changed = [...warehouse.rows.keys()].slice(1000, 1007);
  for (const id of changed) {
    const { error } = await client.updateCustomer({ path: { id }, body: { segment: 'enterprise' } });
    expect(error).toBeUndefined();
  }
  requested.length = 0;
  expect(await warehouse.sync(client, 400)).toBe(7);
  expect(requested).toEqual(['?page_size=400&updated_since=2025-01-19T08%3A05%3A30.000Z']);
  expect(changed.map((id) => warehouse.rows.get(id)?.segment)).toEqual(changed.map(() => 'enterprise'));
  expect(warehouse.rows).toEqual(await everything(client));
});

test('customers that change while they are read are all there after the next load', async () => {
  const client = createClient({ baseUrl: await start(), auth });
  const warehouse = new Warehouse();
  const ids = [...(await everything(client)).keys()];
  let turn = 0;
  const changeSome = async () => {
    // In turn one from the front, which was read already, and one from the back, which was not.
    for (const index of [turn, ids.length - 1 - turn]) {
      const name = `Changed ${turn}`;
      await client.updateCustomer({ path: { id: ids[index] ?? '' }, body: { name } });
    }
    turn += 1;
  };
  expect(await warehouse.sync(client, 100, changeSome)).toBe(2500);
  expect(warehouse.rows.size).toBe(2500);
  expect([...warehouse.rows.values()].filter(({ name }) => name.startsWith('Changed'))).toEqual([]);
  expect(await warehouse.sync(client, 10, changeSome)).toBe(50);
  // The changes of the second load wait for the third.
  expect(await warehouse.sync(client, 100)).toBe((turn - 25) * 2);
  expect(warehouse.rows).toEqual(await everything(client));
});

test('a load that breaks off begins again, and nothing is missing', async () => {
  const baseUrl = await start();
  let answers = 0;
  const breaking: Policy = (next) => (request, operation) => {
    answers += 1;
    if (answers === 3) throw new Error('the line broke');
    return next(request, operation);
  };
  const warehouse = new Warehouse();
  const fragile = createClient({ baseUrl, auth, policies: [breaking] });
  await expect(warehouse.sync(fragile, 500)).rejects.toThrow();
  expect([warehouse.rows.size, warehouse.loadedTo]).toEqual([1000, undefined]);
  expect(await warehouse.sync(fragile, 500)).toBe(1500);
  expect(warehouse.rows.size).toBe(2500);
});

test('products: all of them, of a category, and what goes wrong in a query', async () => {
  const client = createClient({ baseUrl: await start(), auth });
  const products = graphql((body, init) => client.queryProducts({ body, ...init }));
  const all = await collect(products.nodes(productsQuery, ['products']));
  expect(new Set(all.map(({ id }) => id)).size).toBe(200);
  const lamps = await collect(products.nodes(productsQuery, ['products'], { category: 'lighting' }));
  expect(lamps).toEqual(all.filter(({ category }) => category === 'lighting'));
  expect(lamps.length).toBeGreaterThan(30);

  const failure = await products.query('{ products(first: 0) { edges { cursor } } }').catch((error) => error);
  expect(failure).toBeInstanceOf(GraphqlError);
  expect(failure).toMatchObject({
    message: 'products: first must be between 1 and 1000',
    errors: [{ path: ['products'], extensions: { code: 'BAD_USER_INPUT' } }],
  });
});

test('a token of the pipeline is good for both APIs, and not to change anything', async () => {
  const baseUrl = await start();
  const oauth2 = clientCredentials({
    tokenUrl: `${baseUrl}/oauth/token`,
    clientId: demoClient.id,
    clientSecret: demoClient.secret,
  });
  const client = createClient({ baseUrl, auth: { oauth2 } });
  const { data: health } = await client.getHealth();
  expect(health).toEqual({ status: 'healthy' });
  const products = graphql((body, init) => client.queryProducts({ body, ...init }));
  expect(await products.query('{ products(first: 1) { pageInfo { hasNextPage } } }')).toEqual({
    products: { pageInfo: { hasNextPage: true } },
  });
  const id = '9b2f6c1a-7d3e-4a58-b0c4-1f2e3d4c5b6a';
  const { response, error } = await client.updateCustomer({ path: { id }, body: { segment: 'consumer' } });
  expect([response.status, error]).toEqual([
    403,
    { error: { code: 'forbidden', message: 'This needs the scope customers:write' } },
  ]);
});

test('at the limit a load waits as long as it is told, and ends whole', async () => {
  const clock = skippingClock();
  const baseUrl = await start({ limits: 'documented', clock: () => new Date(clock.now()) });
  const client = createClient({ baseUrl, auth, policies: [retry({ clock })] });
  const warehouse = new Warehouse();
  expect(await warehouse.sync(client, 100)).toBe(2500);
  // 25 pages at 10 a second.
  expect(clock.waits).toEqual([1000, 1000]);
});
