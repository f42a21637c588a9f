import { checkJsonBody } from '../check-call.ts';
import type { Violation } from '../contract.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { Desk } from './desk.ts';

/** What is wrong with a field of a body, `address.postcode`; the name is empty where it is the whole body. */
export interface FieldFault {
  readonly name: string;
  readonly reason: string;
}

const codes: Readonly<Record<number, string>> = {
  400: 'bad_request',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not_found',
  405: 'method_not_allowed',
  409: 'conflict',
  413: 'too_large',
  415: 'unsupported_media_type',
  422: 'invalid',
};

/** An answer in JSON. */
export function json(
  { on }: Desk,
  status: number,
  value: unknown,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const type = on('upper-case-charset') ? 'application/json; charset=UTF-8' : 'application/json';
  const shown = on('more-fields') && status < 300 ? { ...(value as object), _meta: { version: 7 } } : value;
  const whole = { 'Content-Type': type, ...headers };
  return { status, headers: whole, body: JSON.stringify(shown), chunked: on('chunked') };
}

/** An error. */
export function fail(
  desk: Desk,
  status: number,
  message = 'The request cannot be met.',
  fields: readonly FieldFault[] = [],
): Reply {
  const login =
    status === 401 && !desk.on('no-challenge') ? { 'WWW-Authenticate': 'Basic realm="desk"' } : {};
  return json(desk, status, { error: { code: codes[status] ?? 'internal', message, fields } }, login);
}

/** The error of a crash, with the trace that a framework shows while it is developed with. */
export function crash(desk: Desk, thrown: string): Reply {
  return fail(desk, 500, `${thrown}\n    at handle (/srv/app/dist/routes.js:88:19)`);
}

/** Reads a body, or says what is to be answered instead. */
export function read(desk: Desk, call: Call): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(desk, call);
  if (checked.ok) return { ok: true, value: checked.body };
  const { kind, violations } = checked;
  if (kind === 'media-type') return { ok: false, reply: fail(desk, 415, 'Send application/json.') };
  if (kind === 'malformed') return { ok: false, reply: fail(desk, 400, 'The body is not JSON.') };
  return { ok: false, reply: fail(desk, 422, 'The body is not valid.', violations.map(faultOf)) };
}

function faultOf({ name, property, message }: Violation): FieldFault {
  const path = [...name.split('/').slice(1), ...(property === undefined ? [] : [property])];
  return { name: path.join('.'), reason: message };
}
