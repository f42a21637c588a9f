import { ownValueAt } from './own-value.ts';
import { compareKeys, type SortKey, sortKey } from './sort-key.ts';
import type { Order, Place, StoredItem } from './store.ts';

interface Entry {
  readonly keys: readonly SortKey[];
  readonly item: StoredItem;
}

const noKeys: readonly SortKey[] = [];

/** Items in one order, kept while they come and go: finding a place takes a logarithm of their number. */
export class SortedItems {
  readonly #order: readonly Order[];
  readonly #newestFirst: boolean;
  readonly #entries: Entry[];

  /** @param items in the order of their numbers */
  constructor(order: readonly Order[], newestFirst: boolean, items: readonly StoredItem[] = []) {
    this.#order = order;
    this.#newestFirst = newestFirst;
    this.#entries = items.map((item) => ({ keys: this.#keysOf(item), item }));
    if (order.length > 0 || newestFirst) this.#entries.sort((one, other) => this.#compare(one, other));
  }

  get length(): number {
    return this.#entries.length;
  }

  at(index: number): StoredItem | undefined {
    return this.#entries[index]?.item;
  }

  items(): StoredItem[] {
    return this.#entries.map(({ item }) => item);
  }

  add(item: StoredItem): void {
    const entry = { keys: this.#keysOf(item), item };
    const index = this.#indexBehind(entry);
    if (index === this.#entries.length) this.#entries.push(entry);
    else this.#entries.splice(index, 0, entry);
  }

  remove(item: StoredItem): void {
    const index = this.#indexBehind({ keys: this.#keysOf(item), item }) - 1;
    if (this.#entries[index]?.item.number === item.number) this.#entries.splice(index, 1);
  }

  /** The index of the first item behind a place. */
  indexAfter({ values, number }: Place): number {
    return this.#indexBehind({ keys: values.map(sortKey), item: { number } });
  }

  #keysOf({ value }: StoredItem): readonly SortKey[] {
    if (this.#order.length === 0) return noKeys;
    return this.#order.map(({ property }) => sortKey(ownValueAt(value, property)));
  }

  #indexBehind(entry: ComparedEntry): number {
    let low = 0;
    let high = this.#entries.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      const other = this.#entries[middle];
      if (other && this.#compare(other, entry) <= 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #compare(one: ComparedEntry, other: ComparedEntry): number {
    for (const [index, { isDescending }] of this.#order.entries()) {
      const order = compareKeys(one.keys[index] ?? null, other.keys[index] ?? null);
      if (order !== 0) return isDescending ? -order : order;
    }
    const made = one.item.number - other.item.number;
    return this.#newestFirst ? -made : made;
  }
}

interface ComparedEntry {
  readonly keys: readonly SortKey[];
  readonly item: Pick<StoredItem, 'number'>;
}
