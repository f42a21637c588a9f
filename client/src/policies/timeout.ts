import type { Policy } from '../policy.ts';
import { type Clock, systemClock } from './clock.ts';
import { limitTime } from './limit-time.ts';

/**
 * Limits the time of one attempt, its answer's body included. Behind `retry` each attempt has the whole of it.
 *
 * An answer that is handed on as a stream (`parseAs: 'stream'`, an event stream) may take as long as it likes.
 *
 * @param timeoutMs in milliseconds
 * @throws AbortedError whose name is `TimeoutError`
 */
export function timeout(timeoutMs: number, clock: Clock = systemClock): Policy {
  return (next) => (request, operation) => limitTime(next, request, operation, timeoutMs, clock);
}
