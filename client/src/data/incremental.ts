import { type Cursor, checkedCursor, compareCursors, cursorBefore } from './cursor.ts';
import { HandledRows } from './handled-rows.ts';
import type { IncrementalOptions, IncrementalResult } from './incremental-options.ts';
import { SealedState } from './sealed-state.ts';
import { syncStateFormat } from './sync-state.ts';

/**
 * Loads what changed since the last time, in batches, and remembers how far it came.
 *
 * Each item is handled at least once, whatever happens in between: the cursor is saved after the batch. With `idOf`,
 * twice only where the process ended between the two; with `save` in the handler's transaction, not even then.
 *
 * @throws StateError where the state cannot be used, or another process changed it
 * @throws RangeError where items are out of order, or an option is out of its range
 * @example
 * await incremental({
 *   store: fileStateStore('./state'),
 *   key: 'customers',
 *   load: (since, signal) => client.listCustomers.pages({ query: { updated_since: since }, signal }),
 *   cursorOf: ({ updated_at }) => updated_at,
 *   idOf: ({ customer_id }) => customer_id,
 *   handle: (batch) => warehouse.upsert(batch),
 * });
 */
export async function incremental<Item, Transaction = unknown>(
  options: IncrementalOptions<Item, Transaction>,
): Promise<IncrementalResult> {
  const { batchSize = 100, signal = new AbortController().signal, idOf, order = 'ascending' } = options;
  checkRange('batchSize', batchSize, 1);
  checkRange('overlapMs', options.overlapMs ?? 0, 0);
  signal.throwIfAborted();
  const load = new Load(options, signal);
  const since = await load.begin();
  let batch: Item[] = [];
  for await (const item of options.load(since, signal)) {
    signal.throwIfAborted();
    const cursor = checkedCursor(options.cursorOf(item));
    if (!load.take(cursor, idOf?.(item), order)) continue;
    if (batch.push(item) < batchSize) continue;
    await load.handle(batch);
    batch = [];
  }
  signal.throwIfAborted();
  if (batch.length > 0) await load.handle(batch);
  await load.end();
  return load.result();
}

/** One load: what it has seen, and what of that is saved. */
class Load<Item, Transaction> {
  readonly #options: IncrementalOptions<Item, Transaction>;
  readonly #signal: AbortSignal;
  readonly #sealed: SealedState<Parameters<typeof syncStateFormat.write>[0], Transaction>;
  #rows = new HandledRows(0);
  #cursor: Cursor | undefined;
  /** The highest so far, and the one of the item before. */
  #highest: Cursor | undefined;
  #before: Cursor | undefined;
  #handled = 0;
  #skipped = 0;
  #batches = 0;

  constructor(options: IncrementalOptions<Item, Transaction>, signal: AbortSignal) {
    this.#options = options;
    this.#signal = signal;
    this.#sealed = new SealedState(options.store, options.key, syncStateFormat);
  }

  /** @returns where to read from */
  async begin(): Promise<Cursor | undefined> {
    const state = await this.#sealed.read(this.#signal);
    this.#rows = new HandledRows(this.#options.maxRemembered ?? 10_000, state?.rows);
    this.#cursor = state?.cursor;
    this.#highest = this.#cursor;
    return this.#cursor === undefined ? undefined : this.#edge(this.#cursor);
  }

  /** Whether an item is to be handled. */
  take(cursor: Cursor, id: string | undefined, order: 'ascending' | 'any'): boolean {
    if (order === 'ascending' && this.#before !== undefined && compareCursors(cursor, this.#before) < 0)
      throw outOfOrder(cursor, this.#before);
    this.#before = cursor;
    // What is left out below is handled: it counts for how far the load came.
    if (this.#highest === undefined || compareCursors(cursor, this.#highest) > 0) this.#highest = cursor;
    if (id !== undefined && this.#rows.has(id, cursor)) {
      this.#skipped += 1;
      return false;
    }
    if (id !== undefined) this.#rows.add(id, cursor);
    return true;
  }

  async handle(batch: readonly Item[]): Promise<void> {
    if (this.#options.order !== 'any') this.#advance();
    let saved: { readonly done: Promise<void> | void } | undefined;
    const save = (within?: Transaction) => {
      saved ??= { done: this.#save(within) };
      return saved.done;
    };
    await this.#options.handle(batch, { signal: this.#signal, save });
    await save();
    this.#handled += batch.length;
    this.#batches += 1;
    this.#options.onProgress?.(this.result());
  }

  /** Saves what is known only now: that what came in any order is whole. */
  async end(): Promise<void> {
    const before = this.#cursor;
    this.#advance();
    if (this.#cursor !== before) await this.#save();
  }

  result(): IncrementalResult {
    return {
      handled: this.#handled,
      skipped: this.#skipped,
      batches: this.#batches,
      cursor: this.#cursor,
      forgotten: this.#rows.forgotten,
    };
  }

  #advance(): void {
    const { notBeyond } = this.#options;
    let to = this.#highest;
    if (to !== undefined && notBeyond !== undefined && compareCursors(to, notBeyond) > 0) to = notBeyond;
    // A bound that is behind the cursor does not take it back.
    if (to === undefined || (this.#cursor !== undefined && compareCursors(to, this.#cursor) <= 0)) return;
    this.#cursor = to;
    this.#rows.keepFrom(this.#edge(to));
  }

  #save(within?: Transaction): Promise<void> | void {
    const state = { cursor: this.#cursor, rows: this.#rows.entries() };
    return this.#sealed.write(state, { within, signal: this.#signal });
  }

  #edge(cursor: Cursor): Cursor {
    return cursorBefore(cursor, this.#options.overlapMs ?? 0);
  }
}

function checkRange(name: string, value: number, least: number): void {
  if (!(value >= least) || !Number.isFinite(value))
    throw new RangeError(`${name} is a number of at least ${least}, not ${value}`);
}

function outOfOrder(cursor: Cursor, before: Cursor): RangeError {
  return new RangeError(
    `an item at '${String(cursor).slice(0, 60)}' came behind one at '${String(before).slice(0, 60)}', but items are to come by their cursor. ` +
      "Let the server sort them; or pass order: 'any', which saves the cursor at the end of the load alone.",
  );
}
