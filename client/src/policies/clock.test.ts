import { expect, test } from 'vitest';
import { sleep, systemClock } from './clock.ts';

test('the clock of the system wakes, and gives up when it is aborted', async () => {
  await sleep(systemClock, 0, new AbortController().signal);
  const stop = new AbortController();
  const asleep = sleep(systemClock, 1e12, stop.signal);
  stop.abort('x');
  await expect(asleep).rejects.toBe('x');
  await expect(sleep(systemClock, 1, AbortSignal.abort('y'))).rejects.toBe('y');
  expect(systemClock.now()).toBeGreaterThan(Date.UTC(2026, 0, 1));
});
