import { AbortedError, NetworkError } from './errors.ts';
import type { OperationInfo } from './policy.ts';

/**
 * What to throw for a request that broke off: `AbortedError` for the caller's signal or a time limit of a policy,
 * `NetworkError` for everything else. An error that is one of the two already stays what it is.
 */
export function connectionError(error: unknown, operation: OperationInfo, request: Request): Error {
  if (error instanceof AbortedError || error instanceof NetworkError) return error;
  // What belongs to one call alone is not kept in its error.
  const { name, method, path } = operation;
  const { signal, url } = request;
  if (signal.aborted) return new AbortedError({ name, method, path }, url, signal.reason);
  // A time limit of a policy: the caller's own signal knows nothing of it.
  const limit = error instanceof Error && error.name === 'TimeoutError';
  return new (limit ? AbortedError : NetworkError)({ name, method, path }, url, error);
}
