import type { OperationInfo } from './policy.ts';

/**
 * The request got no answer: the server cannot be reached, or the connection broke.
 *
 * The message names the operation and the address without its query; it never holds a credential.
 */
export class NetworkError extends Error {
  override readonly name = 'NetworkError';
  readonly operation: OperationInfo;
  /** Origin and path of the request. */
  readonly url: string;

  constructor(operation: OperationInfo, url: string, cause: unknown) {
    super(`${operation.method} ${publicUrl(url)} got no answer: ${reasonOf(cause)}`, { cause });
    this.operation = operation;
    this.url = publicUrl(url);
  }
}

/** The request was given up: its signal was aborted. `name` is `TimeoutError` when that was a timeout's. */
export class AbortedError extends Error {
  override readonly name: 'AbortError' | 'TimeoutError';
  readonly operation: OperationInfo;
  readonly url: string;

  constructor(operation: OperationInfo, url: string, reason: unknown) {
    const timeout = reason instanceof Error && reason.name === 'TimeoutError';
    super(`${operation.method} ${publicUrl(url)} was ${timeout ? 'not answered in time' : 'aborted'}`, {
      cause: reason,
    });
    this.name = timeout ? 'TimeoutError' : 'AbortError';
    this.operation = operation;
    this.url = publicUrl(url);
  }
}

/** The answer's body is not what its media type says. The answer itself is kept; its body has been read. */
export class DecodeError extends Error {
  override readonly name = 'DecodeError';
  readonly operation: OperationInfo;
  readonly response: Response;

  constructor(operation: OperationInfo, response: Response, expected: string, cause: unknown) {
    const came = response.headers.get('content-type') ?? 'a body without a content type';
    super(
      `${operation.method} ${operation.path} answered ${response.status} with a body that cannot be read: expected ${expected}, got ${came}`,
      { cause },
    );
    this.operation = operation;
    this.response = response;
  }
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
