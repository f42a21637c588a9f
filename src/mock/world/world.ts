import type { Random } from '../../schema/sample/random.ts';
import type { Store } from '../state/store.ts';

// The state of one session of a mock. Types only.

/** Everything that a session has for itself: what happens in one world, no other sees. */
export interface World {
  /** What the header `X-Mock-Session` says; empty for the world of those who say nothing. */
  readonly session: string;
  /** What each API keeps, by its name. */
  store(api: string): Store;
  readonly clock: WorldClock;
  /** What ids and other made up values follow from: the seed, the session, and how many there were before. */
  readonly random: Random;
  /** Counters of rate limits, states of scenarios and the like: by the name of who keeps them. */
  readonly notes: Map<string, unknown>;
  /** Brings what changes by itself to the world's time: before somebody looks at what it keeps. */
  settle(): void;
}

/** The time of a world, which can be moved. */
export interface WorldClock {
  now(): Date;
  /** Whether it stands still. */
  readonly isStopped: boolean;
  /** Moves the time on. @param ms may be negative */
  advance(ms: number): void;
  /** Stops the time there, or lets it go on from there. */
  set(time: Date, isStopped: boolean): void;
}
