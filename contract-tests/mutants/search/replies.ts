import type { ReadBody } from '../rules/read-body.ts';
import type { Fault } from '../rules/rule.ts';
import type { Refusal, Reply } from '../serve.ts';

const codes: Readonly<Record<number, readonly [code: string, detail: string]>> = {
  400: ['MALFORMED', 'The body cannot be read'],
  401: ['UNAUTHORIZED', 'Sign in first'],
  403: ['FORBIDDEN', 'This user may not do it'],
  404: ['NOT_FOUND', 'There is nothing of this id'],
  405: ['METHOD_NOT_ALLOWED', 'The path has no such method'],
  409: ['CONFLICT', 'Another product has this sku'],
  413: ['TOO_LARGE', 'The body is too large'],
  415: ['UNSUPPORTED_MEDIA_TYPE', 'The body is of another media type'],
  423: ['LOCKED', 'The product is locked'],
  500: ['INTERNAL', 'The server failed'],
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function refusal(status: number): Reply {
  const [code, detail] = codes[status] ?? ['ERROR', 'It failed'];
  return json(status, { errors: [{ code, detail }] });
}

/** A 422 that names every fault. */
export function invalid(faults: readonly Fault[]): Reply {
  return json(422, {
    errors: faults.map(({ field, reason }) => ({
      code: 'INVALID',
      detail: `${field} ${reason}`.trim(),
      field,
    })),
  });
}

/** The refusal of a body that cannot be used. */
export function bodyRefusal(read: ReadBody & { readonly ok: false }): Reply {
  if (read.kind === 'invalid') return invalid(read.faults);
  return refusal(read.kind === 'malformed' ? 400 : 415);
}

/** The answer to a request that no handler gets. */
export function refuse({ status, allow }: Refusal): Reply {
  const answer = refusal(status);
  return status === 405 ? { ...answer, headers: { ...answer.headers, Allow: allow.join(', ') } } : answer;
}
