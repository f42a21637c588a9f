import { checkJsonBody } from '../check-call.ts';
import type { Or } from '../or.ts';
import { dateTime } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import type { Box } from './box.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Invalid content',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A problem. */
export function problem({ on }: Box, status: number, detail?: string): Reply {
  const found = { type: 'about:blank', title: titles[status] ?? 'Internal error', status, detail };
  const more = { instance: '/requests/77', trace: { id: 'f00d', retry: false }, errors: [] };
  const login = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="polls"' } : {};
  return {
    status,
    headers: { 'Content-Type': 'application/problem+json', ...login },
    body: JSON.stringify(on('problems-with-more') ? { ...more, ...found } : found),
  };
}

/** Reads a body, or says what is to be answered instead. */
export function read(box: Box, call: Call): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(box, call);
  if (checked.ok && isDateTime(checked.body.remind_at)) return { ok: true, value: checked.body };
  if (checked.ok) return { ok: false, reply: problem(box, 422, 'remind_at is no date-time of RFC 3339') };
  const { kind, violations } = checked;
  const isCrash = violations.some(({ name, keyword }) => name === '/option_id' && keyword === 'type');
  if (isCrash && box.on('option-number-crashes')) {
    const trace = 'TypeError: id.trim is not a function\n    at castVote (/app/src/votes.js:31:18)';
    return { ok: false, reply: problem(box, 500, trace) };
  }
  const status = kind === 'media-type' ? 415 : kind === 'malformed' ? 400 : 422;
  return { ok: false, reply: problem(box, status, violations[0]?.message) };
}

/** Ajv takes a space for the T, which RFC 3339 leaves to agreement and the document does not agree to. */
function isDateTime(remindAt: unknown): boolean {
  return typeof remindAt !== 'string' || dateTime(remindAt);
}
