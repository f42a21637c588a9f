import type { Random } from '../../schema/sample/random.ts';
import { type Latency, maxDelayMs } from './fault.ts';

/** A time in whole milliseconds, of the distribution that was asked for. */
export function drawLatency(latency: Latency, random: Random): number {
  switch (latency.kind) {
    case 'fixed':
      return latency.ms;
    case 'uniform':
      return Math.round(latency.minMs + random.next() * (latency.maxMs - latency.minMs));
    case 'log-normal':
      return Math.round(Math.min(maxDelayMs, latency.medianMs * Math.exp(latency.sigma * normalOf(random))));
  }
}

/** The 95th percentile of the normal distribution. */
const z95 = 1.6448536269514722;

/** The spread with which one of twenty answers takes longer than `p95Ms`. */
export function sigmaOf(medianMs: number, p95Ms: number): number {
  return Math.log(p95Ms / medianMs) / z95;
}

/** A value of the normal distribution. @see https://en.wikipedia.org/wiki/Box%E2%80%93Muller_transform */
function normalOf(random: Random): number {
  // The logarithm of 0 has no end.
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}
