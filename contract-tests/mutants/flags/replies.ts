import type { Reply } from '../serve.ts';

const errors: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['bad_request', 'The request is not valid.'],
  401: ['unauthorized', 'An API key is needed.'],
  404: ['not_found', 'There is no such project or flag.'],
  405: ['method_not_allowed', 'There is no such method here.'],
  409: ['archived', 'The flag is archived.'],
  412: ['precondition_failed', 'The flag is not as If-Match says.'],
  413: ['too_large', 'The body is too large.'],
  415: ['unsupported_media_type', 'The body must be application/json.'],
  422: ['invalid', 'The flag breaks a rule.'],
};

/** What is wrong with one field. */
export interface Detail {
  readonly field: string;
  readonly message: string;
}

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error. @param details nothing where they are left out */
export function fail(status: number, details: readonly Detail[] = []): Reply {
  const [code, message] = errors[status] ?? ['internal', 'Something went wrong.'];
  const error = details.length > 0 ? { code, message, details } : { code, message };
  return json(status, { error }, status === 401 ? { 'WWW-Authenticate': 'ApiKey realm="flags"' } : {});
}
