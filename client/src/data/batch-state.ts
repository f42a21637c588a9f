import type { FailureKind } from './batch-outcome.ts';
import type { StateFormat } from './sealed-state.ts';

/** How far a batch has come. */
export interface BatchState {
  /** Items from the first on that were sent, or stopped before: what is not in `failures` succeeded. */
  readonly settled: number;
  /** Of those items, to tell that the next run has the same: see `rolledChecksum`. */
  readonly checksum: string;
  readonly failures: ReadonlyMap<number, StoredFailure>;
}

/** What is kept of a failure: nothing of the item, and nothing that the server said. */
export interface StoredFailure {
  readonly kind: FailureKind;
  readonly status: number | undefined;
  /** How often it was sent with a new idempotency key: those that were refused, again. */
  readonly round: number;
}

const kinds: ReadonlySet<unknown> = new Set<FailureKind>(['refused', 'unavailable', 'unknown', 'unsent']);

/** Failures are written as `[index, kind, status, round]`: `[17, "refused", 409, 0]`. */
export const batchStateFormat: StateFormat<BatchState> = {
  kind: 'batch',
  version: 1,
  write: ({ settled, checksum, failures }) => ({
    settled,
    checksum,
    failures: [...failures].map(([index, { kind, status, round }]) => [index, kind, status ?? null, round]),
  }),
  read({ settled, checksum, failures }) {
    if (!isCount(settled)) throw new TypeError('expected a count of settled items');
    if (typeof checksum !== 'string') throw new TypeError('expected a checksum');
    if (!Array.isArray(failures)) throw new TypeError('expected a list of failures');
    return { settled, checksum, failures: new Map(failures.map((entry) => failureIn(entry, settled))) };
  },
};

function failureIn(entry: unknown, settled: number): readonly [number, StoredFailure] {
  const [index, kind, status, round] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
  if (!isCount(index) || index >= settled || !isCount(round) || !(status === null || isCount(status)))
    throw new TypeError('expected failures of settled items as [index, kind, status, round]');
  if (!kinds.has(kind)) throw new TypeError(`expected a kind of failure: ${[...kinds].join(', ')}`);
  return [index, { kind: kind as FailureKind, status: status ?? undefined, round }];
}

function isCount(value: unknown): value is number {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

/** Of no items. */
export const noChecksum = '0.0';

/**
 * The checksum of a list, one item further on: two sums of 32 bits.
 *
 * It finds a list that was changed by mistake; it is no protection against somebody who means to.
 */
export function rolledChecksum(before: string, identity: string): string {
  const [one = '0', other = '0'] = before.split('.');
  let [a, b] = [Number.parseInt(one, 16) | 0, Number.parseInt(other, 16) | 0];
  const text = `${identity}\n`;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x9e3779b1);
    b = Math.imul(b ^ unit, 0x5f356495);
    a ^= b >>> 15;
    b ^= a >>> 13;
  }
  return `${(a >>> 0).toString(16)}.${(b >>> 0).toString(16)}`;
}
