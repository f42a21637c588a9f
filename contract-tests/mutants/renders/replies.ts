import type { Refusal, Reply } from '../serve.ts';
import type { Farm } from './farm.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  406: 'not_acceptable',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid',
  429: 'too_many_renders',
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
export function refuse({ on }: Farm, { kind, status, allow, template }: Refusal): Reply {
  if (kind !== 'method') return fail(status);
  if (on('wrong-method-is-404') && template === '/renders') return fail(404);
  const isShort = on('allow-lacks-delete') && template === '/renders/{renderId}';
  const methods = allow.filter((method) => !isShort || method !== 'DELETE');
  const reply = fail(status);
  return { ...reply, headers: { ...reply.headers, Allow: methods.join(', ') } };
}
