import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';
import { goodLogin } from './server.ts';

/** Seeded pages: one with tags, one without, one that is deleted, and one that is not there. */
export const [release, holidays, fax, coffee] = [
  '/pages/release-steps',
  '/pages/holidays',
  '/pages/fax-machine',
  '/pages/coffee-machine',
];
/** A page that can be written. */
export const descale = { title: 'Coffee machine', body: 'Descale it monthly.' };

/** Headers that sign the editor in. */
export function login(text = goodLogin): Readonly<Record<string, string>> {
  return { Authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}

/** Writes a page. @param condition of If-Match; left out where it is undefined */
export function put(ask: Ask, path: string, json: unknown, condition?: string): Promise<Answer> {
  const headers = condition === undefined ? login() : { ...login(), 'If-Match': condition };
  return ask('PUT', path, { headers, json });
}

/** Changes a page, whatever it is now. @param more headers */
export function patch(ask: Ask, path: string, json: unknown, more: object = {}): Promise<Answer> {
  const headers = { ...login(), 'If-Match': '*', 'Content-Type': 'application/merge-patch+json', ...more };
  return ask('PATCH', path, { headers, json });
}

/** Deletes a page. @param condition of If-Match */
export function remove(ask: Ask, path: string, condition = '*'): Promise<Answer> {
  return ask('DELETE', path, { headers: { ...login(), 'If-Match': condition } });
}

/** Restores a page. */
export function restore(ask: Ask, path: string): Promise<Answer> {
  return ask('POST', `${path}/restore`, { headers: login() });
}

/** What one field of the items of a list says. @param path of the list, with its query */
export async function listed(ask: Ask, path: string, field: string): Promise<readonly unknown[]> {
  return listAt(await ask('GET', path), 'items').map((json) => valueAt({ json }, field));
}
