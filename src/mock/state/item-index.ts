import type { StoredItem } from './store.ts';

/** What an item is looked up by; undefined for one that is not. */
export type IndexedText = (item: StoredItem) => string | undefined;

/** Finds items by a text; nearly always there is one alone, which needs no list. */
export class ItemIndex {
  readonly #of: IndexedText;
  readonly #found: Map<string, StoredItem | StoredItem[]>;
  /** The lists that no other index has as well. */
  #own = new WeakSet<StoredItem[]>();

  /** @param items in the order of their numbers */
  constructor(
    of: IndexedText,
    items: readonly StoredItem[],
    found?: ReadonlyMap<string, StoredItem | StoredItem[]>,
  ) {
    this.#of = of;
    this.#found = new Map(found);
    for (const item of items) this.add(item);
  }

  /** Another index of the same items, which changes on its own. */
  copy(): ItemIndex {
    this.#own = new WeakSet();
    return new ItemIndex(this.#of, [], this.#found);
  }

  /** In the order of their numbers. */
  find(text: string): readonly StoredItem[] {
    const found = this.#found.get(text);
    if (found === undefined) return [];
    return Array.isArray(found) ? found : [found];
  }

  add(item: StoredItem): void {
    const text = this.#of(item);
    if (text === undefined) return;
    const found = this.#found.get(text);
    if (found === undefined) this.#found.set(text, item);
    else this.#list(text, found).splice(placeOf(found, item.number), 0, item);
  }

  /** @param item as it is here */
  remove(item: StoredItem): void {
    const text = this.#of(item);
    const found = text === undefined ? undefined : this.#found.get(text);
    if (text === undefined || found === undefined) return;
    if (!Array.isArray(found)) {
      if (found.number === item.number) this.#found.delete(text);
      return;
    }
    const index = placeOf(found, item.number);
    if (found[index]?.number !== item.number) return;
    if (found.length === 1) this.#found.delete(text);
    else this.#list(text, found).splice(index, 1);
  }

  /** Puts an item in the place of itself as it was before. */
  replace(before: StoredItem, item: StoredItem): void {
    const text = this.#of(item);
    const found = text === undefined ? undefined : this.#found.get(text);
    if (text === undefined || found === undefined || text !== this.#of(before)) {
      this.remove(before);
      this.add(item);
    } else if (Array.isArray(found)) {
      this.#list(text, found)[placeOf(found, item.number)] = item;
    } else this.#found.set(text, item);
  }

  /** What is found by a text, as a list that can be changed. */
  #list(text: string, found: StoredItem | StoredItem[]): StoredItem[] {
    if (Array.isArray(found) && this.#own.has(found)) return found;
    const list = Array.isArray(found) ? [...found] : [found];
    // The copies of an index have the list that was there before.
    this.#own.add(list);
    this.#found.set(text, list);
    return list;
  }
}

/** The index of the first item that has the number, or a greater one. */
function placeOf(found: StoredItem | readonly StoredItem[], number: number): number {
  const items = isList(found) ? found : [found];
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((items[middle]?.number ?? 0) < number) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** `Array.isArray` does not narrow read-only lists. */
function isList(found: StoredItem | readonly StoredItem[]): found is readonly StoredItem[] {
  return Array.isArray(found);
}
