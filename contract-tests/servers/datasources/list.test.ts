import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, test } from 'vitest';
import type { CheckedFetch } from '../shared/checked-fetch.ts';
import { temporaryFolder } from '../shared/temporary-folder.ts';
import { demoClient } from './demo.ts';
import { start, startForAll } from './start-for-test.ts';
import type { Customer } from './types.ts';

interface Page {
  readonly data: readonly Customer[];
  readonly pagination: { readonly total: number; readonly has_next: boolean };
}

const list = async (call: CheckedFetch, query: string): Promise<Page> =>
  // Held against the document by the fetch.
  (await call(`GET /customers-api/customers?${query}`)).body as Page;

const change = (call: CheckedFetch, { customer_id }: Customer, segment: Customer['segment'] = 'consumer') =>
  call(`POST /customers-api/customers/${customer_id}`, { json: { segment } });

const sortKey = ({ updated_at, customer_id }: Customer) => `${updated_at} ${customer_id}`;

describe('filters', () => {
  const { call } = startForAll();
  const counts: [query: string, total: number][] = [
    ['', 2500],
    ['updated_since=2025-01-18T16:20:00Z', 2],
    ['updated_since=2025-01-18T18:20:00%2B02:00', 2],
    ['updated_since=2025-01-18T16:20:00.0001Z', 1],
    ['updated_since=2025-01-19T08:05:30Z', 1],
    ['updated_since=2025-01-19T08:05:31Z', 0],
    ['start_date=2024-01-15T09:30:00Z&end_date=2024-01-15T09:30:01Z', 1],
    ['start_date=2024-01-15T09:30:01Z&end_date=2024-01-15T09:30:00Z', 0],
  ];
  test.each(counts)('?%s: %i', async (query, total) => {
    expect((await list(call, query)).pagination.total).toBe(total);
  });

  test('the two sides of a creation time are all customers, each once', async () => {
    const [before, after] = await Promise.all(
      ['end_date', 'start_date'].map((name) => list(call, `${name}=2024-01-15T09:30:00Z`)),
    );
    expect((before?.pagination.total ?? 0) + (after?.pagination.total ?? 0)).toBe(2500);
    expect(before?.data.every(({ created_at }) => created_at < '2024-01-15T09:30:00')).toBe(true);
  });
});

describe('pages', () => {
  /** Reads all pages as a plain client does, and does something after each. */
  async function readAll(
    call: CheckedFetch,
    query: string,
    after: (page: Page, number: number) => Promise<unknown> = async () => undefined,
  ): Promise<readonly Customer[]> {
    const all: Customer[] = [];
    for (let number = 1; ; number += 1) {
      const page = await list(call, `${query}&page=${number}`);
      all.push(...page.data);
      if (!page.pagination.has_next) return all;
      await after(page, number);
    }
  }

  test('are in order, by id where the time is the same', async () => {
    const { call } = await start();
    const all = await readAll(call, 'page_size=300');
    expect(all.map(sortKey)).toEqual(all.map(sortKey).toSorted());
    expect(all.filter(({ updated_at }) => updated_at === '2024-09-30T22:00:00.000Z')).toHaveLength(100);
    expect(new Set(all.map(({ customer_id }) => customer_id)).size).toBe(2500);
  });

  test('past the end are empty, and the last full one has no next', async () => {
    const { call } = await start();
    const pages = await Promise.all([5, 6].map((page) => list(call, `page_size=500&page=${page}`)));
    expect(pages.map(({ data, pagination }) => [data.length, pagination.has_next, pagination.total])).toEqual(
      [
        [500, false, 2500],
        [0, false, 2500],
      ],
    );
  });

  test('lose nobody where customers change between them; the next reading has just those', async () => {
    const { call } = await start();
    const changed: string[] = [];
    const first = await readAll(call, 'page_size=250', async ({ data }, number) => {
      // One that was read, and one that comes later.
      const later = (await list(call, `page_size=1&page=${2400 - number}`)).data[0];
      for (const customer of [data[0], later]) {
        if (!customer) throw new Error('there is no customer to change');
        await change(call, customer);
        changed.push(customer.customer_id);
      }
    });
    expect(new Set(first.map(({ customer_id }) => customer_id)).size).toBe(2500);
    expect(first).toHaveLength(2500);
    expect(changed).toHaveLength(18);
    const highest = first
      .map(({ updated_at }) => updated_at)
      .toSorted()
      .at(-1);
    const second = await readAll(call, `page_size=250&updated_since=${highest}`);
    expect(second.map(({ customer_id }) => customer_id)).toEqual([first.at(-1)?.customer_id, ...changed]);
  });

  test('of one reader stay as they were while another begins', async () => {
    const { call } = await start();
    const token = await call('POST /oauth/token', {
      body: new URLSearchParams({ grant_type: 'client_credentials' }),
      headers: { 'X-API-Key': '', Authorization: `Basic ${btoa(`${demoClient.id}:${demoClient.secret}`)}` },
    });
    const Authorization = `Bearer ${(token.body as { access_token: string }).access_token}`;
    const asClient: CheckedFetch = (target) => call(target, { headers: { 'X-API-Key': '', Authorization } });
    const before = await list(asClient, 'page_size=10&page=2');
    const page = await list(asClient, 'page_size=10');
    for (const customer of page.data) await change(call, customer);
    expect((await list(call, 'page_size=10')).data).toEqual(before.data);
    expect((await list(asClient, 'page_size=10&page=2')).data).toEqual(before.data);
    expect((await list(asClient, 'page_size=10&page=1')).data).toEqual(before.data);
  });

  test('are kept for 15 minutes after the last one, over a restart too, and then given up', async () => {
    const database = join(temporaryFolder(), 'datasources.db');
    let now = new Date('2025-01-19T10:00:00Z');
    const clock = () => now;
    const first = await start({ database, clock });
    const [one, two] = [
      await list(first.call, 'page_size=10'),
      await list(first.call, 'page_size=10&page=2'),
    ];
    for (const customer of one.data) await change(first.call, customer);
    await first.server.close();
    const versions = () => {
      const rows = new DatabaseSync(database, { readOnly: true });
      const count = rows.prepare('SELECT count(*) AS count FROM customers').get()?.count;
      rows.close();
      return count;
    };
    expect(versions()).toBe(2510);
    const second = await start({ database, clock });
    now = new Date('2025-01-19T10:14:59Z');
    expect((await list(second.call, 'page_size=10&page=2')).data).toEqual(two.data);
    now = new Date('2025-01-19T10:29:59Z');
    expect((await list(second.call, 'page_size=10&page=2')).data).not.toEqual(two.data);
    await change(second.call, { ...(one.data[0] as Customer) });
    // What the old reading kept is gone; the page that came too late began another one, which keeps the last change.
    expect(versions()).toBe(2501);
  });
});
