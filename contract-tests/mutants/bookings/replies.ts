import { type ReadBody, readBody } from '../rules/read-body.ts';
import type { Fault, Rule } from '../rules/rule.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { House } from './house.ts';

const codes: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['malformed', 'The request is malformed'],
  401: ['unauthorized', 'Who are you?'],
  403: ['forbidden', 'You may not do this'],
  404: ['not_found', 'There is none'],
  405: ['method_not_allowed', 'This cannot be done here'],
  406: ['not_acceptable', 'There is JSON and CSV'],
  409: ['conflict', 'It does not go together with what is there'],
  412: ['changed', 'It has changed since'],
  413: ['too_large', 'The body is too large'],
  415: ['media_type', 'The media type is not accepted here'],
  422: ['invalid', 'The body does not fit'],
};

/** An answer in JSON. */
export function json(
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
  mediaType = 'application/json',
): Reply {
  return { status, headers: { 'Content-Type': mediaType, ...headers }, body: JSON.stringify(value) };
}

/** An error as problem details. @param code in place of that of the status */
export function fail(
  { on }: House,
  status: number,
  faults: readonly Fault[] = [],
  code: string = codes[status]?.[0] ?? 'internal',
): Reply {
  const title = codes[status]?.[1] ?? 'Internal error';
  const errors = faults.length > 0 ? { errors: faults } : {};
  const problem = on('other-problems')
    ? { code, status, title: 'Fehler ⚠', type: `/problems/${code}`, trace_id: '7f1a', house: { id: 3 } }
    : { type: 'about:blank', title, status, detail: `${title}.`, code, ...errors };
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="house"' } : {};
  return json(status, problem, challenge, 'application/problem+json');
}

/** What is answered where no handler is reached. */
export function refuse(house: House, { kind, status, allow, template }: Refusal): Reply {
  const reply = fail(house, status);
  if (kind !== 'method') return reply;
  if (house.on('no-allow') && template === '/rooms/{roomId}/availability') return reply;
  const told = house.on('allow-names-post') && template === '/bookings' ? [...allow, 'POST'] : allow;
  return { ...reply, headers: { ...reply.headers, Allow: told.join(', ') } };
}

/** Reads a body by a rule, or says what is to be answered instead. */
export function read(
  house: House,
  call: Call,
  rule: Rule,
  mediaType?: string,
): { readonly value: Record<string, unknown> } | { readonly reply: Reply } {
  const found = readBody(call, rule, mediaType === undefined ? undefined : [mediaType]);
  return found.ok ? { value: found.value } : { reply: refusalOf(house, call, found) };
}

function refusalOf(house: House, call: Call, found: Exclude<ReadBody, { ok: true }>): Reply {
  if (found.kind === 'invalid') return fail(house, 422, found.faults);
  return fail(house, found.kind === 'media-type' && call.body.length > 0 ? 415 : 400);
}

/** The address of something in the server: a path, in one variant with the origin before it. @param path `/rooms/1` */
export function linkTo({ on }: House, call: Call, path: string): string {
  return on('absolute-links') ? `http://${call.headers.host}/v3${path}` : `/v3${path}`;
}
