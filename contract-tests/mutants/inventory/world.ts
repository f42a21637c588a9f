import type { Contract } from '../contract.ts';
import type { Store } from './store.ts';

/** What all handlers of one server share. */
export interface World {
  readonly store: Store;
  readonly contract: Contract;
  /** Is this mutant or variant switched on? */
  readonly on: (id: string) => boolean;
}
