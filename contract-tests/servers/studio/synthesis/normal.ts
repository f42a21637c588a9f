import { errorFunction, probit } from 'simple-statistics';
import type { Random } from '../../../../src/schema/sample/random.ts';

/** The probability that a standard normal variable is at most `z`, to about seven digits. */
export function normalCdf(z: number): number {
  return (1 + errorFunction(z / Math.SQRT2)) / 2;
}

/** The density of a standard normal variable. */
export function normalDensity(z: number): number {
  return Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI);
}

/** The inverse of `normalCdf`: infinite at 0 and 1. */
export function normalQuantile(p: number): number {
  if (p <= 0) return Number.NEGATIVE_INFINITY;
  if (p >= 1) return Number.POSITIVE_INFINITY;
  const guess = probit(p);
  const slope = normalDensity(guess);
  // The library's is good to three digits; a step of Newton's makes it six.
  return slope > 1e-8 ? guess - (normalCdf(guess) - p) / slope : guess;
}

/** A standard normal value. @see https://en.wikipedia.org/wiki/Box-Muller_transform */
export function drawNormal(random: Random): number {
  const radius = Math.sqrt(-2 * Math.log(1 - random.next()));
  return radius * Math.cos(2 * Math.PI * random.next());
}

/** A value of the Laplace distribution around 0. @param scale its mean distance from 0 */
export function drawLaplace(random: Random, scale: number): number {
  const size = -scale * Math.log(1 - random.next());
  return random.chance(0.5) ? size : -size;
}
