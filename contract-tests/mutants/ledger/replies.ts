import type { Refusal, Reply } from '../serve.ts';
import type { Books } from './books.ts';

/** One field that breaks its rule. */
export interface Detail {
  readonly field: string;
  readonly issue: string;
}

type Headers = Readonly<Record<string, string>>;

const codes: Readonly<Record<number, string>> = {
  400: 'BAD_REQUEST',
  401: 'UNAUTHORIZED',
  403: 'FORBIDDEN',
  404: 'NOT_FOUND',
  405: 'METHOD_NOT_ALLOWED',
  409: 'CONFLICT',
  412: 'PRECONDITION_FAILED',
  413: 'TOO_LARGE',
  415: 'UNSUPPORTED_MEDIA_TYPE',
  422: 'INVALID',
  500: 'INTERNAL',
};

/** An answer with a result, in the envelope. */
export function succeed(books: Books, status: number, result: unknown, headers: Headers = {}): Reply {
  return json(status, { result, error: null, request_id: requestId(books) }, headers);
}

/** An error, in the envelope. */
export function fail(books: Books, status: number, details?: readonly Detail[]): Reply {
  const challenge: Headers = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="ledger"' } : {};
  const envelope = { result: null, error: errorOf(status, details), request_id: requestId(books) };
  return json(status, envelope, challenge);
}

/** The error of a status. */
export function errorOf(status: number, details?: readonly Detail[]): object {
  const code = codes[status] ?? 'INTERNAL';
  return { code, message: `The request failed: ${code}.`, details: details ?? null };
}

/** What is answered where no handler is reached. */
export function refuse(books: Books, { kind, status, allow, template }: Refusal): Reply {
  const { on } = books;
  if (kind !== 'method') return fail(books, status);
  if (on('wrong-method-is-404') && template === '/operations/{id}') return fail(books, 404);
  const reply = fail(books, status);
  const isShort = on('allow-lacks-patch') && template === '/accounts/{code}';
  const told = isShort ? allow.filter((method) => method !== 'PATCH') : allow;
  return { ...reply, headers: { ...reply.headers, Allow: told.join(', ') } };
}

function json(status: number, value: object, headers: Headers): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

function requestId({ ticks }: Books): string {
  return `req_${ticks.toString(16).padStart(12, '0')}`;
}
