import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { goodKey } from './store.ts';

/** Path of the list of the project with five seeded flags, one of them archived. */
export const flags = '/projects/shop/flags';
/** A seeded flag that is rolled out to a half, and one that is not enabled. */
export const [checkout, giftCards] = [`${flags}/one-page-checkout`, `${flags}/gift-cards`];
/** A flag that is not there yet. */
export const fresh = `${flags}/fresh-start`;
/** What a flag can be written with. */
export const flag = { name: 'Fresh start', fallback: 'off' };

/** Asks with the API key. */
export function keyed(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { 'X-Api-Key': goodKey, ...options.headers } });
}

/** Writes the flag that is not there yet. */
export function put(ask: Ask, fields: object = {}, headers: AskOptions['headers'] = {}): Promise<Answer> {
  return keyed(ask, 'PUT', fresh, { headers, json: { ...flag, ...fields } });
}

/** The keys of the flags of a page. @param query `?page=2`, or nothing */
export async function listedKeys(ask: Ask, query: string): Promise<readonly unknown[]> {
  const found = listAt(await keyed(ask, 'GET', flags + query), 'data');
  return found.map((json) => valueAt({ json }, 'key'));
}
