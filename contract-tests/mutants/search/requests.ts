import { valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';

/** The headers of the two users; products ask for the tenant as well. */
export const ada = { Cookie: 'sid=session-of-ada', 'X-Tenant': 'north' };
export const bob = { Cookie: 'sid=session-of-bob', 'X-Tenant': 'north' };

/** The paths of the searches that the two users kept before. */
export const adasSearch = '/searches/5ea4c400-0000-4000-8000-000000000001';
export const bobsSearch = '/searches/5ea4c400-0000-4000-8000-000000000002';

/** A product that can be added. */
export const book = { kind: 'book', sku: 'BOO-7777', name: 'Atlas', price: 20, pages: 100, tags: ['maps'] };

/** A GET of the first user. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return ask('GET', path, { headers: ada });
}

/** Any other request of the first user. */
export function send(ask: Ask, method: string, path: string, json?: unknown): Promise<Answer> {
  return ask(method, path, { headers: ada, ...(json !== undefined && { json }) });
}

/** Adds a book with some other fields. */
export function add(ask: Ask, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  return send(ask, 'POST', '/products', { ...book, ...fields });
}

/** Adds a book and tells its path. */
export async function added(ask: Ask): Promise<string> {
  return `/products/${Number(valueAt(await add(ask), 'id'))}`;
}

/** Keeps a search with some other fields. */
export function keep(ask: Ask, fields: Readonly<Record<string, unknown>> = {}): Promise<Answer> {
  return send(ask, 'POST', '/searches', { name: 'Maps', q: 'atlas', ...fields });
}

/** Signs in with a form. */
export function signIn(ask: Ask, body = 'username=ada&password=correct+horse'): Promise<Answer> {
  return ask('POST', '/session', { headers: { 'Content-Type': 'application/x-www-form-urlencoded' }, body });
}
