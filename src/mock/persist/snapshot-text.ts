import { isObject } from '../../model/values.ts';
import { allItems } from '../state/all-items.ts';
import { createMemoryStore } from '../state/memory-store.ts';
import type { WorldState } from '../world/kept-world.ts';
import { itemOfText, itemText } from './item-text.ts';
import { isKeptNote } from './kept-notes.ts';
import { noteOfText, noteText } from './note-text.ts';

/** A snapshot of a world as a text of JSON. */
export function snapshotText({ stores, clock, random, notes }: WorldState): string {
  const kept = [...stores].map(([api, snapshot]) => {
    const store = createMemoryStore();
    store.restore(snapshot);
    const resources = [...store.counts().keys()];
    const items = resources.map((name) => [name, allItems(store, name).map(itemText)]);
    return [api, { last: store.lastNumber, items }];
  });
  const texts = [...notes].flatMap(([name, note]) => {
    const text = isKeptNote(name) ? noteText(note) : undefined;
    return text === undefined ? [] : [[name, text]];
  });
  return JSON.stringify({ stores: kept, clock, random, notes: texts });
}

/** The snapshot of a text. @throws Error for a text that stands for none */
export function snapshotOfText(text: string): WorldState {
  const read: unknown = JSON.parse(text);
  if (!isObject(read) || !isObject(read.clock) || !isObject(read.random)) throw notASnapshot(text);
  const { stores, clock, random, notes } = read;
  return {
    stores: new Map(pairs(stores).map(([api, kept]) => [api, storeSnapshot(kept)])),
    clock: { nowMs: Number(clock.nowMs), isStopped: clock.isStopped === true },
    random: { seed: String(random.seed), count: Number(random.count) },
    notes: new Map(pairs(notes).map(([name, note]) => [name, noteOfText(String(note))])),
  };
}

function storeSnapshot(kept: unknown): ReturnType<ReturnType<typeof createMemoryStore>['snapshot']> {
  const store = createMemoryStore({ maxItems: Number.MAX_SAFE_INTEGER, maxBytes: Number.MAX_SAFE_INTEGER });
  if (!isObject(kept)) return store.snapshot();
  for (const [resource, texts] of pairs(kept.items)) {
    for (const text of Array.isArray(texts) ? texts : []) store.put(resource, itemOfText(String(text)));
  }
  store.lastNumber = Number(kept.last);
  return store.snapshot();
}

function pairs(value: unknown): readonly (readonly [string, unknown])[] {
  const list: readonly unknown[] = Array.isArray(value) ? value : [];
  return list.flatMap((entry) => (Array.isArray(entry) ? [[String(entry[0]), entry[1]] as const] : []));
}

function notASnapshot(text: string): Error {
  return new Error(
    `what is kept of the mock's state has no snapshot in ${JSON.stringify(text.slice(0, 80))}`,
  );
}
