import type { OperationInfo } from './policy.ts';

/**
 * The request got no answer: the server cannot be reached, or the connection broke.
 *
 * The message names the operation and the address without its query; it never holds a credential.
 */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  declare readonly operation: OperationInfo;
  /** Origin and path of the request. */
  declare readonly url: string;

  constructor(operation: OperationInfo, url: string, cause: unknown) {
    super(`${operation.method} ${publicUrl(url)} got no answer: ${reasonOf(cause)}`, { cause });
    this.operation = operation;
    this.url = publicUrl(url);
  }
}

/** The request was given up: its signal was aborted. `name` is `TimeoutError` when that was a timeout's. */
export class AbortedError extends Error {
  declare readonly name: 'AbortError' | 'TimeoutError';
  declare readonly operation: OperationInfo;
  declare readonly url: string;

  constructor(operation: OperationInfo, url: string, cause: unknown) {
    const timeout = isTimeout(cause);
    super(`${operation.method} ${publicUrl(url)} was ${timeout ? 'not answered in time' : 'aborted'}`, {
      cause,
    });
    this.operation = operation;
    this.url = publicUrl(url);
    this.name = timeout ? 'TimeoutError' : 'AbortError';
  }
}

/** The answer's body is not what its media type says. The answer itself is kept; its body has been read. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  declare readonly operation: OperationInfo;
  declare readonly response: Response;

  constructor(operation: OperationInfo, response: Response, expected: string, cause: unknown) {
    const came = response.headers.get('content-type') ?? 'a body';
    super(
      `${operation.method} ${operation.path} answered ${response.status} with ${came} that is not ${expected}`,
      { cause },
    );
    this.operation = operation;
    this.response = response;
  }
}

/** Whether something is the reason of a time limit: the platform's, or a policy's. */
export function isTimeout(error: unknown): boolean {
  return error instanceof Error && error.name === 'TimeoutError';
}

/** An address as it may be shown: no query, which can hold a key, and no user name or password. */
export function publicUrl(url: string): string {
  return url.replace(/[?#].*$/s, '').replace(/^([a-z][a-z0-9+.-]*:)?\/\/[^/]*@/i, '$1//');
}

/** `fetch failed` says little: the system's own reason is in the cause, and of several addresses in the first. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const inner: unknown = error instanceof AggregateError ? error.errors[0] : error.cause;
  if (inner instanceof Error) return reasonOf(inner);
  return error.message === '' ? error.name : error.message;
}
