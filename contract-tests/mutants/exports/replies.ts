import type { Fault } from '../rules/rule.ts';
import type { Refusal, Reply } from '../serve.ts';
import type { Desk } from './desk.ts';

const codes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['malformed', 'The body cannot be read'],
  401: ['unauthorized', 'Send a known key in X-Api-Key'],
  404: ['not_found', 'There is nothing of this id'],
  405: ['method_not_allowed', 'The path has no such method'],
  409: ['conflict', 'Its state does not allow it'],
  413: ['too_large', 'The body is too large'],
  415: ['unsupported_media_type', 'The body is of another media type'],
  422: ['invalid', 'A parameter or a field breaks its rule'],
  500: ['internal', 'The server failed'],
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function refusal(status: number, details?: readonly Fault[]): Reply {
  const [code, message] = codes[status] ?? ['error', 'It failed'];
  return json(status, { error: { code, message, ...(details && { details }) } });
}

/** The answer to a request that no handler gets. */
export function refuse({ status, allow }: Refusal): Reply {
  const answer = refusal(status);
  return status === 405 ? { ...answer, headers: { ...answer.headers, Allow: allow.join(', ') } } : answer;
}

/** A file to be saved. */
export function attachment(desk: Desk, name: string, mediaType: string, body: Buffer): Reply {
  const safe = name.replace(/[^\w.-]/gu, '_');
  const saved = desk.on('no-content-disposition')
    ? {}
    : { 'Content-Disposition': `attachment; filename="${safe}"` };
  const type = desk.on('charset-told') ? `${mediaType}; charset=UTF-8 ` : mediaType;
  return {
    status: 200,
    headers: { 'Content-Type': type.trim(), ...saved },
    body,
    chunked: desk.on('chunked'),
  };
}
