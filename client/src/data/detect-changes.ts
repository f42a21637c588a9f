import { type Fingerprint, fingerprint } from './fingerprint.ts';

/** What has become of a row. */
export type Change<Row> =
  | { readonly kind: 'added' | 'changed'; readonly key: string; readonly hash: string; readonly row: Row }
  | { readonly kind: 'removed'; readonly key: string };

/** Options of `detectChanges`. */
export interface DetectChangesOptions<Row> {
  /** The fingerprints that were kept the last time, each key once. */
  readonly before: AsyncIterable<Fingerprint> | Iterable<Fingerprint>;
  /** All rows as they are now, each key once: one that does not come is taken for removed. */
  readonly after: AsyncIterable<Row> | Iterable<Row>;
  readonly keyOf: (row: Row) => string;
  /** What of a row counts. Default: all. */
  readonly of?: ((row: Row) => unknown) | undefined;
  /**
   * Both come by their key, in the order of `compare`: then no more than two rows are in memory at a time, and a row out
   * of order is an error. Default: false, which keeps the fingerprints of `before` in memory.
   */
  readonly sorted?: boolean | undefined;
  /** Below 0 where `a` comes first. Default: by code units, as `Array.sort`. */
  readonly compare?: ((a: string, b: string) => number) | undefined;
  readonly signal?: AbortSignal | undefined;
}

/**
 * What was added, changed and removed since the last time, by key and hash of the canonical JSON.
 *
 * For servers that cannot be asked what changed, and for removals, which an incremental load does not see. Where reading
 * `after` fails, that is thrown before anything is taken for removed (not sorted), or behind the key that was reached
 * (sorted).
 *
 * @throws RangeError for a key that comes twice, and where sorted rows are out of order
 * @example
 * for await (const change of detectChanges({ before, after: client.listCustomers.pages(), keyOf: (row) => row.customer_id }))
 *   console.log(change.kind, change.key);
 */
export function detectChanges<Row>(options: DetectChangesOptions<Row>): AsyncGenerator<Change<Row>, void> {
  return options.sorted === true ? changesBySorting(options) : changesByLookup(options);
}

async function* changesByLookup<Row>({
  before,
  after,
  keyOf,
  of,
  signal,
}: DetectChangesOptions<Row>): AsyncGenerator<Change<Row>, void> {
  const hashes = new Map<string, string>();
  for await (const { key, hash } of before) {
    if (hashes.has(key)) throw twice(key, 'before');
    hashes.set(key, hash);
  }
  const seen = new Set<string>();
  for await (const row of after) {
    signal?.throwIfAborted();
    const { key, hash } = await fingerprint(row, keyOf, of);
    if (seen.has(key)) throw twice(key, 'after');
    seen.add(key);
    const known = hashes.get(key);
    if (known !== hash) yield { kind: known === undefined ? 'added' : 'changed', key, hash, row };
  }
  signal?.throwIfAborted();
  for (const key of hashes.keys()) if (!seen.has(key)) yield { kind: 'removed', key };
}

async function* changesBySorting<Row>({
  before,
  after,
  keyOf,
  of,
  signal,
  compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0),
}: DetectChangesOptions<Row>): AsyncGenerator<Change<Row>, void> {
  const old = inOrder(before, ({ key }) => key, compare, 'before');
  try {
    let known = await old.next();
    for await (const row of inOrder(after, keyOf, compare, 'after')) {
      signal?.throwIfAborted();
      const { key, hash } = await fingerprint(row, keyOf, of);
      for (; !known.done && compare(known.value.key, key) < 0; known = await old.next())
        yield { kind: 'removed', key: known.value.key };
      const isKnown = !known.done && known.value.key === key;
      if (!isKnown || known.value?.hash !== hash)
        yield { kind: isKnown ? 'changed' : 'added', key, hash, row };
      if (isKnown) known = await old.next();
    }
    signal?.throwIfAborted();
    for (; !known.done; known = await old.next()) yield { kind: 'removed', key: known.value.key };
  } finally {
    await old.return(undefined);
  }
}

async function* inOrder<T>(
  rows: AsyncIterable<T> | Iterable<T>,
  keyOf: (row: T) => string,
  compare: (a: string, b: string) => number,
  side: string,
): AsyncGenerator<T, undefined> {
  let last: string | undefined;
  for await (const row of rows) {
    const key = keyOf(row);
    const order = last === undefined ? -1 : compare(last, key);
    if (last !== undefined && order === 0) throw twice(key, side);
    if (last !== undefined && order > 0)
      throw new RangeError(
        `'${key}' of ${side} came behind '${last}': sort by key in the order of compare, or leave sorted out`,
      );
    last = key;
    yield row;
  }
  return undefined;
}

function twice(key: string, side: string): RangeError {
  return new RangeError(`the key '${key}' came twice in ${side}: keyOf is to give each row one of its own`);
}
