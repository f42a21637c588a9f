import type { Violation } from '../contract.ts';
import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import { readJson } from '../read-json.ts';
import type { Reply } from '../serve.ts';
import { lenience } from './lenience.ts';
import type { Asked, World } from './world.ts';

const titles: Readonly<Record<number, readonly [code: string, title: string]>> = {
  400: ['bad_request', 'The request cannot be read.'],
  401: ['unauthorized', 'Please sign in.'],
  403: ['agents_only', 'Only agents may do this.'],
  404: ['not_found', 'There is none.'],
  405: ['method_not_allowed', 'Not with this method.'],
  409: ['conflict', 'The state of the ticket does not allow it.'],
  413: ['too_large', 'The body is too large.'],
  415: ['media_type', 'The body has the wrong media type.'],
  422: ['invalid', 'The body is not valid.'],
};

/** An answer with data; the server adds `meta.request_id`. */
export function ok(
  status: number,
  data: unknown,
  { headers = {}, meta = {} }: { headers?: Readonly<Record<string, string>>; meta?: object } = {},
): Reply {
  const body = JSON.stringify({ data, meta });
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body };
}

/** A failure in the desk's style. */
export function fail(status: number, violations: readonly Violation[] = []): Reply {
  const [code, title] = titles[status] ?? ['internal', 'Something went wrong.'];
  const told = violations.slice(0, 20).map(({ in: where, name, message }) => ({
    code,
    title,
    detail: message,
    pointer: where === 'body' ? name : null,
  }));
  const errors = told.length > 0 ? told : [{ code, title, pointer: null }];
  const headers = {
    'Content-Type': 'application/json',
    ...(status === 401 ? { 'WWW-Authenticate': 'Bearer realm="helpdesk"' } : {}),
  };
  return { status, headers, body: JSON.stringify({ errors, meta: {} }) };
}

/** Reads the body of a request by the document. */
export function readBody(
  world: World,
  { call }: Asked,
  mediaType = 'application/json',
): Or<Record<string, unknown>> {
  const { on, contract } = world;
  const operation = `${call.method} ${call.template}`;
  const isAnyType = on('macro-of-any-media-type') && operation === 'PUT /macros/{macro_id}';
  const headers = isAnyType ? { 'content-type': mediaType } : call.headers;
  const read = readJson({ headers, body: call.body }, [mediaType]);
  if (!read.ok) {
    if (on('trace-on-malformed') && operation === 'PUT /macros/{macro_id}' && read.reason === 'malformed') {
      return { ok: false, reply: traced() };
    }
    return { ok: false, reply: fail(read.reason === 'media-type' ? 415 : 400) };
  }
  const judged =
    on('subject-off-by-one') && operation === 'POST /tickets' ? shortened(read.value) : read.value;
  const violations = contract
    .checkBody(call, mediaType, judged)
    .filter((one) => !isForgiven(lenience, on, call, one));
  if (violations.length > 0) return { ok: false, reply: fail(422, violations) };
  // The document asks for an object in every body.
  return { ok: true, value: read.value as Record<string, unknown> };
}

/** The violation: a subject of 121 characters passes for one of 120. */
function shortened(value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('subject' in value)) return value;
  const { subject } = value;
  const isOneTooLong = typeof subject === 'string' && [...subject].length === 121;
  return isOneTooLong ? { ...value, subject: [...subject].slice(1).join('') } : value;
}

/** The violation: a refusal that shows where the server broke. */
function traced(): Reply {
  const detail =
    'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at parse (/srv/desk/app.js:88:19)';
  const body = JSON.stringify({ errors: [{ code: 'bad_request', title: 'Malformed', detail }], meta: {} });
  return { status: 400, headers: { 'Content-Type': 'application/json' }, body };
}
