import { checkJsonBody } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { Site } from './site.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Content too large',
  415: 'Unsupported media type',
  422: 'Invalid content',
};

/** An answer in JSON. */
export function json(status: number, value: object, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** A problem. */
export function problem({ on }: Site, status: number, detail?: string): Reply {
  const found = { title: titles[status] ?? 'Internal error', status, ...(detail && { detail }) };
  const more = { type: '/problems/general', instance: '/requests/1', trace_id: 'a1b2', errors: [] };
  const reply = json(status, on('problems-with-more') ? { ...more, ...found } : found);
  return { ...reply, headers: { 'Content-Type': 'application/problem+json' } };
}

/** Reads a body, or says what is to be answered instead. */
export function read(site: Site, call: Call): Or<Readonly<Record<string, unknown>>> {
  const isComment = call.template.endsWith('/comments');
  if (site.on('empty-body-crashes') && isComment && call.body.length === 0) {
    return { ok: false, reply: problem(site, 500) };
  }
  const checked = checkJsonBody(site, call);
  if (checked.ok) return { ok: true, value: checked.body };
  const { kind, violations } = checked;
  const status = kind === 'media-type' ? 415 : kind === 'malformed' ? 400 : 422;
  return { ok: false, reply: problem(site, status, violations[0]?.message) };
}
