import type { Policy } from '../policy.ts';
import { type Clock, systemClock } from './clock.ts';
import { deadline } from './deadline.ts';
import { idempotencyKey } from './idempotency-key.ts';
import { type RetryOptions, retry } from './retry.ts';
import { timeout } from './timeout.ts';

/** Options of `defaultPolicies`; what is `false` is left out. */
export interface DefaultPolicyOptions {
  /** How often, or how, a request is sent again. Default: 2 times. */
  readonly retry?: number | Omit<RetryOptions, 'clock'> | false | undefined;
  /** The time of one attempt, in milliseconds. Default: 30,000. */
  readonly timeoutMs?: number | false | undefined;
  /** The time of the whole call, in milliseconds. Default: no limit. */
  readonly deadlineMs?: number | false | undefined;
  /** Whether operations that document an idempotency key get one. Default: true. */
  readonly idempotencyKeys?: boolean | undefined;
  /** Policies for each attempt, the first one outermost: `[circuitBreaker(), rateLimit()]`. Default: none. */
  readonly eachAttempt?: readonly Policy[] | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * The policies of a client that is given none, from the outermost: deadline, idempotency key, retry, those of
 * `eachAttempt`, timeout.
 *
 * The order for all: what answers without a request goes before (`cache`, then `coalesce`); the deadline counts
 * everything behind it; one key serves all attempts; and of `eachAttempt`, `hedge` before `circuitBreaker`,
 * `rateLimit` and `concurrency`, so that a copy is counted by them and waiting for a turn is no part of the timeout.
 *
 * @example
 * const client = createClient({ policies: [cache(), ...defaultPolicies({ retry: 3, deadlineMs: 20_000 })] });
 */
export function defaultPolicies(options: DefaultPolicyOptions = {}): readonly Policy[] {
  const { retry: retries = 2, timeoutMs = 30_000, deadlineMs = false, clock = systemClock } = options;
  const how = typeof retries === 'number' ? { retries } : retries;
  return [
    deadlineMs !== false && deadline(deadlineMs, clock),
    options.idempotencyKeys !== false && idempotencyKey(),
    how !== false && retry({ ...how, clock }),
    ...(options.eachAttempt ?? []),
    timeoutMs !== false && timeout(timeoutMs, clock),
  ].filter((policy) => policy !== false);
}
