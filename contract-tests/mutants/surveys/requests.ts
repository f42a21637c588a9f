import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { openSessions } from './world.ts';

/** A survey of lena's that is open and has three questions. */
export const open = '/surveys/srv_0001';
/** One of hers that is closed. */
export const closed = '/surveys/srv_0002';
/** One of mark's. */
export const foreign = '/surveys/srv_0003';
/** A draft of hers with one question, a description and the locale `fr`. */
export const draft = '/surveys/srv_0004';

/** What lena's requests have. */
export const lena = {
  Cookie: `session=${openSessions.lena.id}`,
  'X-CSRF-Token': openSessions.lena.csrf,
} as const;

/** Asks as lena. */
export function send(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { ...lena, ...options.headers } });
}

/** Reads a path as lena. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return send(ask, 'GET', path);
}

/** Creates a draft. */
export function create(ask: Ask, fields: object = {}): Promise<Answer> {
  return send(ask, 'POST', '/surveys', { json: { title: 'New', ...fields } });
}

/** Edits a survey. */
export function patch(ask: Ask, path: string, json: object): Promise<Answer> {
  return send(ask, 'PATCH', path, { json, headers: { 'Content-Type': 'application/merge-patch+json' } });
}

/** Answers a survey without a session. */
export function submit(ask: Ask, path: string, answers: object): Promise<Answer> {
  return ask('POST', `${path}/answers`, { json: { answers } });
}

/** The titles of a list, followed over at most twenty pages; undefined where it does not end by then. */
export async function titles(ask: Ask, query: string): Promise<readonly unknown[] | undefined> {
  const found: unknown[] = [];
  let cursor = '';
  for (let page = 0; page < 20; page += 1) {
    const answer = await get(ask, `/surveys?${query}${cursor}`);
    found.push(...listAt(answer, 'items').map((json) => valueAt({ json }, 'title')));
    const next = valueAt(answer, 'nextCursor');
    if (typeof next !== 'string') return found;
    cursor = `&cursor=${next}`;
  }
  return undefined;
}
