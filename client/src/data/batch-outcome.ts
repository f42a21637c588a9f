import { transientStatuses } from '../transient.ts';

/**
 * How an item failed.
 *
 * - `refused`: the server said no (a 4xx but 408, 425 and 429); it would say so again.
 * - `unavailable`: the server was busy or broken (408, 425, 429, 5xx), after all that the client's policies tried.
 * - `unknown`: there was no answer, or none that could be read. **It may have been carried out.**
 * - `unsent`: the batch stopped before it.
 */
export type FailureKind = 'refused' | 'unavailable' | 'unknown' | 'unsent';

/** What became of one item. */
export type Outcome<Item, Value> = SucceededItem<Item, Value> | FailedItem<Item>;

/** An item that was carried out. */
export interface SucceededItem<Item, Value> {
  readonly ok: true;
  /** Its place in the list, from 0. */
  readonly index: number;
  readonly item: Item;
  readonly value: Value;
}

/** An item that was not carried out, or may not have been. */
export interface FailedItem<Item> {
  readonly ok: false;
  readonly index: number;
  readonly item: Item;
  readonly kind: FailureKind;
  /** Of the answer, where there was one. */
  readonly status: number | undefined;
  /** What the server said, decoded, or what was thrown; undefined for `unsent` and where it was in an earlier run. */
  readonly error: unknown;
  /** It failed in an earlier run, and was not sent again in this one. */
  readonly earlier: boolean;
}

/** What sending gives: the result of a call of a generated client, or something of the same shape. */
export type SendResult<Value> =
  | { readonly ok: true; readonly data: Value }
  | { readonly ok: false; readonly error: unknown; readonly status: number };

/** What an answer that is an error says of its item. */
export function kindOfStatus(status: number): 'refused' | 'unavailable' {
  return transientStatuses.has(status) || status >= 500 ? 'unavailable' : 'refused';
}
