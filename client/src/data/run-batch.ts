import type { BatchOptions } from './batch-options.ts';
import type { FailedItem, Outcome } from './batch-outcome.ts';
import { writeInChunks } from './write-in-chunks.ts';

/** What became of a list. */
export interface BatchResult<Item> {
  /** Every item of the list was carried out, now or in an earlier run. */
  readonly ok: boolean;
  /** The end of the list was reached: false where the run stopped at a failure. */
  readonly complete: boolean;
  /** Items that were carried out in this run. */
  readonly succeeded: number;
  /** Items that were carried out in earlier runs. */
  readonly earlier: number;
  /** All that were not, by their place in the list, with those of earlier runs that were not sent again. */
  readonly failed: readonly FailedItem<Item>[];
}

/**
 * Sends all items of a list, and says which failed.
 *
 * It does not throw for a failed item: look at `ok`. As `writeInChunks`, which gives the values too, it goes on behind a
 * crash where it has a `store`.
 *
 * @param onOutcome told of each item that was sent, and of failures of earlier runs
 * @throws BatchChangedError, StateError or the signal's reason
 * @example
 * const run = await runBatch(rows, {
 *   name: 'import-2025-01-18',
 *   send: (row, { idempotencyKey, signal }) =>
 *     client.createProject({ body: row, header: { 'Idempotency-Key': idempotencyKey }, signal }),
 * });
 * for (const { item, status, error } of run.failed) console.log(item.name, status, error);
 */
export async function runBatch<Item, Value>(
  items: AsyncIterable<Item> | Iterable<Item>,
  options: BatchOptions<Item, Value>,
  onOutcome?: (outcome: Outcome<Item, Value>) => void,
): Promise<BatchResult<Item>> {
  const outcomes = writeInChunks(items, options);
  const failed: FailedItem<Item>[] = [];
  let succeeded = 0;
  for (;;) {
    const next = await outcomes.next();
    if (next.done) {
      const { complete, earlier } = next.value;
      failed.sort((a, b) => a.index - b.index);
      return { ok: complete && failed.length === 0, complete, succeeded, earlier, failed };
    }
    onOutcome?.(next.value);
    if (next.value.ok) succeeded += 1;
    else failed.push(next.value);
  }
}
