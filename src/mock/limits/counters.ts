import type { Rate } from './limit.ts';

/** How often something was done in a window; plain values, so that a world's copy has them too. */
export interface Counter {
  /** When the window began, in milliseconds since 1970. */
  startMs: number;
  count: number;
  /** What there was in the window before, for windows that slide. */
  previous: number;
}

/** Where a limit stands. */
export interface Standing {
  /** How many requests are left; 0 where the next one is refused. */
  readonly remaining: number;
  /** Until requests are left again, or all of them are; at least 0. */
  readonly resetMs: number;
}

/** How a limit's window goes on. */
export interface CountedRate extends Rate {
  readonly window: 'fixed' | 'sliding';
}

/** A counter that has seen nothing. */
export function newCounter(nowMs: number): Counter {
  return { startMs: nowMs, count: 0, previous: 0 };
}

/** Moves a counter on to the window that the time is in. A time before its window, which a clock set back has, starts anew. */
export function moveOn(counter: Counter, { windowMs, window }: CountedRate, nowMs: number): void {
  const passed = Math.floor((nowMs - counter.startMs) / windowMs);
  if (passed === 0) return;
  const isNext = passed === 1 && window === 'sliding';
  counter.previous = isNext ? counter.count : 0;
  counter.count = 0;
  // A window that stands still begins with a request, one that slides follows the one before.
  counter.startMs = isNext ? counter.startMs + windowMs : nowMs;
}

/**
 * Where a limit stands at a time in the counter's window. Of a window that slides, as much of the one before counts as is
 * still in sight, as if its requests had come evenly.
 */
export function standingOf(counter: Counter, rate: CountedRate, nowMs: number): Standing {
  const { requests, windowMs, window } = rate;
  const elapsed = nowMs - counter.startMs;
  if (window === 'fixed') {
    return { remaining: Math.max(0, requests - counter.count), resetMs: windowMs - elapsed };
  }
  const inSight = counter.previous * (1 - elapsed / windowMs);
  const remaining = Math.max(0, Math.floor(requests - counter.count - inSight));
  return { remaining, resetMs: Math.max(0, slidingResetMs(counter, rate, elapsed, remaining > 0)) };
}

/** Until one more request fits into a window that slides; where one does, until all that was counted is out of sight. */
function slidingResetMs(
  { count, previous }: Counter,
  { requests, windowMs }: CountedRate,
  elapsed: number,
  isFree: boolean,
): number {
  if (isFree) return count > 0 ? 2 * windowMs - elapsed : previous > 0 ? windowMs - elapsed : 0;
  const free = requests - 1;
  if (count <= free) return Math.ceil(windowMs * (1 - (free - count) / previous) - elapsed);
  // What is counted now must first become what was before.
  return Math.ceil(windowMs - elapsed + windowMs * (1 - free / count));
}
