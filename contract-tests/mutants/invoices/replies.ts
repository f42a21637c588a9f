import type { Reply } from '../serve.ts';

const errors: Readonly<Record<number, readonly [type: string, message: string]>> = {
  400: ['invalid_request', 'The request is not valid.'],
  401: ['authentication', 'Send a valid API key in X-Api-Key.'],
  404: ['not_found', 'There is no such resource.'],
  405: ['invalid_request', 'There is no such method here.'],
  409: ['conflict', 'The status of the invoice does not allow it.'],
  413: ['invalid_request', 'The body is larger than 4 MB.'],
  415: ['invalid_request', 'The body must be application/json.'],
  422: ['invalid_request', 'The body is not valid.'],
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error. @param param what it is about; nothing where it is left out */
export function fail(status: number, param?: string): Reply {
  const [type, message] = errors[status] ?? ['internal', 'Something went wrong.'];
  return json(status, { error: param === undefined ? { type, message } : { type, message, param } });
}

/** The error of a key that was used for another request. */
export function keyReused(): Reply {
  const error = { type: 'idempotency', message: 'The key was used for another request.' };
  return json(422, { error: { ...error, param: 'Idempotency-Key' } });
}
