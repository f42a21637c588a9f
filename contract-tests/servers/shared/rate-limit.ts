import { Refusal } from './answer.ts';
import type { Refusals } from './refusals.ts';

/** How many requests a window takes: `{ limit: 100, windowMs: 3_600_000 }`. */
export interface LimitRule {
  readonly limit: number;
  readonly windowMs: number;
}

/** Where a caller stands. */
export interface LimitState extends LimitRule {
  readonly remaining: number;
  /** When the window ends, in seconds since 1970. */
  readonly resetSeconds: number;
  readonly retryAfterSeconds: number;
}

/** Counts requests by key in windows that follow the clock: each minute, each hour. */
export class RateLimiter {
  readonly #rule: LimitRule;
  readonly #clock: () => Date;
  #window = 0;
  readonly #counts = new Map<string, number>();

  constructor(rule: LimitRule, clock: () => Date) {
    this.#rule = rule;
    this.#clock = clock;
  }

  /** @param taken how many requests to count: 1, or 0 to look only */
  take(key: string, taken: 0 | 1): LimitState {
    const { limit, windowMs } = this.#rule;
    const now = this.#clock().getTime();
    const window = Math.floor(now / windowMs);
    if (window !== this.#window) {
      // No key outlives its window, so the memory that callers can take is bounded by it.
      this.#counts.clear();
      this.#window = window;
    }
    const count = (this.#counts.get(key) ?? 0) + taken;
    if (taken > 0) this.#counts.set(key, count);
    const endMs = (window + 1) * windowMs;
    return {
      limit,
      windowMs,
      remaining: Math.max(0, limit - count),
      resetSeconds: Math.ceil(endMs / 1000),
      retryAfterSeconds: Math.ceil((endMs - now) / 1000),
    };
  }
}

/**
 * Counts a request in every limit that holds for it, and refuses it, uncounted, where one is used up.
 *
 * @returns the headers that describe the limit nearest to running out
 * @throws Refusal 429 with `Retry-After`
 */
export function countRequest(
  limiters: readonly RateLimiter[],
  key: string,
  refusals: Pick<Refusals, 'rateLimited'>,
): Readonly<Record<string, string>> {
  const exhausted = limiters.map((limiter) => limiter.take(key, 0)).find(({ remaining }) => remaining === 0);
  if (exhausted) {
    const answer = refusals.rateLimited(exhausted);
    const headers = { ...answer.headers, 'Retry-After': String(exhausted.retryAfterSeconds) };
    throw new Refusal({ ...answer, headers: { ...headers, ...headersOf(exhausted) } });
  }
  const states = limiters.map((limiter) => limiter.take(key, 1));
  const nearest = states.toSorted((one, other) => one.remaining - other.remaining)[0];
  return nearest ? headersOf(nearest) : {};
}

function headersOf({ limit, remaining, resetSeconds }: LimitState): Readonly<Record<string, string>> {
  return {
    'X-RateLimit-Limit': String(limit),
    'X-RateLimit-Remaining': String(remaining),
    'X-RateLimit-Reset': String(resetSeconds),
  };
}
