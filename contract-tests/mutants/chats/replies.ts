import type { Reply } from '../serve.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'The request is not valid',
  401: 'A token is needed',
  403: 'The message is by another user',
  404: 'Not found',
  405: 'There is no such method here',
  413: 'The body is too large',
  415: 'The body must be application/json',
  422: 'The body breaks a rule',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error, as problem details. */
export function problem(status: number, detail?: string): Reply {
  const told = { type: 'about:blank', title: titles[status] ?? 'Internal error', status };
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="chats"' } : {};
  const headers = { 'Content-Type': 'application/problem+json', ...challenge };
  return json(status, detail === undefined ? told : { ...told, detail }, headers);
}
