import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { addressId } from './shop.ts';

/** What the two seeded customers sign their requests with. */
export const ada = { Cookie: 'sid=session-of-ada', 'X-CSRF-Token': 'csrf-of-ada' };
export const bob = { Cookie: 'sid=session-of-bob', 'X-CSRF-Token': 'csrf-of-bob' };
/** Addresses of Ada's, the first with a phone, and one of Bob's. */
export const [bern, graz] = [`/addresses/${addressId(1)}`, `/addresses/${addressId(3)}`];
/** Orders of Ada's: delivered, cancelled, placed. */
export const [delivered, cancelled, placed] = [
  '/orders/ORD-000004',
  '/orders/ORD-000005',
  '/orders/ORD-000007',
];
/** An item of the cart: a product that is in Ada's, and one that is not. */
export const [kettle, pan] = ['/cart/items/tea-kettle', '/cart/items/cast-iron-pan'];

/** Asks as Ada. */
export function send(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { ...ada, ...options.headers } });
}

/** Reads a path as Ada. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return send(ask, 'GET', path);
}

/** Signs in with the right credentials. */
export function signIn(ask: Ask, options: AskOptions = {}): Promise<Answer> {
  return ask('POST', '/sessions', {
    json: { email: 'ada@example.com', password: 'lovelace-1815' },
    ...options,
  });
}

/** Puts a product into the cart. */
export function put(ask: Ask, path: string, quantity: number): Promise<Answer> {
  return send(ask, 'PUT', path, { json: { quantity } });
}

/** Places an order. */
export function order(ask: Ask, fields: object = {}, key = 'key-of-a-test'): Promise<Answer> {
  const items = [{ product_id: 'dominoes', quantity: 2 }];
  return send(ask, 'POST', '/orders', {
    json: { address_id: addressId(1), items, ...fields },
    headers: { 'Idempotency-Key': key },
  });
}

/** Places an order and tells its path. */
export async function ordered(ask: Ask, fields?: object, key?: string): Promise<string> {
  return `/orders/${String(valueAt(await order(ask, fields, key), 'data', 'id'))}`;
}

/** Cancels an order. */
export function cancel(ask: Ask, path: string, json: unknown = { reason: 'mistake' }): Promise<Answer> {
  return send(ask, 'POST', `${path}/cancel`, { json });
}

/** Adds an address. */
export function add(ask: Ask, fields: object = {}): Promise<Answer> {
  const place = { street: 'Dorset Street 1', city: 'Genf', postcode: '1201', country: 'CH' };
  return send(ask, 'POST', '/addresses', { json: { name: 'Ada King', ...place, ...fields } });
}

/** Changes an address as it is now, or as it was under another tag. */
export async function change(ask: Ask, path: string, json: unknown, tag?: string): Promise<Answer> {
  const now = tag ?? (await get(ask, path)).headers.etag ?? '';
  const headers = { 'Content-Type': 'application/merge-patch+json', 'If-Match': now };
  return send(ask, 'PATCH', path, { json, headers });
}

/** Starts an export. */
export function start(ask: Ask, fields: object = {}): Promise<Answer> {
  return send(ask, 'POST', '/exports', { json: { kind: 'orders', ...fields } });
}

/** Starts an export, looks at it five times, and tells its path. */
export async function done(ask: Ask): Promise<string> {
  const path = `/exports/${String(valueAt(await start(ask), 'data', 'id'))}`;
  for (let looked = 0; looked < 5; looked += 1) await get(ask, path);
  return path;
}

/** What a field is in each entry of a list. */
export function eachOf(answer: Answer, field: string): readonly unknown[] {
  return listAt(answer, 'data').map((json) => valueAt({ json }, field));
}

/** The ids of a list, followed over its cursors; undefined where they do not end after 40 pages. */
export async function follow(ask: Ask, path: string): Promise<readonly unknown[] | undefined> {
  const ids: unknown[] = [];
  let cursor = '';
  for (let page = 0; page < 40; page += 1) {
    const answer = await get(ask, path + cursor);
    ids.push(...eachOf(answer, 'id'));
    const next = valueAt(answer, 'meta', 'next_cursor');
    if (typeof next !== 'string') return ids;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
  return undefined;
}
