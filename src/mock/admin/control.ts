import type { TrafficCoverage } from '../../contract/coverage-traffic.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalApi } from '../journal/journal-entry.ts';
import type { KeptState } from '../persist/state-keeper.ts';
import type { Scenarios } from '../scenario/scenarios.ts';
import type { World } from '../world/world.ts';
import type { Outcome, Worlds } from '../world/worlds.ts';

// What a mock lets its own interface look at and change. Types only.

/** What is there to be controlled; what a mock does not have is undefined, and said to be missing when asked for. */
export interface AdminControl {
  readonly apis: () => readonly JournalApi[];
  readonly journal: Journal | undefined;
  /** What was counted since the start; undefined where coverage is that of the journal. */
  readonly coverage: TrafficCoverage | undefined;
  readonly worlds: Worlds | undefined;
  /** What keeps them beside this process: calls go through it. Default: memory alone. */
  readonly kept?: KeptState | undefined;
  readonly scenarios: Pick<Scenarios, 'list' | 'set' | 'setState' | 'playing'> | undefined;
  readonly faults: FaultsControl | undefined;
  /** What was found out about what the documents keep, by API, as JSON; undefined where nothing is kept. */
  readonly resources: (() => unknown) | undefined;
}

/** Turns troubles on and off while a mock runs. */
export interface FaultsControl {
  /** Those that are on, as words: `reset@0.1`, `503`, names of faults of the file. */
  words(world: World): readonly string[];
  /** Takes the place of those that were on; none for an empty list. */
  set(world: World, words: readonly string[]): Outcome;
}
