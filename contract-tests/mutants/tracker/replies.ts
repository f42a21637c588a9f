import { readBody } from '../rules/read-body.ts';
import type { Fault, Rule } from '../rules/rule.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import type { Board } from './board.ts';

/** The media type of everything. */
export const mediaType = 'application/vnd.api+json';

/** An answer in JSON:API. */
export function json(
  { on }: Board,
  status: number,
  value: object,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const body = JSON.stringify(value);
  return { status, headers: { 'Content-Type': mediaType, ...headers }, body, chunked: on('chunked') };
}

/** An error in the server's style. @param where in what the faults are: the body or the parameters */
export function fail(
  board: Board,
  status: number,
  faults: readonly Fault[] = [{ field: '', reason: `It is a ${status}` }],
  where?: 'pointer' | 'parameter',
): Reply {
  const errors = faults.map(({ field, reason }) => ({
    status: `${status}`,
    title: board.on('other-error-texts') ? '' : reason,
    ...(where && { source: { [where]: where === 'pointer' ? pointerTo(field) : field } }),
  }));
  return json(
    board,
    status,
    { errors },
    status === 401 ? { 'WWW-Authenticate': 'Basic realm="tracker"' } : {},
  );
}

function pointerTo(field: string): string {
  return field === '' ? '' : `/${field.replaceAll('[', '.').replaceAll(']', '').split('.').join('/')}`;
}

/** What is answered where no handler is reached. */
export function refuse(board: Board, { kind, status, allow, template }: Refusal): Reply {
  const reply = fail(board, status);
  if (kind !== 'method') return reply;
  const told =
    board.on('allow-lacks-post') && template === '/labels' ? allow.filter((one) => one !== 'POST') : allow;
  return { ...reply, headers: { ...reply.headers, Allow: told.join(', ') } };
}

/** Reads a body by a rule, or says what is to be answered instead. */
export function read(
  board: Board,
  call: Call,
  rule: Rule,
): { readonly value: Record<string, unknown> } | { readonly reply: Reply } {
  const isLoose = board.on('plain-json-accepted') && call.method === 'POST' && call.template === '/labels';
  const found = readBody(call, rule, isLoose ? [mediaType, 'application/json'] : [mediaType]);
  if (found.ok) return { value: found.value };
  if (found.kind === 'invalid') return { reply: fail(board, 422, found.faults, 'pointer') };
  return { reply: fail(board, found.kind === 'media-type' && call.body.length > 0 ? 415 : 400) };
}
