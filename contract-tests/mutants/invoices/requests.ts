import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';

/** The API keys of the two accounts. */
export const [northKey, southKey] = ['key_live_north_51', 'key_live_south_87'];

/** A customer that can be created. */
export const harbour = { name: 'Harbour Lights', email: 'mail@harbour.example', country: 'NO' };
/** A line that can be sent. */
export const line = { description: 'Lamps', quantity: 3, unit_amount: 1999, tax_percent: 25 };

/** A request of the first account. */
export function send(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { 'X-Api-Key': northKey, ...options.headers } });
}

/** A GET of the first account. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return send(ask, 'GET', path);
}

/** A POST of the first account. @param key of idempotency */
export function post(ask: Ask, path: string, key: string, json?: unknown): Promise<Answer> {
  const options = json === undefined ? {} : { json };
  return send(ask, 'POST', path, { ...options, headers: { 'Idempotency-Key': key } });
}

/** Path of the newest invoice of an account with a status. */
export async function invoiceWith(ask: Ask, status: string, apiKey = northKey): Promise<string> {
  const answer = await ask('GET', `/invoices?status=${status}`, { headers: { 'X-Api-Key': apiKey } });
  return `/invoices/${valueAt(answer, 'data', 0, 'id')}`;
}

/** What one field of the entries of a list says. @param path of the list, with its query */
export async function listed(ask: Ask, path: string, field: string): Promise<readonly unknown[]> {
  return listAt(await get(ask, path), 'data').map((json) => valueAt({ json }, field));
}

/** Creates an invoice of a line. @param fields beside customer, currency and lines, or in their place */
export async function draft(ask: Ask, fields: object = {}, key = 'draft-key-0001'): Promise<Answer> {
  const [customer_id] = await listed(ask, '/customers', 'id');
  return post(ask, '/invoices', key, { customer_id, currency: 'EUR', lines: [line], ...fields });
}
