import { expect, test } from 'vitest';
import { createRandom } from '../../schema/sample/random.ts';
import { drawLatency, sigmaOf } from './draw-latency.ts';
import type { Latency } from './fault.ts';

const count = 20_000;

function drawn(latency: Latency): readonly number[] {
  // As faults draw: each from a seed of its own.
  return Array.from({ length: count }, (_, index) =>
    drawLatency(latency, createRandom(`seed ${index}`)),
  ).sort((one, other) => one - other);
}

const share = (times: readonly number[], part: number) =>
  times[Math.floor(times.length * part)] ?? Number.NaN;
const mean = (times: readonly number[]) => times.reduce((sum, time) => sum + time, 0) / times.length;

test('a fixed time is that time', () => {
  expect(new Set(drawn({ kind: 'fixed', ms: 200 }))).toEqual(new Set([200]));
});

test('a uniform time has its mean in the middle, and keeps its bounds', () => {
  const times = drawn({ kind: 'uniform', minMs: 100, maxMs: 300 });
  expect(Math.abs(mean(times) - 200)).toBeLessThan(2);
  expect([times[0], times.at(-1)]).toEqual([100, 300]);
  expect(Math.abs(share(times, 0.25) - 150)).toBeLessThan(4);
});

test('a log-normal time has the median and the 95th percentile that were asked for', () => {
  const times = drawn({ kind: 'log-normal', medianMs: 1000, sigma: sigmaOf(1000, 4000) });
  expect(Math.abs(share(times, 0.5) - 1000)).toBeLessThan(30);
  expect(Math.abs(share(times, 0.95) - 4000)).toBeLessThan(150);
  // The mean of the distribution: exp(sigma² / 2) medians.
  expect(Math.abs(mean(times) / (1000 * Math.exp(sigmaOf(1000, 4000) ** 2 / 2)) - 1)).toBeLessThan(0.03);
});

test('no time is beyond ten minutes', () => {
  const times = drawn({ kind: 'log-normal', medianMs: 500_000, sigma: 10 });
  expect(times.at(-1)).toBe(600_000);
  expect(times.every((time) => time >= 0)).toBe(true);
});
