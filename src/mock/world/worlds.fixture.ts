import { createMemoryStore } from '../state/memory-store.ts';
import type { NewItem } from '../state/store.ts';
import type { WorldsOptions } from './kept-worlds.ts';
import type { World } from './world.ts';
import { createWorlds, type Worlds } from './worlds.ts';

/** Worlds of stores in memory, and a clock outside that a test moves. */
export function worldsOf(options: Partial<WorldsOptions> = {}): {
  readonly worlds: Worlds;
  readonly pass: (ms: number) => void;
} {
  let nowMs = Date.parse('2026-01-01T00:00:00Z');
  const worlds = createWorlds({
    seed: '1',
    clock: () => new Date(nowMs),
    makeStore: () => createMemoryStore(),
    ...options,
  });
  return {
    worlds,
    pass: (ms) => {
      nowMs += ms;
    },
  };
}

/** Puts an item into a world. */
export function addJob(world: World, id: string): void {
  const item: NewItem = { id, scope: {}, value: { id }, enteredMs: 0, dueMs: undefined, isExample: false };
  world.store('jobs').add('jobs', item);
}

/** The ids of a world's items, in their order. */
export function jobsOf(world: World): readonly string[] {
  const query = { scope: {}, where: [], order: [], newestFirst: false, limit: 1000 };
  const { items } = world.store('jobs').list('jobs', { ...query, from: { kind: 'offset', offset: 0 } });
  return items.map(({ id }) => id);
}
