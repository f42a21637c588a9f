import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { logins } from './server.ts';

/** The value of `Authorization` for a login. */
export function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** Asks as staff. */
export function asStaff(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Authorization: basic(logins.staff), ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Asks as the member whose login the server knows. */
export function asMember(ask: Ask, method: string, path: string): Promise<Answer> {
  return ask(method, path, { headers: { Authorization: basic(logins.member) } });
}

/** Registers a member. */
export function register(ask: Ask, fields: object = {}): Promise<Answer> {
  const address = { street: 'Hafenweg 3', city: 'Kiel', postcode: '24103' };
  const json = { name: 'Ines Falk', email: 'ines@example.org', address, ...fields };
  return asStaff(ask, 'POST', '/members', { json });
}

/** Adds a copy. */
export function add(ask: Ask, fields: object = {}): Promise<Answer> {
  return asStaff(ask, 'POST', '/copies', { json: { title: 'The Summer Book', ...fields } });
}

/** Lends a copy that is available to a member without loans. */
export function lend(ask: Ask, fields: object = {}): Promise<Answer> {
  const json = { copy_id: 'cp-0002', member_id: 'mb-0003', loaned_on: '2025-03-10', ...fields };
  return asStaff(ask, 'POST', '/loans', { json });
}

/** Lends the same copy and tells the path of the loan. */
export async function lent(ask: Ask, fields: object = {}): Promise<string> {
  return `/loans/${String(valueAt(await lend(ask, fields), 'id'))}`;
}

/** Takes back a copy. @param path of the loan */
export function giveBack(ask: Ask, path: string): Promise<Answer> {
  return asStaff(ask, 'POST', `${path}/return`, { json: { returned_on: '2025-04-02' } });
}

/** What a field is in all loans of a page. */
export async function listed(ask: Ask, query: string, field: string): Promise<readonly unknown[]> {
  const answer = await asStaff(ask, 'GET', `/loans?${query}`);
  return listAt(answer, 'loans').map((json) => valueAt({ json }, field));
}
