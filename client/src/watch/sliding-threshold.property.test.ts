import fc from 'fast-check';
import { expect, test } from 'vitest';
import { SlidingThreshold } from './sliding-threshold.ts';

const last = { api: 'jobs', operation: 'getJob', kind: 'server', status: 503 } as const;

/** The same by its definition, with all times kept: when there is an alert. */
function alertTimes(times: readonly number[], failures: number, withinMs: number, coolDownMs: number) {
  const alerts: number[] = [];
  for (const [index, now] of times.entries()) {
    const inWindow = times.slice(0, index + 1).filter((time) => now - time <= withinMs).length;
    const before = alerts.at(-1) ?? Number.NEGATIVE_INFINITY;
    if (inWindow >= failures && now >= before + coolDownMs) alerts.push(now);
  }
  return alerts;
}

test('alerts are those of the definition, and those between are counted', () => {
  const shape = {
    gaps: fc.array(fc.nat({ max: 40 }), { maxLength: 80 }),
    failures: fc.integer({ min: 1, max: 8 }),
    withinMs: fc.integer({ min: 1, max: 120 }),
    coolDownMs: fc.nat({ max: 200 }),
  };
  fc.assert(
    fc.property(fc.record(shape), ({ gaps, failures, withinMs, coolDownMs }) => {
      let now = 0;
      const times = gaps.map((gap) => {
        now += gap;
        return now;
      });
      const threshold = new SlidingThreshold({ failures, withinMs, coolDownMs });
      const alerts = times.flatMap((time) => threshold.add(last, time) ?? []);
      const expected = alertTimes(times, failures, withinMs, coolDownMs);
      expect(alerts.map(({ at }) => at)).toEqual(expected);
      for (const [index, { at, since, suppressed }] of alerts.entries()) {
        expect(at - since).toBeLessThanOrEqual(withinMs);
        const before = alerts[index - 1];
        const isBetween = (time: number) => before && time >= before.at && time < before.at + coolDownMs;
        const cooling = times.filter((time) => isBetween(time)).length;
        // The one that made the alert is told of; others may have come at the same time, ahead of it.
        if (!before) expect(suppressed).toBe(0);
        else if (new Set(times).size === times.length && coolDownMs > 0) expect(suppressed).toBe(cooling - 1);
        else expect(suppressed).toBeLessThanOrEqual(cooling);
      }
    }),
    { seed: 5, numRuns: 500 },
  );
});
