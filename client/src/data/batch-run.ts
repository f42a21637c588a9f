import type { BatchOptions } from './batch-options.ts';
import { type FailedItem, type FailureKind, kindOfStatus, type Outcome } from './batch-outcome.ts';
import { type BatchState, batchStateFormat, noChecksum, type StoredFailure } from './batch-state.ts';
import { idempotencyKeyOf } from './idempotency-key-of.ts';
import { SealedState } from './sealed-state.ts';

/** An item on its way. */
export interface Entry<Item> {
  readonly index: number;
  readonly item: Item;
  readonly identity: string;
  readonly round: number;
  /** Of the list up to this item, and with it. */
  readonly checksum: string;
}

/** One run: what it sends, and what it saves of that. */
export class BatchRun<Item, Value> {
  readonly #options: BatchOptions<Item, Value>;
  readonly #signal: AbortSignal;
  readonly #sealed: SealedState<BatchState> | undefined;
  #settled = 0;
  #checksum = noChecksum;
  #failures = new Map<number, StoredFailure>();

  constructor(options: BatchOptions<Item, Value>) {
    this.#options = options;
    this.#signal = options.signal ?? new AbortController().signal;
    this.#sealed = options.store && new SealedState(options.store, options.name, batchStateFormat);
  }

  async begin(): Promise<BatchState> {
    this.#signal.throwIfAborted();
    const state = await this.#sealed?.read(this.#signal);
    this.#settled = state?.settled ?? 0;
    this.#checksum = state?.checksum ?? noChecksum;
    this.#failures = new Map(state?.failures);
    return {
      settled: this.#settled,
      checksum: this.#checksum,
      failures: new Map(this.#failures),
    };
  }

  /**
   * Sends a chunk, and saves before and after it.
   *
   * @param isNew the chunk comes behind what was settled before
   * @returns whether the run is to stop
   */
  async *settle(
    chunk: readonly Entry<Item>[],
    isNew: boolean,
  ): AsyncGenerator<Outcome<Item, Value>, boolean> {
    this.#signal.throwIfAborted();
    if (isNew) {
      this.#checksum = chunk.at(-1)?.checksum ?? this.#checksum;
      this.#settled += chunk.length;
    }
    // Should the process end while they are under way, nobody knows what became of them.
    for (const { index, round } of chunk)
      this.#failures.set(index, { kind: 'unknown', status: undefined, round });
    await this.#save();
    const outcomes = await this.#sendAll(chunk);
    for (const [at, { index, round }] of chunk.entries()) {
      const outcome = outcomes[at];
      if (outcome?.ok) this.#failures.delete(index);
      else if (outcome) this.#failures.set(index, { kind: outcome.kind, status: outcome.status, round });
    }
    await this.#save();
    const failed = this.#failures.size;
    this.#options.onProgress?.({ settled: this.#settled, succeeded: this.#settled - failed, failed });
    yield* outcomes;
    this.#signal.throwIfAborted();
    return this.#options.onFailure === 'stop' && outcomes.some(({ ok }) => !ok);
  }

  /** In so many lanes, each of which takes the next item when it is done with one. */
  async #sendAll(chunk: readonly Entry<Item>[]): Promise<readonly Outcome<Item, Value>[]> {
    const outcomes: Outcome<Item, Value>[] = [];
    let [next, stopped] = [0, false];
    const lane = async () => {
      for (let at = next++; ; at = next++) {
        const entry = chunk[at];
        if (!entry) return;
        const outcome =
          stopped || this.#signal.aborted
            ? failed(entry, 'unsent', undefined, undefined)
            : await this.#send(entry);
        outcomes[at] = outcome;
        stopped ||= !outcome.ok && this.#options.onFailure === 'stop';
      }
    };
    const lanes = Math.min(this.#options.concurrency ?? 4, chunk.length);
    await Promise.all(Array.from({ length: lanes }, lane));
    return outcomes;
  }

  async #send(entry: Entry<Item>): Promise<Outcome<Item, Value>> {
    const { index, item, identity, round } = entry;
    try {
      const idempotencyKey = await idempotencyKeyOf(this.#options.name, identity, String(round));
      const result = await this.#options.send(item, { index, idempotencyKey, signal: this.#signal });
      if (result.ok) return { ok: true, index, item, value: result.data };
      return failed(entry, kindOfStatus(result.status), result.status, result.error);
    } catch (error) {
      return failed(entry, 'unknown', undefined, error);
    }
  }

  async #save(): Promise<void> {
    // Not with the signal: what is done is done, and is to be remembered.
    const state = { settled: this.#settled, checksum: this.#checksum, failures: this.#failures };
    await this.#sealed?.write(state, {});
  }
}

function failed<Item>(
  { index, item }: Entry<Item>,
  kind: FailureKind,
  status: number | undefined,
  error: unknown,
): FailedItem<Item> {
  return { ok: false, index, item, kind, status, error, earlier: false };
}
