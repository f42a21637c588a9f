import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask } from '../subject.ts';

/** The authors' credentials, and what writing needs beside them. */
export const keys = {
  ada: { 'X-Api-Key': 'key-ada-58c1', 'X-Client-Version': '4.11.0' },
  ben: { 'X-Api-Key': 'key-ben-e07d', 'X-Client-Version': '4.11.0' },
};

/** Sends a request of ada's. */
export function askAda(ask: Ask, method: string, path: string, json?: unknown): Promise<Answer> {
  return ask(method, path, { headers: keys.ada, ...(json !== undefined && { json }) });
}

/** Posts something as ada and tells its id. */
export async function addPost(ask: Ask, overrides: object = {}): Promise<string> {
  return String(valueAt(await askAda(ask, 'POST', '/posts', { text: 'Hello', ...overrides }), 'id'));
}

/** One property of all items of a page. */
export function eachOf(answer: Answer, key: string): unknown[] {
  return listAt(answer, 'items').map((item) => (item as Record<string, unknown>)[key]);
}
