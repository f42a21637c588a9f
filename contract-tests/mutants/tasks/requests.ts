import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { idOf } from './board.ts';
import { goodToken } from './server.ts';

/** A seeded task that has two labels. */
export const labelled = `/tasks/${idOf(2)}`;

/** Asks with the good token. */
export function signedIn(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${goodToken}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Creates a task. */
export function create(ask: Ask, fields: object = {}): Promise<Answer> {
  return signedIn(ask, 'POST', '/tasks', { json: { title: 'Water the plants', ...fields } });
}

/** Reads something. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return signedIn(ask, 'GET', path);
}

/** Changes a task. */
export function update(ask: Ask, path: string, json: unknown): Promise<Answer> {
  return signedIn(ask, 'PATCH', path, { json });
}

/** The titles in a list. @param query without the question mark */
export async function titles(ask: Ask, query: string): Promise<readonly unknown[]> {
  return listAt(await get(ask, `/tasks?${query}`), 'data').map((json) => valueAt({ json }, 'title'));
}
