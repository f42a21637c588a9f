import { ownValueAt } from '../../document/pointer.ts';
import { compareKeys, type SortKey, sortKey } from './sort-key.ts';
import type { Order, Place, StoredItem } from './store.ts';

/** How items are ordered: by properties, then by their making. */
export interface ItemOrder {
  readonly order: readonly Order[];
  readonly newestFirst: boolean;
}

type Keys = readonly SortKey[];

const noKeys: Keys = [];

/** Items in one order, kept while they come and go: finding a place takes a logarithm of their number. */
export class SortedItems {
  readonly #sort: ItemOrder;
  /** What each item is ordered by, at the same index; none where they are ordered by their making alone. */
  #keys: Keys[] | undefined;
  #items: StoredItem[];

  /** @param items in the order of their numbers */
  constructor(sort: ItemOrder, items: readonly StoredItem[] = []) {
    this.#sort = sort;
    this.#items = [...items];
    if (sort.order.length === 0) {
      if (sort.newestFirst) this.#items.reverse();
      return;
    }
    const entries = this.#items.map((item) => ({ item, keys: this.#keysOf(item) }));
    entries.sort((one, other) => this.#compare(one.keys, one.item.number, other.keys, other.item.number));
    this.#items = entries.map(({ item }) => item);
    this.#keys = entries.map(({ keys }) => keys);
  }

  /** Another list of the same items, which changes on its own. */
  copy(): SortedItems {
    const copy = new SortedItems(this.#sort);
    copy.#items = [...this.#items];
    copy.#keys = this.#keys && [...this.#keys];
    return copy;
  }

  get length(): number {
    return this.#items.length;
  }

  get items(): readonly StoredItem[] {
    return this.#items;
  }

  at(index: number): StoredItem | undefined {
    return this.#items[index];
  }

  add(item: StoredItem): void {
    const { order, newestFirst } = this.#sort;
    const last = this.#items.at(-1);
    // What is new stands at the end of those that are in the order of their making.
    if (order.length === 0 && !newestFirst && (last === undefined || last.number < item.number)) {
      this.#items.push(item);
      return;
    }
    const keys = this.#keysOf(item);
    const index = this.#indexBehind(keys, item.number);
    if (index === this.#items.length) {
      this.#items.push(item);
      this.#keys?.push(keys);
    } else {
      this.#items.splice(index, 0, item);
      this.#keys?.splice(index, 0, keys);
    }
  }

  /** @param item as it is here */
  remove(item: StoredItem): void {
    const index = this.#indexOf(item);
    if (index === undefined) return;
    this.#items.splice(index, 1);
    this.#keys?.splice(index, 1);
  }

  /** Puts an item in the place of itself as it was before; where its order stays, nothing moves. */
  replace(before: StoredItem, item: StoredItem): void {
    const index = this.#indexOf(before);
    const keys = this.#keysOf(item);
    const own = index === undefined ? noKeys : (this.#keys?.[index] ?? noKeys);
    if (index === undefined || this.#compare(own, before.number, keys, item.number) !== 0) {
      this.remove(before);
      this.add(item);
      return;
    }
    this.#items[index] = item;
    if (this.#keys) this.#keys[index] = keys;
  }

  /** @param item as it is here */
  #indexOf(item: StoredItem): number | undefined {
    const index = this.#indexBehind(this.#keysOf(item), item.number) - 1;
    return this.#items[index]?.number === item.number ? index : undefined;
  }

  /** The index of the first item behind a place. */
  indexAfter({ values, number }: Place): number {
    return this.#indexBehind(this.#keys ? values.map(sortKey) : noKeys, number);
  }

  #keysOf({ value }: StoredItem): Keys {
    const { order } = this.#sort;
    return order.length === 0 ? noKeys : order.map(({ property }) => sortKey(ownValueAt(value, property)));
  }

  #indexBehind(keys: Keys, number: number): number {
    const { order, newestFirst } = this.#sort;
    if (order.length === 0 && !newestFirst) {
      // Where none has gone, the numbers follow one another.
      const guess = number - (this.#items[0]?.number ?? 0);
      if (this.#items[guess]?.number === number) return guess + 1;
    }
    let low = 0;
    let high = this.#items.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#items[middle];
      const isBefore =
        other && this.#compare(this.#keys?.[middle] ?? noKeys, other.number, keys, number) <= 0;
      if (isBefore) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(keys: Keys, number: number, otherKeys: Keys, otherNumber: number): number {
    const { order, newestFirst } = this.#sort;
    for (let index = 0; index < order.length; index += 1) {
      const compared = compareKeys(keys[index] ?? null, otherKeys[index] ?? null);
      if (compared !== 0) return order[index]?.isDescending ? -compared : compared;
    }
    return newestFirst ? otherNumber - number : number - otherNumber;
  }
}
