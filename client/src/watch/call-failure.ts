import { isTimeout, NetworkError } from '../errors.ts';

/**
 * Why a call failed, for counting.
 *
 * By status: `unauthorized` 401, `forbidden` 403, `not-found` 404 and 410, `rate-limited` 429, `refused` any other of
 * the 400s, `server` the 500s. Without an answer: `timeout`, `network`, `aborted` by the caller, `circuit-open`; `other`
 * for what a policy or the client itself threw.
 */
export type CallFailure =
  | 'unauthorized'
  | 'forbidden'
  | 'not-found'
  | 'rate-limited'
  | 'refused'
  | 'server'
  | 'timeout'
  | 'network'
  | 'aborted'
  | 'circuit-open'
  | 'other';

const byStatus: ReadonlyMap<number, CallFailure> = new Map([
  [401, 'unauthorized'],
  [403, 'forbidden'],
  [404, 'not-found'],
  [410, 'not-found'],
  [429, 'rate-limited'],
]);

/** Why an answer of this status is a failure; undefined where it is none. */
export function failureOfStatus(status: number): CallFailure | undefined {
  if (status < 400) return undefined;
  return byStatus.get(status) ?? (status < 500 ? 'refused' : 'server');
}

/** Why a call that threw has failed. */
export function failureOfError(error: unknown): CallFailure {
  if (isTimeout(error)) return 'timeout';
  if (error instanceof NetworkError) return 'network';
  const name = error instanceof Error ? error.name : '';
  if (name === 'AbortError') return 'aborted';
  // By its name: to import its class would bring the policy along.
  return name === 'CircuitOpenError' ? 'circuit-open' : 'other';
}
