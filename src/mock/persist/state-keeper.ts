import type { Problem } from '../../problem.ts';
import type { StoreWatch } from '../state/store.ts';
import type { MockState } from '../stateful/mock-state.ts';
import type { WorldWatch } from '../world/kept-worlds.ts';
import type { World } from '../world/world.ts';

// What keeps the worlds of a mock beside its process. Types only.

/** A database that keeps what mocks remember; opened by `openState`. */
export interface StateKeeper {
  /** Where it is, for people, without secrets: `sqlite:mock.db`, `redis://127.0.0.1:6379/0`. */
  readonly place: string;
  /** Begins to keep the worlds of a mock. */
  begin(): KeptState;
  /** Closes the database; what was answered is in it. */
  close(): Promise<void>;
}

/** Keeps the worlds of one mock. */
export interface KeptState {
  /** What a store of a world tells its changes to. */
  storeWatch(api: string, world: World): StoreWatch;
  /** What the worlds tell to as they come and go. */
  readonly worldWatch: WorldWatch;
  /**
   * Puts what is kept into a mock that was made with these watches.
   *
   * @param tell of items that do not fit the documents any more
   * @param previous what kept the mock whose worlds this one has taken over, and keeps nothing from now on
   */
  attach(state: MockState, tell: (api: string, problem: Problem) => void, previous?: KeptState): void;
  /**
   * Does something with worlds; when it is done, what it changed is kept. It may be done again, from the beginning, where
   * somebody else changed the same world meanwhile: it must have no other effects.
   *
   * @param session whose world it is about; undefined for all
   * @throws UnkeptError where the database is out of reach: nothing was kept that anybody may count on
   */
  run<T>(session: string | undefined, act: () => T): T | Promise<Awaited<T>>;
  /**
   * A text that is of no world and never changes, such as a key: the same for all who share what is kept.
   *
   * @param make makes it where there is none yet; of several who make one at once, the first counts
   * @throws UnkeptError where the database is out of reach
   */
  shared(name: string, make: () => Promise<string>): Promise<string>;
}
