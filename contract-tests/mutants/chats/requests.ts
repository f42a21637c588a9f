import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { tokens } from './store.ts';

/** Paths of the room in which both users talk. */
export const [messages, marker] = ['/rooms/room_general/messages', '/rooms/room_general/read-marker'];
/** Percent-encoded thumbs up. */
export const thumb = '%F0%9F%91%8D';

/** Asks as Alice. */
export function asAlice(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, {
    ...options,
    headers: { Authorization: `Bearer ${tokens.alice}`, ...options.headers },
  });
}

/** Asks as Bob. */
export function asBob(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { Authorization: `Bearer ${tokens.bob}` } });
}

/** Sends a message as Alice. */
export function send(ask: Ask, fields: object = {}): Promise<Answer> {
  return asAlice(ask, 'POST', messages, { json: { text: 'Hello', ...fields } });
}

/** Sends a message as Alice and tells its path. */
export async function sent(ask: Ask, fields?: object): Promise<string> {
  return `/messages/${String(valueAt(await send(ask, fields), 'id'))}`;
}

/** What one field of the messages of a page says. @param query `?limit=2`, or nothing */
export async function listed(ask: Ask, query: string, field: string): Promise<readonly unknown[]> {
  const { json } = await asAlice(ask, 'GET', messages + query);
  return listAt({ json }, 'items').map((one) => valueAt({ json: one }, field));
}

/** The cursor of the page with older messages. */
export async function older(ask: Ask, query: string): Promise<string> {
  return String(valueAt(await asAlice(ask, 'GET', messages + query), 'next_before'));
}
