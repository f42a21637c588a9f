import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { tokens } from './server.ts';

/** A schedule without its optional fields. */
export const schedule = { source: 'files', cron: '5 6 * * *', timeZone: 'UTC' };

/** Asks with the token that may do everything. */
export function send(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, {
    ...options,
    headers: { Authorization: `Bearer ${tokens.full}`, ...options.headers },
  });
}

/** Reads a path. */
export function get(ask: Ask, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return send(ask, 'GET', path, { headers });
}

/** Starts a backup of the database. */
export function start(ask: Ask, fields: object = {}, key = 'key-00000001'): Promise<Answer> {
  const headers = { 'Idempotency-Key': key };
  return send(ask, 'POST', '/backups', { headers, json: { source: 'database', ...fields } });
}

/** Creates or replaces a schedule. */
export function put(ask: Ask, fields: object = {}, name = 'mine'): Promise<Answer> {
  return send(ask, 'PUT', `/schedules/${name}`, { json: { ...schedule, ...fields } });
}

/** The oldest backup of the first page that has a status. */
export async function seeded(ask: Ask, status: string): Promise<string> {
  const found = listAt(await get(ask, `/backups?status=${status}&limit=100`), 'items');
  return `/backups/${encodeURIComponent(String(valueAt({ json: found.at(-1) }, 'id')))}`;
}

/** One key of all entries of a list, followed over at most twenty pages. */
export async function follow(ask: Ask, path: string, key: string): Promise<readonly unknown[]> {
  const found: unknown[] = [];
  let cursor: unknown;
  for (let page = 0; page < 20 && cursor !== null; page += 1) {
    const answer = await get(ask, cursor === undefined ? path : `${path}&cursor=${String(cursor)}`);
    found.push(...listAt(answer, 'items').map((json) => valueAt({ json }, key)));
    cursor = valueAt(answer, 'nextCursor') ?? null;
  }
  return found;
}
