import { withinSignal } from '../auth/within-signal.ts';

/** Time, so that tests can make it pass. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** Runs something once, after a delay in milliseconds; returns what cancels it. */
  after(delayMs: number, run: () => void): () => void;
}

/** Longer timers than 24.8 days would fire at once. */
export const longestMs = 2 ** 31 - 1;

/** The time of the machine; it never jumps back, whatever is done to the wall clock. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(delayMs, run) {
    const timer = setTimeout(run, Math.min(delayMs, longestMs));
    return () => clearTimeout(timer);
  },
};

/**
 * Waits, in milliseconds.
 *
 * @throws the signal's reason, as soon as it aborts
 */
export async function sleep(clock: Clock, delayMs: number, signal: AbortSignal): Promise<void> {
  signal.throwIfAborted();
  let cancel: (() => void) | undefined;
  const over = new Promise<void>((resolve) => {
    cancel = clock.after(delayMs, resolve);
  });
  await withinSignal(over, signal).finally(() => cancel?.());
}
