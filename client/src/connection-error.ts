import { AbortedError, DecodeError, isTimeout, NetworkError } from './errors.ts';
import type { OperationInfo } from './policy.ts';

/**
 * What to throw for a request that broke off: `AbortedError` for the caller's signal or a time limit of a policy,
 * `NetworkError` for everything else. An error that is one of the two already stays what it is.
 */
export function connectionError(
  error: unknown,
  operation: OperationInfo,
  request: Pick<Request, 'signal' | 'url'>,
): Error {
  if ([AbortedError, NetworkError, DecodeError].some((kind) => error instanceof kind)) return error as Error;
  // What belongs to one call alone is not kept in its error.
  const { name, method, path } = operation;
  const { signal, url } = request;
  const reason: unknown = signal.aborted ? signal.reason : error;
  // A time limit of a policy: the caller's own signal knows nothing of it.
  const isOver = signal.aborted || isTimeout(error);
  return new (isOver ? AbortedError : NetworkError)({ name, method, path }, url, reason);
}
