import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { goodKey, tokens } from './admit.ts';

/** A booking that can be made in any of the rooms. */
export const workshop = {
  name: 'Workshop',
  starts_at: '2026-05-05T09:00:00Z',
  ends_at: '2026-05-05T17:00:00Z',
  attendees: 6,
};
/** A room that can be made. */
export const loft = { name: 'Loft', capacity: 20 };

/** Asks with the key and the token of a member. */
export function as(
  user: keyof typeof tokens,
  ask: Ask,
  method: string,
  path: string,
  options: AskOptions = {},
): Promise<Answer> {
  const headers = { 'X-Api-Key': goodKey, Authorization: `Bearer ${tokens[user]}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Asks as anna, the admin. */
export function anna(ask: Ask, method: string, path: string, options?: AskOptions): Promise<Answer> {
  return as('anna', ask, method, path, options);
}

/** Asks as bela, who is no admin. */
export function bela(ask: Ask, method: string, path: string, options?: AskOptions): Promise<Answer> {
  return as('bela', ask, method, path, options);
}

/** Reads as anna. */
export function get(ask: Ask, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return anna(ask, 'GET', path, { headers });
}

/** The path of a seeded room. */
export async function roomPath(ask: Ask, name = 'Atrium'): Promise<string> {
  const answer = await get(ask, '/rooms?include_archived=true&limit=100');
  const room = listAt(answer, '_embedded', 'rooms').find((json) => valueAt({ json }, 'name') === name);
  return `/rooms/${String(valueAt({ json: room }, 'id'))}`;
}

/** Books the Cellar as anna, or another room. */
export async function book(ask: Ask, fields: object = {}, room = 'Cellar'): Promise<Answer> {
  const path = `${await roomPath(ask, room)}/bookings`;
  return anna(ask, 'POST', path, { json: { ...workshop, ...fields } });
}

/** Books and tells the path. */
export async function booked(ask: Ask, fields?: object): Promise<string> {
  return `/bookings/${String(valueAt(await book(ask, fields), 'id'))}`;
}

/** Makes a room. */
export function makeRoom(ask: Ask, fields: object = {}): Promise<Answer> {
  return anna(ask, 'POST', '/rooms', { json: { ...loft, ...fields } });
}

/** Changes a booking by a merge patch. */
export function merge(ask: Ask, path: string, json: object, headers: object = {}): Promise<Answer> {
  const type = { 'Content-Type': 'application/merge-patch+json' };
  return anna(ask, 'PATCH', path, { json, headers: { ...type, ...headers } });
}

/** Changes a booking by a JSON patch. */
export function patch(ask: Ask, path: string, ...steps: readonly object[]): Promise<Answer> {
  const headers = { 'Content-Type': 'application/json-patch+json' };
  return anna(ask, 'PATCH', path, { json: steps, headers });
}

/** One field of all bookings, or rooms, that a path lists. */
export async function listedValues(ask: Ask, path: string, field = 'name'): Promise<unknown[]> {
  const answer = await get(ask, path);
  const name = path.includes('bookings') ? 'bookings' : 'rooms';
  return listAt(answer, '_embedded', name).map((json) => valueAt({ json }, field));
}
