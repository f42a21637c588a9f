import type { Contract } from '../contract.ts';
import type { Call, Reply } from '../serve.ts';
import type { Desk, User } from './desk.ts';

/** What all handlers of one server share. */
export interface World {
  readonly desk: Desk;
  readonly contract: Contract;
  /** Is this mutant or variant switched on? */
  readonly on: (id: string) => boolean;
}

/** A request of somebody who has signed in, its parameters read. */
export interface Asked {
  readonly call: Call;
  readonly user: User;
  readonly values: Readonly<Record<string, unknown>>;
}

/** Answers an operation. */
export type Act = (world: World, asked: Asked) => Reply;
