import type { Contract } from '../contract.ts';
import type { Call, Reply } from '../serve.ts';
import type { Shop, User } from './shop.ts';

/** All that an operation works with. */
export interface World {
  readonly shop: Shop;
  readonly contract: Contract;
  /** Whether a mutant or a variant is switched on. */
  readonly on: (id: string) => boolean;
}

/** A request that was let in and is valid. */
export interface Given {
  readonly call: Call;
  /** Nobody in particular where the operation is open. */
  readonly user: User;
  /** The parameters, with their defaults. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Empty where the operation has none. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** What an operation does. */
export type Act = (world: World, given: Given) => Reply;
