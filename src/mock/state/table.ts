import { canonicalJson } from '../../schema/sample/canonical-json.ts';
import { meetsCondition } from './meets-condition.ts';
import { SortedItems } from './sorted-items.ts';
import type { ItemScope, Listed, ListQuery, Order, StoredItem } from './store.ts';

/** The most orders, and results of queries, that are remembered beside the items themselves. */
const maxOrders = 8;
const maxResults = 16;

/** What an item is looked up by; undefined for one that is not. */
type Indexed = (item: StoredItem) => string | undefined;

interface Index {
  readonly of: Indexed;
  readonly byText: Map<string, SortedItems>;
}

/** The items of one resource: in the order of their making, and in whatever other ways were asked for. */
export class Table {
  readonly #items: SortedItems;
  readonly #due: SortedItems;
  readonly #orders = new Map<string, SortedItems>();
  readonly #indexes = new Map<string, Index>();
  /** What queries found since the last change. */
  readonly #results = new Map<string, SortedItems>();

  /** @param items in the order of their numbers */
  constructor(items: readonly StoredItem[] = []) {
    this.#items = new SortedItems([], false, items);
    this.#due = new SortedItems(byDueTime, false, items.flatMap(dueEntry));
  }

  get size(): number {
    return this.#items.length;
  }

  /** Another table with the same items, which changes on its own. */
  copy(): Table {
    return new Table(this.#items.items());
  }

  items(): readonly StoredItem[] {
    return this.#items.items();
  }

  add(item: StoredItem): void {
    this.#results.clear();
    for (const order of [this.#items, ...this.#orders.values()]) order.add(item);
    for (const entry of dueEntry(item)) this.#due.add(entry);
    for (const { of, byText } of this.#indexes.values()) addTo(byText, of(item), item);
  }

  /** @param item as it is here */
  remove(item: StoredItem): void {
    this.#results.clear();
    for (const order of [this.#items, ...this.#orders.values()]) order.remove(item);
    for (const entry of dueEntry(item)) this.#due.remove(entry);
    for (const { of, byText } of this.#indexes.values()) removeFrom(byText, of(item), item);
  }

  /** As it is here now. */
  byNumber(number: number): StoredItem | undefined {
    const item = this.#items.at(this.#items.indexAfter({ values: [], number }) - 1);
    return item?.number === number ? item : undefined;
  }

  byId(id: string, scope: ItemScope): StoredItem | undefined {
    const found = this.#lookUp('id', (item) => item.id, id);
    for (let index = 0; index < (found?.length ?? 0); index += 1) {
      const item = found?.at(index);
      if (item && isWithin(item, scope)) return item;
    }
    return undefined;
  }

  byProperty(property: string, value: unknown): readonly StoredItem[] {
    const of = ({ value: item }: StoredItem) =>
      Object.hasOwn(item, property) ? canonicalJson(item[property]) : undefined;
    return this.#lookUp(`property ${property}`, of, canonicalJson(value))?.items() ?? [];
  }

  /** In the order of their making. */
  due(nowMs: number): readonly StoredItem[] {
    const count = this.#due.indexAfter({ values: [nowMs], number: Number.POSITIVE_INFINITY });
    const numbers = Array.from({ length: count }, (_, index) => this.#due.at(index)?.number ?? -1);
    return numbers.sort((one, other) => one - other).flatMap((number) => this.byNumber(number) ?? []);
  }

  list({ scope, where, order, newestFirst, from, limit }: ListQuery): Listed {
    // What was made last stands at the end: read from there, it need not be kept in another order.
    const isReversed = order.length === 0 && newestFirst;
    const sort = { order, newestFirst: newestFirst && !isReversed };
    const isAll = where.length === 0 && Object.keys(scope).length === 0;
    const items = isAll ? this.#ordered(sort) : this.#chosen(scope, where, sort);
    const offset = startOf(items, from, isReversed);
    return { items: part(items, offset, limit, isReversed), total: items.length, offset };
  }

  #ordered({ order, newestFirst }: Sort): SortedItems {
    if (order.length === 0) return this.#items;
    return remembered(this.#orders, maxOrders, JSON.stringify([order, newestFirst]), () => {
      return new SortedItems(order, newestFirst, this.#items.items());
    });
  }

  #chosen(scope: ItemScope, where: ListQuery['where'], sort: Sort): SortedItems {
    return remembered(this.#results, maxResults, JSON.stringify([scope, where, sort]), () => {
      const [first] = Object.entries(scope);
      const within = first ? this.#within(...first) : this.#ordered(sort);
      const found = within
        ?.items()
        .filter((item) => isWithin(item, scope) && where.every((one) => meetsCondition(item.value, one)));
      return new SortedItems(sort.order, sort.newestFirst, found);
    });
  }

  #within(name: string, text: string): SortedItems | undefined {
    return this.#lookUp(`scope ${name}`, (item) => scopeText(item.scope, name), text);
  }

  #lookUp(name: string, of: Indexed, text: string): SortedItems | undefined {
    let index = this.#indexes.get(name);
    if (!index) {
      index = { of, byText: new Map() };
      this.#indexes.set(name, index);
      for (const item of this.#items.items()) addTo(index.byText, of(item), item);
    }
    return index.byText.get(text);
  }
}

type Sort = Pick<ListQuery, 'order' | 'newestFirst'>;

const byDueTime: readonly Order[] = [{ property: ['dueMs'], isDescending: false }];

/** What stands for an item among those that change by themselves; nothing for one that does not. */
function dueEntry(item: StoredItem): readonly StoredItem[] {
  return item.dueMs === undefined ? [] : [{ ...item, value: { dueMs: item.dueMs } }];
}

function startOf(items: SortedItems, from: ListQuery['from'], isReversed: boolean): number {
  if (from.kind === 'offset') return from.offset;
  if (!isReversed) return items.indexAfter(from);
  // The older ones are those that are left.
  return items.length - items.indexAfter({ values: [], number: from.number - 1 });
}

function part(items: SortedItems, offset: number, limit: number, isReversed: boolean): StoredItem[] {
  const end = Math.min(items.length, offset + limit);
  const found: StoredItem[] = [];
  for (let index = offset; index < end; index += 1) {
    const item = items.at(isReversed ? items.length - 1 - index : index);
    if (item) found.push(item);
  }
  return found;
}

function scopeText(scope: ItemScope, name: string): string | undefined {
  return Object.hasOwn(scope, name) ? scope[name] : undefined;
}

function isWithin(item: StoredItem, scope: ItemScope): boolean {
  return Object.entries(scope).every(([name, text]) => scopeText(item.scope, name) === text);
}

function addTo(byText: Map<string, SortedItems>, text: string | undefined, item: StoredItem): void {
  if (text === undefined) return;
  const items = byText.get(text);
  if (items) items.add(item);
  else byText.set(text, new SortedItems([], false, [item]));
}

function removeFrom(byText: Map<string, SortedItems>, text: string | undefined, item: StoredItem): void {
  const items = text === undefined ? undefined : byText.get(text);
  if (text === undefined || !items) return;
  items.remove(item);
  if (items.length === 0) byText.delete(text);
}

/** A value by its key; beyond the bound the one that was made first is forgotten. */
function remembered<T>(values: Map<string, T>, most: number, key: string, make: () => T): T {
  const known = values.get(key);
  if (known !== undefined) return known;
  const made = make();
  const [oldest] = values.keys();
  if (oldest !== undefined && values.size >= most) values.delete(oldest);
  values.set(key, made);
  return made;
}
