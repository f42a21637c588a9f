import type { Contract } from '../contract.ts';
import type { Call } from '../serve.ts';
import type { Store } from './store.ts';

/** What all handlers of one server share. */
export interface World {
  readonly store: Store;
  readonly contract: Contract;
  /** Is this mutant or variant switched on? */
  readonly on: (id: string) => boolean;
  /** What stands before a path in `Location`: nothing but the base path, or the origin too. */
  readonly locationBase: (call: Call) => string;
}
