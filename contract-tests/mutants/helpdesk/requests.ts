import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { agentToken, customerToken } from './tokens.ts';

/** Asks as the agent. */
export function asAgent(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return signedIn(ask, agentToken, method, path, options);
}

/** Asks as the customer. */
export function asCustomer(
  ask: Ask,
  method: string,
  path: string,
  options: AskOptions = {},
): Promise<Answer> {
  return signedIn(ask, customerToken, method, path, options);
}

function signedIn(
  ask: Ask,
  token: string,
  method: string,
  path: string,
  { headers, ...rest }: AskOptions,
): Promise<Answer> {
  return ask(method, path, { ...rest, headers: { Authorization: `Bearer ${token}`, ...headers } });
}

/** Reads a path as the agent. */
export function get(ask: Ask, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return asAgent(ask, 'GET', path, { headers });
}

/** Sends JSON as the agent. */
export function send(ask: Ask, method: string, path: string, json?: unknown): Promise<Answer> {
  return asAgent(ask, method, path, json === undefined ? {} : { json });
}

/** Opens a ticket as the agent. */
export function open(ask: Ask, fields: object = {}, headers: AskOptions['headers'] = {}): Promise<Answer> {
  return asAgent(ask, 'POST', '/tickets', { json: { subject: 'Test', body: 'Test', ...fields }, headers });
}

/** Opens a ticket as the agent and tells its path. */
export async function opened(ask: Ask, fields?: object): Promise<string> {
  return `/tickets/${String(valueAt(await open(ask, fields), 'data', 'id'))}`;
}

/** Changes a ticket as the agent. */
export function patch(ask: Ask, path: string, json: object): Promise<Answer> {
  return asAgent(ask, 'PATCH', path, { json, headers: { 'Content-Type': 'application/merge-patch+json' } });
}

/** Makes a macro and tells its path. */
export async function madeMacro(ask: Ask, fields: object = {}): Promise<string> {
  const made = await send(ask, 'POST', '/macros', { name: 'Test', text: 'Test', ...fields });
  return `/macros/${String(valueAt(made, 'data', 'id'))}`;
}

/** Comments on a ticket and tells the path of the comment. */
export async function commented(ask: Ask, ticket: string, fields: object = {}): Promise<string> {
  const made = await send(ask, 'POST', `${ticket}/comments`, { body: 'Test', ...fields });
  return `${ticket}/comments/${String(valueAt(made, 'data', 'id'))}`;
}

/** The numbers of a list. */
export function idsOf(answer: Answer): readonly unknown[] {
  return listAt(answer, 'data').map((json) => valueAt({ json }, 'id'));
}

/** What a field is in each entry of a list. */
export function eachOf(answer: Answer, field: string): readonly unknown[] {
  return listAt(answer, 'data').map((json) => valueAt({ json }, field));
}
