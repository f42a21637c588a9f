import type { BatchOptions } from './batch-options.ts';
import type { FailedItem, Outcome } from './batch-outcome.ts';
import { BatchRun, type Entry } from './batch-run.ts';
import { type BatchState, noChecksum, rolledChecksum } from './batch-state.ts';
import { canonicalJson } from './canonical-json.ts';

/** What a run comes to besides its outcomes. */
export interface RunEnd {
  /** Whether the end of the list was reached. */
  readonly complete: boolean;
  /** Items that succeeded in earlier runs, and were not sent again. */
  readonly earlier: number;
}

/** The items are not those that the state is of: what is done cannot be told from what is not. Nothing was sent. */
export class BatchChangedError extends Error {
  override readonly name = 'BatchChangedError';

  constructor(name: string, settled: number, detail: string) {
    super(
      `The first ${settled} items of the batch '${name}' are not those of its earlier run: ${detail}. Nothing was sent. ` +
        'What to do: run it with the same items in the same order (more may come behind them), or give another list another name.',
    );
  }
}

/**
 * Sends the items of a list, and gives what became of each: chunk by chunk, in the order of the list.
 *
 * Nothing is sent twice here: what may be tried again, the client's policies try. With a `store`, the same run can be
 * begun again after a crash: what succeeded is not sent again, and gives no outcome. What was under way at that moment is
 * `unknown`, and is sent again with its idempotency key. A chunk's outcomes are given when its state is saved.
 *
 * @throws BatchChangedError where the items are not those of the earlier run
 * @throws StateError where the state cannot be used
 * @throws the signal's reason, when what was sent by then is saved
 */
export async function* writeInChunks<Item, Value>(
  items: AsyncIterable<Item> | Iterable<Item>,
  options: BatchOptions<Item, Value>,
): AsyncGenerator<Outcome<Item, Value>, RunEnd> {
  const { chunkSize = 100, concurrency = 4 } = options;
  checkAtLeastOne({ chunkSize, concurrency });
  const run = new BatchRun(options);
  const state = await run.begin();
  const earlier = state.settled - state.failures.size;
  const entries = entriesOf(items, options.idOf);
  try {
    const { again, left } = await passSettled(entries, state, options);
    yield* left;
    while (again.length > 0)
      if (yield* run.settle(again.splice(0, chunkSize), false)) return { complete: false, earlier };
    for (;;) {
      const chunk = await take(entries, chunkSize);
      if (chunk.length === 0) return { complete: true, earlier };
      if (yield* run.settle(chunk, true)) return { complete: false, earlier };
    }
  } finally {
    await entries.return(undefined);
  }
}

type Entries<Item> = AsyncGenerator<Entry<Item>, void>;

async function* entriesOf<Item>(
  items: AsyncIterable<Item> | Iterable<Item>,
  idOf: ((item: Item) => string) | undefined,
): Entries<Item> {
  let [index, checksum] = [0, noChecksum];
  for await (const item of items) {
    const identity = idOf?.(item) ?? `${index} ${canonicalJson(item)}`;
    checksum = rolledChecksum(checksum, identity);
    yield { index, item, identity, checksum, round: 0 };
    index += 1;
  }
}

/** Goes past what an earlier run has settled; of its failures some are to be sent again, the others are left. */
async function passSettled<Item, Value>(
  entries: Entries<Item>,
  { settled, checksum, failures }: BatchState,
  { name, resend = ['unavailable', 'unknown', 'unsent'] }: BatchOptions<Item, Value>,
): Promise<{ readonly again: Entry<Item>[]; readonly left: readonly FailedItem<Item>[] }> {
  const again: Entry<Item>[] = [];
  const left: FailedItem<Item>[] = [];
  let last = noChecksum;
  for (let index = 0; index < settled; index += 1) {
    const next = await entries.next();
    if (next.done) throw new BatchChangedError(name, settled, `there are only ${index}`);
    last = next.value.checksum;
    const failure = failures.get(index);
    if (!failure) continue;
    const { kind, status, round } = failure;
    // What was refused was not carried out: with its old key a server may refuse it unread.
    if (resend.includes(kind)) again.push({ ...next.value, round: kind === 'refused' ? round + 1 : round });
    else
      left.push({ ok: false, index, item: next.value.item, kind, status, error: undefined, earlier: true });
  }
  if (last !== checksum) throw new BatchChangedError(name, settled, 'they differ');
  return { again, left };
}

async function take<Item>(entries: Entries<Item>, most: number): Promise<readonly Entry<Item>[]> {
  const taken: Entry<Item>[] = [];
  while (taken.length < most) {
    const next = await entries.next();
    if (next.done) break;
    taken.push(next.value);
  }
  return taken;
}

function checkAtLeastOne(numbers: Readonly<Record<string, number>>): void {
  for (const [name, value] of Object.entries(numbers))
    if (!Number.isSafeInteger(value) || value < 1)
      throw new RangeError(`${name} is a whole number of at least 1, not ${value}`);
}
