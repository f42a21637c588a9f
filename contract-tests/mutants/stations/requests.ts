import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { goodKey } from './server.ts';

/** A station that can be added. */
export const linz = { name: 'Linz', country: 'AT', latitude: 48.3, longitude: 14.28, elevation: 262 };

/** Asks with the key. */
export function use(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return ask(method, path, { ...options, headers: { 'X-API-Key': goodKey, ...options.headers } });
}

/** Adds a station. */
export function add(ask: Ask, fields: object = {}): Promise<Answer> {
  return use(ask, 'POST', '/stations', { json: { ...linz, ...fields } });
}

/** Adds a station and tells its path. */
export async function added(ask: Ask, fields?: object): Promise<string> {
  return `/stations/${valueAt(await add(ask, fields), 'id')}`;
}

/** The path of the seeded station with measurements. */
export async function measured(ask: Ask): Promise<string> {
  return pathOf(ask, 'filter[minElevation]=3000');
}

/** The path of the first station that is found. @param query without the question mark */
export async function pathOf(ask: Ask, query: string): Promise<string> {
  return `/stations/${valueAt(await use(ask, 'GET', `/stations?${query}`), 'items', 0, 'id')}`;
}

/** The names of the stations that are found. @param query without the question mark */
export async function namesOf(ask: Ask, query: string): Promise<readonly unknown[]> {
  const items = listAt(await use(ask, 'GET', `/stations?${query}`), 'items');
  return items.map((json) => valueAt({ json }, 'name'));
}

/** Adds measurements to a station. */
export function measure(ask: Ask, path: string, ...measurements: readonly object[]): Promise<Answer> {
  return use(ask, 'POST', `${path}/measurements`, { json: { measurements } });
}

/** The times of the measurements of a station. @param query without the question mark */
export async function timesOf(ask: Ask, path: string, query = ''): Promise<readonly unknown[]> {
  const items = listAt(await use(ask, 'GET', `${path}/measurements?${query}`), 'items');
  return items.map((json) => valueAt({ json }, 'time'));
}
