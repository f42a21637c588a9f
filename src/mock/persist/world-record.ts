import { allItems } from '../state/all-items.ts';
import type { StoredItem } from '../state/store.ts';
import type { KeptWorld } from '../world/kept-world.ts';
import type { KeptEntry } from '../world/kept-worlds.ts';
import { type CellChange, cellKey, cellName } from './cell.ts';
import { itemOfText, itemText } from './item-text.ts';
import { OtherCells } from './other-cells.ts';
import type { WorldChanges } from './world-changes.ts';

/** The APIs that are served, each with what identifies its document and mock file. */
export type ServedDocuments = ReadonlyMap<string, string>;

/** What is to be written of a world, and what is known to be kept once it is. */
export interface Collected {
  readonly change: CellChange;
  /** To be called when it is written. */
  accept(): void;
}

/** What is kept of one world, as far as this process knows. */
export class WorldRecord {
  /** Which one of the states of the world this is; empty where none was kept. */
  version = '';
  /** The world that it was last compared with: another one is compared as a whole. */
  #world: KeptWorld | undefined;
  readonly #items = new Map<string, StoredItem>();
  readonly #others = new OtherCells();

  /** What of a world is not kept yet. */
  collect(entry: KeptEntry, changes: WorldChanges, documents: ServedDocuments): Collected {
    const { world } = entry;
    const isWhole = changes.isWhole || this.#world !== world;
    const items = isWhole ? this.#allChanges(world, documents) : [...changes.items];
    const changed = items.filter(([key, item]) => this.#items.get(key) !== item);
    const others = this.#others.collect(entry, documents);
    const texts = changed.map(([key, item]) => [key, item && itemText(item)] as const);
    return {
      change: new Map<string, string | undefined>([...texts, ...others.change]),
      accept: () => {
        for (const [key, item] of changed) {
          if (item) this.#items.set(key, item);
          else this.#items.delete(key);
        }
        others.accept();
        changes.isWhole = false;
        changes.items.clear();
        this.#world = world;
      },
    };
  }

  /** Whether a world is the one that this is about: another one was begun in its place. */
  isOf(world: KeptWorld): boolean {
    return this.#world === world;
  }

  /** Puts what is kept into a world; only cells of APIs that are served. */
  apply(entry: KeptEntry, change: CellChange, documents: ServedDocuments): void {
    const { world } = entry;
    this.#world = world;
    const others = new Map<string, string | undefined>();
    for (const [key, text] of change) {
      const name = cellName(key);
      if (name[0] !== 'item') others.set(key, text);
      else if (documents.has(name[1])) this.#applyItem(world, key, text);
    }
    this.#others.apply(entry, others, documents);
  }

  /** What takes a change back. */
  inverse(change: CellChange): CellChange {
    return new Map(
      [...change.keys()].map((key) => {
        const item = this.#items.get(key);
        return [key, item ? itemText(item) : this.#others.textOf(key)];
      }),
    );
  }

  #applyItem(world: KeptWorld, key: string, text: string | undefined): void {
    const [kind, api, resource, number] = cellName(key);
    if (kind !== 'item') return;
    const item = text === undefined ? undefined : itemOfText(text);
    if (item) {
      this.#items.set(key, item);
      world.store(api).put(resource, item);
    } else {
      this.#items.delete(key);
      world.store(api).remove(resource, [nothingOf(number)]);
    }
  }

  /** All items of the world, and those that are kept and not there any more. */
  #allChanges(world: KeptWorld, documents: ServedDocuments): [string, StoredItem | undefined][] {
    const there = new Map<string, StoredItem | undefined>();
    for (const api of documents.keys()) {
      const store = world.store(api);
      for (const resource of store.counts().keys()) {
        for (const item of allItems(store, resource)) {
          there.set(cellKey(['item', api, resource, item.number]), item);
        }
      }
    }
    const gone = [...this.#items.keys()].filter((key) => !there.has(key));
    return [...there, ...gone.map((key): [string, undefined] => [key, undefined])];
  }
}

/** Stores look at the number alone of what is to be removed. */
function nothingOf(number: number): StoredItem {
  return { number, id: '', scope: {}, value: {}, enteredMs: 0, dueMs: undefined, isExample: false };
}
