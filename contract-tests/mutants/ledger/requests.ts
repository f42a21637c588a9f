import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { readerToken, writerToken } from './admit.ts';

/** An account that can be put. */
export const account = { name: 'Petty cash', type: 'asset', currency: 'EUR' };
/** A posting on seeded accounts. */
export const posting = { debit: '1000', credit: '4000', amount: '19.90' };
/** A transaction that can be booked. */
export const sale = { date: '2025-03-14', memo: 'Sold', postings: [posting] };

/** Asks with the token that may read and write. */
export function write(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${writerToken}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Asks with the token that may only read. */
export function readOnly(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${readerToken}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Reads a path. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return write(ask, 'GET', path);
}

/** Puts an account under the code 1500, or another. */
export function put(ask: Ask, fields: object = {}, code = '1500'): Promise<Answer> {
  return write(ask, 'PUT', `/accounts/${code}`, { json: { ...account, ...fields } });
}

/** Books a transaction. */
export function book(ask: Ask, fields: object = {}, key = 'key-of-a-witness'): Promise<Answer> {
  const headers = { 'Idempotency-Key': key };
  return write(ask, 'POST', '/transactions', { headers, json: { ...sale, ...fields } });
}

/** Books a transaction and tells its path. */
export async function booked(ask: Ask): Promise<string> {
  return `/transactions/${String(valueAt(await book(ask), 'result', 'id'))}`;
}

/** Books several at once. */
export function bulk(ask: Ask, entries: readonly object[], options: AskOptions = {}): Promise<Answer> {
  const headers = { 'Idempotency-Key': 'key-of-a-bulk', ...options.headers };
  return write(ask, 'POST', '/transactions/bulk', { ...options, headers, json: { entries } });
}

/** One page of a search. */
export function search(ask: Ask, json: object = {}): Promise<Answer> {
  return write(ask, 'POST', '/transactions/search', { json });
}

/** A field of all that a search finds, followed over its cursors; undefined where they do not end. */
export async function searchAll(
  ask: Ask,
  json: object,
  field: string,
): Promise<readonly unknown[] | undefined> {
  const found: unknown[] = [];
  let cursor: unknown = null;
  for (let page = 0; page < 20; page += 1) {
    const answer = await search(ask, { ...json, cursor });
    const shown = listAt(answer, 'result', 'transactions');
    found.push(...shown.map((one) => valueAt({ json: one }, field)));
    cursor = valueAt(answer, 'result', 'next_cursor');
    if (typeof cursor !== 'string') return found;
  }
  return undefined;
}

/** The codes of a list of accounts. */
export async function codes(ask: Ask, query: string): Promise<readonly unknown[]> {
  const shown = listAt(await get(ask, `/accounts?${query}`), 'result');
  return shown.map((one) => valueAt({ json: one }, 'code'));
}

/** Begins an export. */
export function startExport(ask: Ask): Promise<Answer> {
  return write(ask, 'POST', '/exports', { json: { from: '2025-01-01', to: '2025-12-31' } });
}

/** Begins an export, waits for it and tells the path of its file. */
export async function exported(ask: Ask): Promise<string> {
  const started = await startExport(ask);
  const operation = `/operations/${String(valueAt(started, 'result', 'id'))}`;
  for (let asked = 0; asked < 12; asked += 1) {
    if (valueAt(await get(ask, operation), 'result', 'status') === 'done') break;
  }
  return `/exports/${String(valueAt(started, 'result', 'export_id'))}/file`;
}
