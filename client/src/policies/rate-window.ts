import { type Clock, sleep } from './clock.ts';
import { linkSignal } from './link-signal.ts';
import { readRateLimit } from './rate-limit-headers.ts';
import { retryAfterMs } from './retry-after.ts';

/** Servers round the reset to seconds, so that one window's differ by as much. */
const sameWindowMs = 1000;

/** What a server's answers tell of its limit: how many requests are left, and until when. */
export class RateWindow {
  #left = Number.POSITIVE_INFINITY;
  #resetAt = Number.POSITIVE_INFINITY;
  #limit: number | undefined;
  #inFlight = 0;
  /** After a reset nothing is known until the next answer. */
  #isKnown = false;
  readonly #wakes = new Set<() => void>();
  readonly #clock: Clock;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /**
   * Waits for a request that is left, at most `maxWaitMs`, and takes it.
   *
   * @throws the signal's reason, as soon as it aborts
   */
  async take(maxWaitMs: number, signal: AbortSignal): Promise<void> {
    const until = this.#clock.now() + maxWaitMs;
    for (;;) {
      const now = this.#clock.now();
      if (now >= this.#resetAt) this.#reset();
      if (this.#left > 0 || now >= until) break;
      await this.#pause(Math.min(this.#resetAt, until) - now, signal);
    }
    this.#left = Math.max(0, this.#left - 1);
    this.#inFlight++;
  }

  /** Learns from an answer; undefined where there was none. */
  learn(response: Response | undefined): void {
    this.#inFlight--;
    const now = this.#clock.now();
    const seen = response && readRateLimit(response.headers, now);
    if (seen) {
      this.#limit = seen.limit ?? this.#limit;
      this.#see(seen.remaining, now + seen.resetMs);
    } else if (!this.#isKnown) {
      // Without an answer the next request asks; an answer without headers tells that there is no limit to learn.
      this.#left = response ? Number.POSITIVE_INFINITY : this.#left + 1;
    }
    if (response?.status === 429) this.#refuse(retryAfterMs(response.headers, now), now);
    for (const wake of this.#wakes) wake();
  }

  #see(remaining: number, resetAt: number): void {
    const same = this.#isKnown && Math.abs(resetAt - this.#resetAt) <= sameWindowMs;
    // Answers overtake each other: within a window the lowest number is the latest.
    this.#left = same ? Math.min(this.#left, remaining) : Math.max(0, remaining - this.#inFlight);
    if (!same) this.#resetAt = resetAt;
    this.#isKnown = true;
  }

  #refuse(delayMs: number | undefined, now: number): void {
    if (delayMs === undefined) return;
    this.#left = 0;
    this.#resetAt = now + delayMs;
    this.#isKnown = true;
  }

  /** As many as the limit, or one to ask with, until an answer tells. */
  #reset(): void {
    this.#left = Math.max(1, (this.#limit ?? 1) - this.#inFlight);
    this.#resetAt = Number.POSITIVE_INFINITY;
    this.#isKnown = false;
  }

  /** Until the time is over or an answer came. */
  async #pause(delayMs: number, signal: AbortSignal): Promise<void> {
    const link = linkSignal(signal);
    const woken = {};
    const wake = () => link.abort(woken);
    this.#wakes.add(wake);
    try {
      await sleep(this.#clock, delayMs, link.signal);
    } catch (reason) {
      if (reason !== woken) throw reason;
    } finally {
      this.#wakes.delete(wake);
      link.unlink();
    }
  }
}
