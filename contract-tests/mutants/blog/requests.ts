import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { goodKey } from './server.ts';

/** A seeded post that has three comments. */
export const hello = '/posts/101';
/** Its comments. */
export const comments = `${hello}/comments`;

/** Asks with the good key. */
export function withKey(ask: Ask, method: string, path: string, options?: AskOptions): Promise<Answer> {
  return ask(method, `${path}${path.includes('?') ? '&' : '?'}api_key=${goodKey}`, options);
}

/** Reads something. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return withKey(ask, 'GET', path);
}

/** Publishes a post. */
export function publish(ask: Ask, fields: object = {}): Promise<Answer> {
  return withKey(ask, 'POST', '/posts', {
    json: { author: 'mona', title: 'Plans', text: 'Many.', ...fields },
  });
}

/** Comments on the seeded post. */
export function comment(ask: Ask, fields: object = {}): Promise<Answer> {
  return withKey(ask, 'POST', comments, { json: { author: 'piet', text: 'Well said', ...fields } });
}

/** The ids on a page. */
export async function idsAt(ask: Ask, path: string): Promise<readonly unknown[]> {
  return listAt(await get(ask, path), 'items').map((json) => valueAt({ json }, 'id'));
}

/** The path of the page after a page, by its cursor; undefined where there is none. @param path with a query */
export async function afterPage(ask: Ask, path: string): Promise<string | undefined> {
  const cursor = valueAt(await get(ask, path), 'next_cursor');
  return typeof cursor === 'string' ? `${path.replace(/&cursor=.*/, '')}&cursor=${cursor}` : undefined;
}
