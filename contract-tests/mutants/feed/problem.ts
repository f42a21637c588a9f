import type { Reply } from '../serve.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'No valid key',
  403: 'Not yours',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Not valid',
  500: 'Internal error',
};

/** An answer with problem details (RFC 9457). */
export function problem(status: number, more: object = {}, headers: Reply['headers'] = {}): Reply {
  const body = JSON.stringify({ type: 'about:blank', title: titles[status] ?? 'Problem', status, ...more });
  return { status, headers: { 'Content-Type': 'application/problem+json', ...headers }, body };
}

/** An answer with JSON. */
export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
