import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { clerkSession, idOf } from './office.ts';

/** The permits of the zone that has most of them. */
export const oldTown = '/zones/1/permits';
/** A seeded permit that is active and has an end, an e-mail address and notes. */
export const active = `/permits/${idOf(3)}`;
/** A seeded permit that is revoked. */
export const revoked = `/permits/${idOf(4)}`;

/** Asks with a session that is open. */
export function signedIn(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Cookie: `theme=dark; parking_session=${clerkSession}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Reads something. */
export function get(ask: Ask, path: string): Promise<Answer> {
  return signedIn(ask, 'GET', path);
}

/** Issues a permit in the old town. */
export function issue(ask: Ask, fields: object = {}): Promise<Answer> {
  const json = {
    plate: 'KAB1234',
    kind: 'resident',
    holder: 'Ruth Meyer',
    valid_from: '2026-04-01',
    ...fields,
  };
  return signedIn(ask, 'POST', oldTown, { json });
}

/** Changes a permit. */
export function change(ask: Ask, path: string, json: unknown): Promise<Answer> {
  return signedIn(ask, 'PATCH', path, { json });
}

/** Opens a session. */
export function logIn(ask: Ask, password = 'blue-harbour-42'): Promise<Answer> {
  return ask('POST', '/session', { json: { username: 'clerk', password } });
}

/** The plates in a list of the old town. @param query without the question mark */
export async function plates(ask: Ask, query: string): Promise<string> {
  const found = listAt(await get(ask, `${oldTown}?${query}`), 'data');
  return found.map((json) => valueAt({ json }, 'plate')).join(' ');
}
