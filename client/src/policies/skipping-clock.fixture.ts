import type { Clock } from './clock.ts';

/** A clock that goes on as far as it is waited for, at once; `waits` are those waits, in milliseconds. */
export interface SkippingClock extends Clock {
  readonly waits: number[];
}

/** Time that nobody has to wait for. It starts at Thu, 01 Jan 2026 00:00:00 GMT. */
export function skippingClock(): SkippingClock {
  let now = Date.UTC(2026, 0, 1);
  const waits: number[] = [];
  return {
    waits,
    now: () => now,
    after(delayMs, run) {
      waits.push(delayMs);
      let isCancelled = false;
      queueMicrotask(() => {
        if (isCancelled) return;
        now += delayMs;
        run();
      });
      return () => {
        isCancelled = true;
      };
    },
  };
}
