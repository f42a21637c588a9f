import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';
import { goodLogin } from './server.ts';

/** A seeded paper that has a DOI, and one that has an abstract. */
export const [snow, clay] = ['/papers/pap0063z', '/papers/pap00ibx'];
/** A paper that can be written. */
export const tides = { title: 'Tides of lakes', authors: ['A. Moser'], year: 2024 };

/** Headers that sign the editor in. */
export function login(text = goodLogin): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}

/** Adds a paper. */
export function add(ask: Ask, fields: object = {}): Promise<Answer> {
  return ask('POST', '/papers', { headers: login(), json: { ...tides, ...fields } });
}

/** Adds a paper and tells its path. */
export async function added(ask: Ask, fields?: object): Promise<string> {
  return `/papers/${valueAt(await add(ask, fields), 'id')}`;
}

/** Replaces a paper, whatever it is now. */
export function put(ask: Ask, path: string, json: object): Promise<Answer> {
  return ask('PUT', path, { headers: { ...login(), 'If-Match': '*' }, json });
}

/** Changes a paper, whatever it is now. */
export function patch(ask: Ask, path: string, json: unknown, more: object = {}): Promise<Answer> {
  const headers = { ...login(), 'If-Match': '*', 'Content-Type': 'application/merge-patch+json', ...more };
  return ask('PATCH', path, { headers, json });
}

/** Deletes a paper. @param condition of If-Match */
export function remove(ask: Ask, path: string, condition = '*'): Promise<Answer> {
  return ask('DELETE', path, { headers: { ...login(), 'If-Match': condition } });
}

/** The titles in a list. @param query without the question mark */
export async function titles(ask: Ask, query: string): Promise<readonly unknown[]> {
  return listAt(await ask('GET', `/papers?${query}`)).map((json) => valueAt({ json }, 'title'));
}
