import type { Cursor } from './cursor.ts';
import type { StateStore } from './state-store.ts';

/** Options of `incremental`. */
export interface IncrementalOptions<Item, Transaction = unknown> {
  readonly store: StateStore<Transaction>;
  /** What the state is kept under: `customers`. One for each thing that is loaded, and for each place it goes to. */
  readonly key: string;
  /**
   * Reads what changed at `since` **or after it**; all where it is undefined.
   *
   * A server that leaves out what changed exactly then needs an `overlapMs` of at least its smallest step.
   */
  readonly load: (since: Cursor | undefined, signal: AbortSignal) => AsyncIterable<Item> | Iterable<Item>;
  /** When an item changed: what `since` is compared with. */
  readonly cursorOf: (item: Item) => Cursor;
  /** What tells items apart. Without it, those at the edge are handled again each time. */
  readonly idOf?: ((item: Item) => string) | undefined;
  /**
   * Does with a batch what is to be done. It must take effect before it resolves; when it throws, the load ends with
   * that error, and the next one gets the same items.
   */
  readonly handle: (batch: readonly Item[], context: HandleContext<Transaction>) => Promise<void> | void;
  /** Default: 100. */
  readonly batchSize?: number | undefined;
  /** How far before the cursor the next load begins, for what shows up late, in milliseconds. Default: 0. */
  readonly overlapMs?: number | undefined;
  /**
   * `ascending`: by cursor, and what comes otherwise is an error. `any`: the cursor moves at the end of the load alone.
   * Default: `ascending`.
   */
  readonly order?: 'ascending' | 'any' | undefined;
  /** The cursor never goes beyond it: one row with a time in the far future would hide all others. */
  readonly notBeyond?: Cursor | undefined;
  /** So many ids at the edge are remembered; what is more may be handled again. Default: 10,000. */
  readonly maxRemembered?: number | undefined;
  /** Told after each batch. */
  readonly onProgress?: ((result: IncrementalResult) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** What handling a batch is given. */
export interface HandleContext<Transaction = unknown> {
  readonly signal: AbortSignal;
  /**
   * Saves the cursor behind this batch, within a transaction of the handler's own: both take effect, or neither.
   *
   * Without it the cursor is saved as soon as the handler is done. With `sqliteStateStore` it is saved when this
   * returns, in the transaction that is open on the same database.
   */
  readonly save: (transaction?: Transaction) => Promise<void> | void;
}

/** What a load has done. */
export interface IncrementalResult {
  /** Items that were given to `handle`. */
  readonly handled: number;
  /** Items that came again and were left out. */
  readonly skipped: number;
  readonly batches: number;
  /** Where the next load begins, but for the overlap. */
  readonly cursor: Cursor | undefined;
  /** Items at the edge that were too many to remember: they may be handled again. */
  readonly forgotten: number;
}
