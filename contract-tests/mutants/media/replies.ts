import { readBody } from '../rules/read-body.ts';
import type { Fault, Rule } from '../rules/rule.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { Gallery } from './gallery.ts';

const codes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['malformed', 'The body cannot be read.'],
  401: ['unauthorized', 'Sign in first.'],
  403: ['forbidden', 'It is of somebody else.'],
  404: ['not_found', 'There is none.'],
  405: ['method_not_allowed', 'This cannot be done here.'],
  409: ['conflict', 'It does not go together with what is there.'],
  412: ['changed', 'It has changed since.'],
  413: ['too_large', 'It is too large.'],
  415: ['media_type', 'This media type is not accepted.'],
  416: ['range', 'There are fewer bytes.'],
  422: ['invalid', 'Some fields break their rules.'],
  428: ['precondition_required', 'Send If-Match.'],
};

type Headers = Readonly<Record<string, string>>;

/** An answer in JSON. */
export function json(status: number, value: object, headers: Headers = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function fail(
  { on }: Gallery,
  status: number,
  fields: readonly Fault[] = [],
  headers: Headers = {},
): Reply {
  const [code, message] = codes[status] ?? ['internal', 'Something went wrong.'];
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Cookie realm="media"' } : {};
  const more = on('talkative-errors') ? { request_id: 'r-17', docs: null } : {};
  return json(status, { error: { code, message, fields, ...more } }, { ...challenge, ...headers });
}

/** What is answered where no handler is reached. */
export function refuse(gallery: Gallery, { kind, status, allow, template }: Refusal): Reply {
  if (kind !== 'method') return fail(gallery, status);
  const isMute = gallery.on('no-allow') && template === '/renditions/{renditionId}';
  return fail(gallery, status, [], isMute ? {} : { Allow: allow.join(', ') });
}

/** What is answered where a thing is not one's own: 404, in a variant 403 where it is there. */
export function missing(gallery: Gallery, thing: object | undefined): Reply {
  return fail(gallery, thing && gallery.on('foreign-is-forbidden') ? 403 : 404);
}

/** Reads a body by a rule, or says what is to be answered instead. */
export function read(
  gallery: Gallery,
  call: Call,
  rule: Rule,
): { readonly value: Record<string, unknown> } | { readonly reply: Reply } {
  const found = readBody(call, rule);
  if (found.ok) return { value: found.value };
  if (found.kind === 'invalid') return { reply: fail(gallery, 422, found.faults) };
  const isEmpty = call.body.length === 0 && call.headers['content-type'] === undefined;
  return { reply: fail(gallery, found.kind === 'media-type' && !isEmpty ? 415 : 400) };
}

/** The address of something in the server: a path, in one variant with the origin before it. */
export function linkTo({ on }: Gallery, call: Call, path: string): string {
  return on('absolute-locations') ? `http://${call.headers.host}/media/v1${path}` : `/media/v1${path}`;
}

/** A rule that asks for one field at least as well. */
export function changing(rule: Rule): Rule {
  return (value, field) => {
    const isEmpty = typeof value === 'object' && value !== null && Object.keys(value).length === 0;
    return isEmpty ? [{ field, reason: 'needs a field at least' }] : rule(value, field);
  };
}
