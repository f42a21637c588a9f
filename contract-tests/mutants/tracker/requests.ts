import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';

/** The header of a login. */
export function basic(login: string): string {
  return `Basic ${Buffer.from(login).toString('base64')}`;
}

/** Asks as ann, or as somebody else. */
export function as(
  login: string,
  ask: Ask,
  method: string,
  path: string,
  options: AskOptions = {},
): Promise<Answer> {
  const type = options.json === undefined ? {} : { 'Content-Type': 'application/vnd.api+json' };
  return ask(method, path, {
    ...options,
    headers: { Authorization: basic(login), ...type, ...options.headers },
  });
}

/** Asks as ann. */
export function ann(ask: Ask, method: string, path: string, options?: AskOptions): Promise<Answer> {
  return as('ann:red-kite', ask, method, path, options);
}

/** Opens an issue of ann's. */
export function open(ask: Ask, attributes: object = {}): Promise<Answer> {
  const json = { data: { type: 'issues', attributes: { title: 'Gate sticks', ...attributes } } };
  return ann(ask, 'POST', '/issues', { json });
}

/** Opens an issue and tells its path. */
export async function opened(ask: Ask, attributes?: object): Promise<string> {
  return `/issues/${String(valueAt(await open(ask, attributes), 'data', 'id'))}`;
}

/** Changes an issue. */
export function change(
  ask: Ask,
  path: string,
  attributes: object,
  headers: Readonly<Record<string, string>> = {},
): Promise<Answer> {
  return ann(ask, 'PATCH', path, { json: { data: { type: 'issues', attributes } }, headers });
}

/** Adds a label. */
export function label(ask: Ask, attributes: object = {}, type = 'labels'): Promise<Answer> {
  const json = { data: { type, attributes: { name: 'urgent', color: '#ff0000', ...attributes } } };
  return ann(ask, 'POST', '/labels', { json });
}

/** One attribute of all issues that a query lists. */
export async function listedValues(ask: Ask, query: string, name: string): Promise<unknown[]> {
  const answer = await ann(ask, 'GET', `/issues?${query}`);
  return listAt(answer, 'data').map((json) => valueAt({ json }, 'attributes', name));
}
