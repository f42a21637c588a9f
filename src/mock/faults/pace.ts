import type { Delivery } from '../behaviour.ts';

/** When the parts of a body are sent: so many of the same size, so long before each. */
export interface Pace {
  readonly parts: number;
  readonly partMs: number;
}

/** Below this, timers are not exact. */
const shortestPartMs = 20;
const maxParts = 10_000;
/** Node's timers know no longer time. */
const longestPartMs = 2 ** 31 - 1;

/** How a body of this many bytes is sent; undefined where all of it is sent at once. */
export function paceOf(length: number, { bytesPerSecond, dribble }: Delivery): Pace | undefined {
  if (length === 0 || (bytesPerSecond === undefined && !dribble)) return undefined;
  const wholeMs = bytesPerSecond === undefined ? 0 : (length / bytesPerSecond) * 1000;
  const wanted = dribble?.parts ?? Math.ceil(wholeMs / shortestPartMs);
  const parts = Math.max(1, Math.min(wanted, length, maxParts));
  const partMs = Math.max(wholeMs, dribble?.overMs ?? 0) / parts;
  return { parts, partMs: Math.min(longestPartMs, partMs) };
}

/** The parts of a body, each as large as the others but for one byte. */
export function partsOf<Buffer extends ArrayBufferLike>(
  body: Uint8Array<Buffer>,
  { parts }: Pace,
): readonly Uint8Array<Buffer>[] {
  const edge = (index: number) => Math.round((body.length * index) / parts);
  return Array.from({ length: parts }, (_, index) => body.subarray(edge(index), edge(index + 1)));
}
