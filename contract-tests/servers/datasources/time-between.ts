import type { Random } from '../../../src/schema/sample/random.ts';

/** A time between two, both included, in whole seconds: `2024-03-01T08:00:00.000Z`. */
export function timeBetween(random: Random, from: string, to: string): string {
  const seconds = random.integer(Date.parse(from) / 1000, Date.parse(to) / 1000);
  return new Date(seconds * 1000).toISOString();
}
