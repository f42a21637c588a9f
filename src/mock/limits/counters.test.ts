import { array, assert, constantFrom, integer, property, record } from 'fast-check';
import { expect, test } from 'vitest';
import { type CountedRate, moveOn, newCounter, standingOf } from './counters.ts';

const rateOf = (window: 'fixed' | 'sliding', requests = 3): CountedRate => ({
  requests,
  windowMs: 1000,
  window,
});

/** Asks at each time, and counts where it may: what was left before, or `no` and the time to wait. */
function run(rate: CountedRate, times: readonly number[]): string {
  const counter = newCounter(times[0] ?? 0);
  return times
    .map((time) => {
      moveOn(counter, rate, time);
      const { remaining, resetMs } = standingOf(counter, rate, time);
      if (remaining > 0) counter.count += 1;
      return remaining > 0 ? String(remaining) : `no ${resetMs}`;
    })
    .join(', ');
}

test.each<[string, CountedRate, number[], string]>([
  [
    'a window begins with a request',
    rateOf('fixed'),
    [500, 600, 700, 800, 1499, 1500],
    '3, 2, 1, no 700, no 1, 3',
  ],
  [
    'and the next with the first behind its end',
    rateOf('fixed'),
    [0, 5700, 5800, 6600, 6700],
    '3, 3, 2, 1, 3',
  ],
  [
    'a window that slides frees one after another',
    rateOf('sliding'),
    [0, 0, 0, 999, 1000, 1334, 1400],
    '3, 2, 1, no 335, no 334, 1, no 267',
  ],
  ['and forgets what is long past', rateOf('sliding'), [0, 0, 0, 2000, 2000], '3, 2, 1, 3, 2'],
  ['a clock that is set back begins anew', rateOf('fixed'), [5000, 5000, 5000, 4000], '3, 2, 1, 3'],
  [
    'one request at a time',
    rateOf('sliding', 1),
    [0, 500, 1500, 2000, 3000],
    '1, no 1500, no 500, 1, no 1000',
  ],
])('%s', (_name, rate, times, want) => {
  expect(run(rate, times)).toBe(want);
});

const rates = record({
  window: constantFrom('fixed' as const, 'sliding' as const),
  requests: integer({ min: 1, max: 20 }),
  windowMs: integer({ min: 10, max: 1000 }),
});

/** Times that grow by steps. */
const steps = array(integer({ min: 0, max: 400 }), { minLength: 1, maxLength: 80 });

test('however requests come, no stretch as long as the window has more than twice the limit', () => {
  void assert(
    property(rates, steps, (rate, gaps) => {
      const counter = newCounter(0);
      const taken: number[] = [];
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        moveOn(counter, rate, now);
        if (standingOf(counter, rate, now).remaining === 0) continue;
        counter.count += 1;
        taken.push(now);
      }
      // At the end of one window, and at the start of the next.
      const most = Math.max(
        0,
        ...taken.map((from) => taken.filter((at) => at >= from && at < from + rate.windowMs).length),
      );
      return most <= 2 * rate.requests;
    }),
    { seed: 1, numRuns: 500 },
  );
});

test('whoever waits as long as is told gets in, and not a millisecond too late', () => {
  void assert(
    property(rates, steps, (rate, gaps) => {
      const counter = newCounter(0);
      let now = 0;
      for (const gap of gaps) {
        now += gap;
        moveOn(counter, rate, now);
        const { remaining, resetMs } = standingOf(counter, rate, now);
        if (remaining > 0) {
          counter.count += 1;
          continue;
        }
        const later = { ...counter };
        moveOn(later, rate, now + resetMs);
        expect(standingOf(later, rate, now + resetMs).remaining).toBeGreaterThan(0);
        const early = { ...counter };
        // Rounding to whole milliseconds may cost one.
        moveOn(early, rate, now + resetMs - 2);
        if (resetMs > 2) expect(standingOf(early, rate, now + resetMs - 2).remaining).toBe(0);
      }
    }),
    { seed: 2, numRuns: 500 },
  );
});
