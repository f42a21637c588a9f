import type { CallFailure } from './call-failure.ts';
import { type Latency, LatencyHistogram } from './latency-histogram.ts';

/** What was counted in some time. */
export interface CountedCalls {
  /** Those that have ended. */
  readonly requests: number;
  /** Without those that the caller aborted, which say nothing of the server. */
  readonly failures: number;
  /** By kind; a kind that did not happen is not there. */
  readonly failuresByKind: Readonly<Partial<Record<CallFailure, number>>>;
  readonly aborted: number;
  /** Failures among requests, from 0 to 1; 0 where there were none. */
  readonly failureShare: number;
  /** How long they took until the head of the answer came, or the failure; undefined where there were none. */
  readonly latency: Latency | undefined;
}

/** Calls, counted. */
export class CallCounts {
  readonly #latency = new LatencyHistogram();
  readonly #failures = new Map<CallFailure, number>();

  add(durationMs: number, failure: CallFailure | undefined): void {
    this.#latency.add(durationMs);
    if (failure !== undefined) this.#failures.set(failure, (this.#failures.get(failure) ?? 0) + 1);
  }

  addAll(other: CallCounts): void {
    this.#latency.addAll(other.#latency);
    for (const [kind, count] of other.#failures)
      this.#failures.set(kind, (this.#failures.get(kind) ?? 0) + count);
  }

  numbers(): CountedCalls {
    const requests = this.#latency.count;
    const { aborted = 0, ...failuresByKind } = Object.fromEntries(this.#failures) as Partial<
      Record<CallFailure, number>
    >;
    const failures = Object.values(failuresByKind).reduce((sum, count) => sum + count, 0);
    return {
      requests,
      failures,
      failuresByKind,
      aborted,
      failureShare: requests === 0 ? 0 : failures / requests,
      latency: this.#latency.summary(),
    };
  }
}
