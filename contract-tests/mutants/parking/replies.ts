import { checkJsonBody } from '../check-call.ts';
import type { Violation } from '../contract.ts';
import type { Or } from '../or.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { Office, Permit } from './office.ts';

const errors: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['BAD_REQUEST', 'The request is not valid.'],
  401: ['UNAUTHORIZED', 'Open a session first.'],
  404: ['NOT_FOUND', 'There is nothing here.'],
  405: ['METHOD_NOT_ALLOWED', 'This method does not exist here.'],
  409: ['CONFLICT', 'The state of the permits does not allow this.'],
  413: ['TOO_LARGE', 'The body is larger than 4 MB.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'Send application/json.'],
  422: ['INVALID_PERIOD', 'The permit would end before it starts.'],
};

/** The envelope of a success. */
export function success(
  { on }: Office,
  status: number,
  data: unknown,
  metadata: object = {},
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const more = on('more-metadata') ? { request_id: 'r-7f', ...metadata, took_ms: 0.25 } : metadata;
  return reply(status, { status: 'success', data, metadata: more }, headers);
}

/** The envelope of an error. */
export function failure(status: number, violations: readonly Violation[] = [], message?: string): Reply {
  const [code, text] = errors[status] ?? ['INTERNAL_ERROR', 'Something went wrong.'];
  const fields = Object.fromEntries(violations.map((one) => [fieldOf(one), one.message]));
  return reply(status, {
    status: 'error',
    data: null,
    error: { code, message: message ?? text, fields },
    metadata: {},
  });
}

/** A permit as it is shown. */
export function shown({ on }: Office, permit: Permit): object {
  if (!on('empty-fields-left-out')) return permit;
  return Object.fromEntries(Object.entries(permit).filter(([, value]) => value !== null));
}

/** The envelope of one permit, which caches must not keep. */
export function onePermit(
  office: Office,
  status: number,
  permit: Permit,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return success(office, status, shown(office, permit), {}, { 'Cache-Control': 'no-store', ...headers });
}

/** Reads a body, or says what is to be answered instead. */
export function read(office: Office, call: Call): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(office, call);
  if (checked.ok) return { ok: true, value: checked.body };
  if (checked.kind === 'invalid') return { ok: false, reply: failure(400, checked.violations) };
  if (checked.kind === 'media-type') return { ok: false, reply: failure(415) };
  const isTold =
    office.on('trace-in-refusal') && call.method === 'POST' && call.template.startsWith('/zones');
  return { ok: false, reply: failure(400, [], isTold ? trace : 'The body is not JSON.') };
}

/** What is answered where no handler is reached. */
export function refuse({ on }: Office, { kind, status, allow, template }: Refusal): Reply {
  if (kind !== 'method') return failure(status);
  if (on('wrong-method-is-404') && template === '/permits/{permit_id}/revoke') return failure(404);
  const { headers, ...rest } = failure(status);
  if (on('zones-without-allow') && template === '/zones') return { ...rest, headers: headers ?? {} };
  return { ...rest, headers: { ...headers, Allow: allow.join(', ') } };
}

const trace =
  'SyntaxError: Unexpected end of JSON input\n    at JSON.parse (<anonymous>)\n    at readBody (/app/dist/http/body.js:41:19)';

function fieldOf({ name, property }: Violation): string {
  return property ?? name.replace(/^\//, '').replaceAll('/', '.');
}

function reply(status: number, value: object, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
