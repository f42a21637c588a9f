import type { Refusal, Reply } from '../serve.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid',
  425: 'conflict',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function fail(status: number, message = 'The request was refused'): Reply {
  return json(status, { error: { code: codes[status] ?? 'internal', message } });
}

/** What is answered where no handler is reached. */
export function refuse({ kind, status, allow }: Refusal): Reply {
  const reply = fail(status);
  return kind === 'method' ? { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } } : reply;
}
