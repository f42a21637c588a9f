import { StateError } from './state-error.ts';

/**
 * Where the state of a reading or of a run is kept: one text a key.
 *
 * What the text says is not the store's matter. Those here are `memoryStateStore` and, in `@concordat/client/node`,
 * `fileStateStore` and `sqliteStateStore`; another one keeps the texts in a table or an object store of its own.
 *
 * @typeParam Transaction what `write` takes part in, where the store has such a thing
 */
export interface StateStore<Transaction = unknown> {
  /** The text under a key; undefined where there is none. */
  read(key: string, signal?: AbortSignal): Promise<string | undefined> | string | undefined;
  /**
   * Puts a text in the place of the one that was read: whole or not at all.
   *
   * @throws StateError `conflict` where another text than `expected` is there by now
   */
  write(key: string, text: string, options: WriteStateOptions<Transaction>): Promise<void> | void;
  /** Forgets a key; one that is not there is forgotten already. */
  delete(key: string): Promise<void> | void;
  /** Where a key's text is, for error messages: `the file /var/lib/sync/customers.json`. */
  placeOf?(key: string): string;
}

/** How a state is written. */
export interface WriteStateOptions<Transaction = unknown> {
  /** The text that was read or written before; undefined where there was none. */
  readonly expected: string | undefined;
  /** The transaction that the write is part of. */
  readonly within?: Transaction | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** Keeps states as long as the process lives. */
export function memoryStateStore(): StateStore {
  const texts = new Map<string, string>();
  return {
    read: (key) => texts.get(key),
    write(key, text, { expected }) {
      if (texts.get(key) !== expected) throw new StateError('conflict', key, 'memory');
      texts.set(key, text);
    },
    delete: (key) => void texts.delete(key),
    placeOf: () => 'memory',
  };
}
