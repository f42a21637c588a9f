import { type CheckedBody, checkJsonBody } from '../check-call.ts';
import type { Violation } from '../contract.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { Board, Task } from './board.ts';

const codes: Readonly<Record<number, readonly [code: string, message: string]>> = {
  400: ['bad_request', 'The request is not valid.'],
  401: ['unauthorized', 'Send a valid bearer token.'],
  404: ['not_found', 'There is nothing here.'],
  405: ['method_not_allowed', 'This method does not exist here.'],
  409: ['conflict', 'The task is done already.'],
  413: ['payload_too_large', 'The body is larger than 4 MB.'],
  415: ['unsupported_media_type', 'Send application/json.'],
  422: ['validation_failed', 'The body is not valid.'],
};

/** The envelope of a success. */
export function success(
  { on }: Board,
  status: number,
  data: unknown,
  metadata: object = {},
  headers: Readonly<Record<string, string>> = {},
): Reply {
  const more = on('more-metadata') ? { api_version: '1.6.0', ...metadata, warnings: [] } : metadata;
  return reply(status, { status: 'success', data, metadata: more }, headers);
}

/** The envelope of an error. */
export function failure({ on }: Board, status: number, violations: readonly Violation[] = []): Reply {
  const [code, message] = codes[status] ?? ['internal_error', 'Something went wrong.'];
  const details = violations.map((one) => ({ field: one.name, reason: one.message }));
  const error = { code, message, ...(details.length > 0 && { details }) };
  const isSilent = on('unauthorized-without-challenge') || status !== 401;
  const headers = isSilent ? {} : { 'WWW-Authenticate': 'Bearer realm="tasks"' };
  return reply(status, { status: 'error', error, metadata: {} }, headers);
}

/** A task as it is shown. */
export function shown({ on }: Board, task: Task): object {
  if (!on('empty-fields-left-out')) return task;
  return Object.fromEntries(Object.entries(task).filter(([, value]) => value !== null));
}

/** Reads a body, or says what is to be answered instead. */
export function read(board: Board, call: Call): Or<Readonly<Record<string, unknown>>> {
  if (board.on('null-update-crashes') && call.method === 'PATCH' && call.body.toString() === 'null') {
    return { ok: false, reply: failure(board, 500) };
  }
  const checked = checkJsonBody(board, call);
  if (checked.ok) return { ok: true, value: checked.body };
  return { ok: false, reply: refusal(board, call, checked) };
}

function refusal(board: Board, call: Call, checked: Exclude<CheckedBody, { ok: true }>): Reply {
  const { kind, violations } = checked;
  if (kind !== 'invalid') return failure(board, kind === 'media-type' ? 415 : 400);
  if (!board.on('details-by-field') || call.method !== 'POST') return failure(board, 422, violations);
  const details = Object.fromEntries(violations.map((one) => [one.name, one.message]));
  const error = { code: 'validation_failed', message: 'The body is not valid.', details };
  return reply(422, { status: 'error', error, metadata: {} }, {});
}

function reply(status: number, value: object, headers: Readonly<Record<string, string>>): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}
