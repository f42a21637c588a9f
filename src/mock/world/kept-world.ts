import type { Store } from '../state/store.ts';
import { copyNotes } from './copy-notes.ts';
import type { World } from './world.ts';
import { type ClockState, createWorldClock, type KeptClock } from './world-clock.ts';
import { createWorldRandom, type KeptRandom, type RandomState } from './world-random.ts';

/** All that a world holds at one moment; sharing nothing with it. */
export interface WorldState {
  readonly stores: ReadonlyMap<string, ReturnType<Store['snapshot']>>;
  readonly clock: ClockState;
  readonly random: RandomState;
  readonly notes: ReadonlyMap<string, unknown>;
}

/** A world whose state can be kept and put back. */
export interface KeptWorld extends World {
  readonly clock: KeptClock;
  readonly random: KeptRandom;
  /** How much the items of all its stores take, as JSON in UTF-16 code units. */
  readonly bytes: number;
  state(): WorldState;
  restore(state: WorldState): void;
  /** Gives back what its stores hold, once nobody can ask for the world any more. */
  forget(): void;
}

/** A world is seen as it is at its time; or its time is about to be moved. */
export type SettleReason = 'is seen' | 'moves';

/** How much the items of a kept state take. */
export function bytesOfState({ stores }: WorldState): number {
  return stores.values().reduce((sum, { bytes }) => sum + bytes, 0);
}

/** What a world is made with. */
export interface WorldOptions {
  /** What ids and other made up values follow from. */
  readonly seed: string;
  /** The time outside. */
  readonly clock: () => Date;
  /** An empty store of an API; called when it is first asked for. */
  readonly makeStore: (api: string, world: World) => Store;
  /** Lets what changes by itself in the store of an API do so. Default: nothing does. */
  readonly settle?: (world: World, api: string, why: SettleReason) => void;
}

/** A world in which nothing has happened yet. */
export function createKeptWorld(
  session: string,
  { seed, clock, makeStore, settle }: WorldOptions,
): KeptWorld {
  const stores = new Map<string, Store>();
  const settled = (why: SettleReason) => {
    for (const api of settle ? stores.keys() : []) settle?.(world, api, why);
  };
  const world: KeptWorld = {
    session,
    clock: createWorldClock(clock, () => settled('moves')),
    random: createWorldRandom(`${seed}\n${session}`),
    notes: new Map(),
    store(api) {
      let store = stores.get(api);
      if (!store) {
        store = makeStore(api, world);
        stores.set(api, store);
      }
      return store;
    },
    settle: () => settled('is seen'),
    state() {
      world.settle();
      return {
        stores: new Map([...stores].map(([api, store]) => [api, store.snapshot()])),
        clock: world.clock.state(),
        random: world.random.state(),
        notes: copyNotes(world.notes),
      };
    },
    get bytes() {
      return stores.values().reduce((sum, { bytes }) => sum + bytes, 0);
    },
    forget() {
      for (const store of stores.values()) store.clear();
    },
    restore(state) {
      // A store that was not there was not used: it is made anew, as it would have been.
      for (const [api, store] of stores) {
        if (state.stores.has(api)) continue;
        store.clear();
        stores.delete(api);
      }
      for (const [api, kept] of state.stores) world.store(api).restore(kept);
      world.clock.restore(state.clock);
      world.random.restore(state.random);
      world.notes.clear();
      for (const [name, note] of copyNotes(state.notes)) world.notes.set(name, note);
    },
  };
  return world;
}
