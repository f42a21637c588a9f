import { CallCounts } from './call-counts.ts';
import type { CallFailure } from './call-failure.ts';

/** A window is moved on by this part of it. */
const slices = 12;

/** Calls of the last while: what is older than the window is forgotten, a twelfth of it at a time. */
export class CallWindow {
  readonly #sliceMs: number;
  readonly #slices = new Map<number, CallCounts>();

  /** @param windowMs in milliseconds */
  constructor(windowMs: number) {
    this.#sliceMs = windowMs / slices;
  }

  add(now: number, durationMs: number, failure: CallFailure | undefined): void {
    const slice = this.#moveTo(now);
    const counts = this.#slices.get(slice) ?? new CallCounts();
    this.#slices.set(slice, counts);
    counts.add(durationMs, failure);
  }

  /** What it holds, as one. */
  counts(now: number): CallCounts {
    this.#moveTo(now);
    const sum = new CallCounts();
    for (const counts of this.#slices.values()) sum.addAll(counts);
    return sum;
  }

  /** The time that it is of, in milliseconds: the window, less what is still to come of the slice that runs. */
  coveredMs(now: number): number {
    return now - (Math.floor(now / this.#sliceMs) - slices + 1) * this.#sliceMs;
  }

  #moveTo(now: number): number {
    const slice = Math.floor(now / this.#sliceMs);
    for (const old of this.#slices.keys()) if (old <= slice - slices) this.#slices.delete(old);
    return slice;
  }
}
