import type { Answer, Ask, AskOptions } from '../subject.ts';
import { editorSession } from './shelves.ts';

/** A book that can be added. */
export const book = { kind: 'book', names: { en: 'Tides' }, price: 1500, pages: 120 };

/** What logs in. */
export const login = { username: 'editor', password: 'correct-horse-7' };

/** Asks with the session that is there from the start. */
export function edit(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { Cookie: `sid=${editorSession}`, ...options.headers } });
}

/** Adds a book. */
export function add(ask: Ask, fields: object = {}): Promise<Answer> {
  return edit(ask, 'POST', '/products', { json: { ...book, ...fields } });
}
