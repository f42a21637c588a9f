import type { Violation } from '../contract.ts';
import type { Reply } from '../serve.ts';

const errors: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['invalid_request', 'The request is not valid.'],
  401: ['unauthorized', 'Send a valid API key in X-API-Key.'],
  404: ['not_found', 'There is no such thing.'],
  405: ['method_not_allowed', 'This path does not have the method.'],
  406: ['not_acceptable', 'Ask for application/json or text/csv.'],
  409: ['station_retired', 'The station is retired.'],
  413: ['too_large', 'The body is larger than 4 MB.'],
  415: ['unsupported_media_type', 'Send application/json.'],
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Reply['headers'] = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's envelope. @param violations told as details; none where they are left out */
export function fail(status: number, violations: readonly Pick<Violation, 'name' | 'message'>[] = []): Reply {
  const [code, message] = errors[status] ?? ['internal', 'Something went wrong.'];
  const details = violations.map((one) => ({ field: one.name, reason: one.message }));
  const headers: Reply['headers'] = status === 401 ? { 'WWW-Authenticate': 'ApiKey realm="stations"' } : {};
  return json(
    status,
    { error: details.length > 0 ? { code, message, details } : { code, message } },
    headers,
  );
}

/** What a server that shows its insides answers after a crash. */
export function crash(): Reply {
  const body =
    'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at readCursor (/srv/app/list.js:42:11)';
  return { status: 500, headers: { 'Content-Type': 'text/plain' }, body };
}
