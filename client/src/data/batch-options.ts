import type { FailureKind, SendResult } from './batch-outcome.ts';
import type { StateStore } from './state-store.ts';

/** Options of `writeInChunks` and `runBatch`. */
export interface BatchOptions<Item, Value> {
  /**
   * The name of this run: `import-2025-01-18`. What is sent again under it has the same idempotency keys, and its state
   * is kept under it. Another list of items takes another name.
   */
  readonly name: string;
  /** Sends one item. What it throws is an `unknown` failure. */
  readonly send: (item: Item, context: SendContext) => Promise<SendResult<Value>>;
  /** What an item is known by. Default: its place and its canonical JSON. */
  readonly idOf?: ((item: Item) => string) | undefined;
  /** Items between two saves of the state. Default: 100. */
  readonly chunkSize?: number | undefined;
  /** Items that are sent at a time. Default: 4. */
  readonly concurrency?: number | undefined;
  /** `stop`: nothing new is sent behind a failure. Default: `continue`. */
  readonly onFailure?: 'continue' | 'stop' | undefined;
  /** Remembers what is done, so that the same run goes on behind a crash. Default: nothing is remembered. */
  readonly store?: StateStore | undefined;
  /**
   * Which failures of an earlier run are sent again. Default: all but `refused`.
   *
   * Leave out `unknown` for an API without idempotency keys, where the same request again may do it twice.
   */
  readonly resend?: readonly FailureKind[] | undefined;
  /** Told after each chunk. */
  readonly onProgress?: ((progress: BatchProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What sending an item is given. */
export interface SendContext {
  /** Its place in the list, from 0. */
  readonly index: number;
  /** A UUID that is the same whenever this item is sent in this run, but for one that was refused before. */
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

/** How far a batch is. */
export interface BatchProgress {
  /** Items that are settled, with those of earlier runs. */
  readonly settled: number;
  readonly succeeded: number;
  readonly failed: number;
}
