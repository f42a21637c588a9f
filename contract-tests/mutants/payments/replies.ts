import type { Fault } from '../rules/rule.ts';
import type { Refusal, Reply } from '../serve.ts';

const codes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['malformed', 'The body cannot be read'],
  401: ['unauthorized', 'Send a token of this service'],
  402: ['declined', 'The bank declined'],
  403: ['forbidden', 'The token does not allow it'],
  404: ['not_found', 'There is nothing of this id'],
  405: ['method_not_allowed', 'The path has no such method'],
  409: ['conflict', "The payment's status does not allow it"],
  413: ['too_large', 'The body is too large'],
  415: ['unsupported_media_type', 'Send application/json'],
  422: ['invalid', 'Something breaks its rule'],
  429: ['too_many_requests', 'Too many requests'],
  500: ['internal', 'The server failed'],
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function refusal(status: number, faults?: readonly Fault[]): Reply {
  const [code, message] = codes[status] ?? ['error', 'It failed'];
  const headers: Record<string, string> =
    status === 401 ? { 'WWW-Authenticate': 'Bearer realm="payments"' } : {};
  if (!faults) return json(status, { code, message }, headers);
  const byField = Map.groupBy(faults, ({ field }) => field);
  const fields = Object.fromEntries(
    [...byField].map(([field, ones]) => [field, ones.map((one) => one.reason)]),
  );
  return json(status, { code, message, fields }, headers);
}

/** The answer to a request that no handler gets. */
export function refuse({ status, allow }: Refusal): Reply {
  const answer = refusal(status);
  return status === 405 ? { ...answer, headers: { ...answer.headers, Allow: allow.join(', ') } } : answer;
}
