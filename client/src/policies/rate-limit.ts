import { connectionError } from '../connection-error.ts';
import type { Policy } from '../policy.ts';
import { type Clock, sleep, systemClock } from './clock.ts';
import { RateWindow } from './rate-window.ts';
import { type Rate, TokenBucket } from './token-bucket.ts';

/** Options of `rateLimit`. */
export interface RateLimitOptions {
  /** What the server is known to allow: `{ limit: 10, perMs: 60_000 }`. Default: only what its answers tell. */
  readonly rate?: Rate | undefined;
  /** The longest wait for what answers tell, in milliseconds; then the server may refuse. Default: 60,000. */
  readonly maxWaitMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/**
 * Waits before a request that the server would refuse, for each origin apart.
 *
 * It learns from `RateLimit`, `RateLimit-*` and `X-RateLimit-*` headers how many requests are left and when there
 * are more, and from the `Retry-After` of a 429. Clients that are given the same policy share what it knows.
 *
 * @throws AbortedError when the signal aborts while it waits
 */
export function rateLimit(options: RateLimitOptions = {}): Policy {
  const { rate, maxWaitMs = 60_000, clock = systemClock } = options;
  const origins = new Map<string, { window: RateWindow; bucket: TokenBucket | undefined }>();
  const stateOf = (origin: string) => {
    const state = origins.get(origin) ?? {
      window: new RateWindow(clock),
      bucket: rate && new TokenBucket(rate),
    };
    origins.set(origin, state);
    return state;
  };
  return (next) => async (request, operation) => {
    const { window, bucket } = stateOf(new URL(request.url).origin);
    try {
      if (bucket) await takeToken(bucket, clock, request.signal);
      await window.take(maxWaitMs, request.signal);
    } catch (reason) {
      throw connectionError(reason, operation, request);
    }
    let response: Response | undefined;
    try {
      response = await next(request, operation);
      return response;
    } finally {
      window.learn(response);
    }
  };
}

async function takeToken(bucket: TokenBucket, clock: Clock, signal: AbortSignal): Promise<void> {
  const delayMs = bucket.take(clock.now());
  if (delayMs === 0) return;
  try {
    await sleep(clock, delayMs, signal);
  } catch (reason) {
    bucket.giveBack();
    throw reason;
  }
}
