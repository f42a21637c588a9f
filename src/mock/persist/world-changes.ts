import type { StoredItem, StoreWatch } from '../state/store.ts';
import type { World } from '../world/world.ts';
import { cellKey } from './cell.ts';

/** Which items of a world have changed since they were last kept. */
export interface WorldChanges {
  /** Anything may have changed, or nothing was kept. */
  isWhole: boolean;
  /** By the key of the cell; undefined for one that is gone. */
  readonly items: Map<string, StoredItem | undefined>;
}

/** Notes the changes of worlds, each for itself. */
export class ChangedWorlds {
  readonly #changes = new WeakMap<World, WorldChanges>();
  #isQuiet = false;

  of(world: World): WorldChanges {
    let changes = this.#changes.get(world);
    if (!changes) {
      changes = { isWhole: false, items: new Map() };
      this.#changes.set(world, changes);
    }
    return changes;
  }

  watch(api: string, world: World): StoreWatch {
    return (resource, number, item) => {
      if (this.#isQuiet) return;
      const changes = this.of(world);
      if (resource === undefined || number === undefined) changes.isWhole = true;
      else changes.items.set(cellKey(['item', api, resource, number]), item);
    };
  }

  /** Does something that is no change: what is kept is put into a world. */
  quietly(act: () => void): void {
    this.#isQuiet = true;
    try {
      act();
    } finally {
      this.#isQuiet = false;
    }
  }
}
