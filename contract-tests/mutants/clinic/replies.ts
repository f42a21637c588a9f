import { readBody } from '../rules/read-body.ts';
import type { Fault, Rule } from '../rules/rule.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { Desk } from './desk.ts';

const codes: Readonly<Record<number, string>> = {
  400: 'INVALID',
  401: 'UNAUTHORIZED',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  413: 'TOO_LARGE',
  415: 'MEDIA_TYPE',
  422: 'INVALID',
  500: 'INTERNAL',
};

/** An answer in JSON. */
export function json(
  { on }: Desk,
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const type = on('odd-content-type') ? 'Application/JSON ; charset="UTF-8"' : 'application/json';
  return { status, headers: { 'Content-Type': type, ...headers }, body: JSON.stringify(value) };
}

/** The envelope of one thing. */
export function one(
  desk: Desk,
  status: number,
  data: object,
  headers?: Readonly<Record<string, string>>,
): Reply {
  const shown = desk.on('extra-fields') ? { ...data, _rev: 7, _links: { self: null } } : data;
  return json(desk, status, { data: shown, error: null }, headers);
}

/** An error in the server's style. */
export function fail(desk: Desk, status: number, faults: readonly Fault[] = []): Reply {
  const details = faults.map(({ field, reason }) => ({ path: field, message: reason }));
  const code = codes[status] ?? 'INTERNAL';
  const error = { code, message: `It failed: ${code}`, ...(details.length > 0 ? { details } : {}) };
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="clinic"' } : {};
  return json(desk, status, { data: null, error }, challenge);
}

/** What is answered where no handler is reached. */
export function refuse(desk: Desk, { kind, status, allow }: Refusal): Reply {
  const reply = fail(desk, status);
  return kind === 'method' ? { ...reply, headers: { ...reply.headers, Allow: allow.join(', ') } } : reply;
}

/** Reads a body by a rule, or says what is to be answered instead. */
export function read(
  desk: Desk,
  call: Call,
  rule: Rule,
): { readonly value: Record<string, unknown> } | { readonly reply: Reply } {
  const found = readBody(call, rule);
  if (found.ok) return { value: found.value };
  if (found.kind === 'invalid') return { reply: fail(desk, 400, found.faults) };
  if (found.kind === 'media-type' && call.body.length > 0) return { reply: fail(desk, 415) };
  return { reply: fail(desk, 400, [{ field: '', reason: 'must be JSON' }]) };
}
