import type { Policy } from '../policy.ts';
import { type Clock, systemClock } from './clock.ts';
import { limitTime } from './limit-time.ts';

/**
 * Limits the time of a whole call: all attempts, the waits between them and the reading of the answer.
 *
 * Policies behind it do not begin a wait that would end later.
 *
 * @param deadlineMs in milliseconds, from the start of the call
 * @throws AbortedError whose name is `TimeoutError`
 */
export function deadline(deadlineMs: number, clock: Clock = systemClock): Policy {
  return (next) => (request, operation) => {
    const at = Math.min(clock.now() + deadlineMs, operation.deadlineAt ?? Infinity);
    return limitTime(next, request, { ...operation, deadlineAt: at }, deadlineMs, clock);
  };
}
