import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { tokens } from './server.ts';

/** Asks as Alice. */
export function asAlice(ask: Ask, method: string, path: string, options?: AskOptions): Promise<Answer> {
  return asHolder(ask, tokens.alice, method, path, options);
}

/** Asks as Bob. */
export function asBob(ask: Ask, method: string, path: string, options?: AskOptions): Promise<Answer> {
  return asHolder(ask, tokens.bob, method, path, options);
}

/** Asks with some token. */
export function asHolder(
  ask: Ask,
  token: string,
  method: string,
  path: string,
  options: AskOptions = {},
): Promise<Answer> {
  return ask(method, path, { ...options, headers: { Authorization: `Bearer ${token}`, ...options.headers } });
}

/** Creates a poll of Alice. */
export function create(ask: Ask, fields: object = {}): Promise<Answer> {
  return asAlice(ask, 'POST', '/polls', {
    json: { title: 'Tea or coffee', options: ['Tea', 'Coffee'], tags: ['team'], ...fields },
  });
}

/** Creates a poll of Alice and tells its path. */
export async function created(ask: Ask, fields: object = {}): Promise<string> {
  return `/polls/${String(valueAt(await create(ask, fields), 'id'))}`;
}

/** Votes as Alice for the first option. */
export function vote(ask: Ask, poll: string, fields: object = {}): Promise<Answer> {
  return asAlice(ask, 'POST', `${poll}/votes`, { json: { option_id: 'o1', ...fields } });
}

/** What a field is in all polls of a page. */
export async function listed(ask: Ask, query: string, field: string): Promise<readonly unknown[]> {
  return listAt(await asAlice(ask, 'GET', `/polls?${query}`)).map((json) => valueAt({ json }, field));
}
