import { canonicalJson } from '../../schema/sample/canonical-json.ts';
import { DueTimes } from './due-times.ts';
import { type IndexedText, ItemIndex } from './item-index.ts';
import { meetsCondition } from './meets-condition.ts';
import { type ItemOrder, SortedItems } from './sorted-items.ts';
import type { ItemScope, Listed, ListQuery, StoredItem } from './store.ts';

/** The most results of queries that are kept beside the items themselves. */
const maxViews = 16;

/** What a query finds, in its order; kept while items come and go. */
interface View {
  readonly has: (item: StoredItem) => boolean;
  readonly items: SortedItems;
}

const byMaking: ItemOrder = { order: [], newestFirst: false };

/** The items of one resource: in the order of their making, and in whatever other ways were asked for. */
export class Table {
  #items = new SortedItems(byMaking);
  #due = new DueTimes();
  readonly #views = new Map<string, View>();
  readonly #indexes = new Map<string, ItemIndex>();
  #revision: object = {};

  /** Another one after each change. */
  get revision(): object {
    return this.#revision;
  }

  get size(): number {
    return this.#items.length;
  }

  /** Another table with the same items, which changes on its own. */
  copy(): Table {
    const copy = new Table();
    copy.#revision = this.#revision;
    copy.#items = this.#items.copy();
    copy.#due = this.#due.copy();
    for (const [key, { has, items }] of this.#views) copy.#views.set(key, { has, items: items.copy() });
    for (const [name, index] of this.#indexes) copy.#indexes.set(name, index.copy());
    return copy;
  }

  add(item: StoredItem): void {
    this.#revision = {};
    this.#items.add(item);
    if (this.#views.size > 0) {
      for (const { has, items } of this.#views.values()) if (has(item)) items.add(item);
    }
    this.#due.add(item);
    for (const index of this.#indexes.values()) index.add(item);
  }

  /** @param item as it is here */
  remove(item: StoredItem): void {
    this.#revision = {};
    this.#items.remove(item);
    for (const { has, items } of this.#views.values()) if (has(item)) items.remove(item);
    this.#due.remove(item);
    for (const index of this.#indexes.values()) index.remove(item);
  }

  /** Puts an item in the place of itself. @param before as it is here */
  replace(before: StoredItem, item: StoredItem): void {
    this.#revision = {};
    this.#items.replace(before, item);
    for (const { has, items } of this.#views.values()) {
      if (has(before) && has(item)) items.replace(before, item);
      else if (has(before)) items.remove(before);
      else if (has(item)) items.add(item);
    }
    if (before.dueMs !== item.dueMs) {
      this.#due.remove(before);
      this.#due.add(item);
    }
    for (const index of this.#indexes.values()) index.replace(before, item);
  }

  /** The item that was made last. */
  get newest(): StoredItem | undefined {
    return this.#items.at(this.#items.length - 1);
  }

  /** As it is here now. */
  byNumber(number: number): StoredItem | undefined {
    const item = this.#items.at(this.#items.indexAfter({ values: [], number }) - 1);
    return item?.number === number ? item : undefined;
  }

  byId(id: string, scope: ItemScope): StoredItem | undefined {
    const found = this.#lookUp('id', (item) => item.id, id);
    return found.find((item) => isWithin(item, scope));
  }

  byProperty(property: string, value: unknown): readonly StoredItem[] {
    const textOf = ({ value: item }: StoredItem) =>
      Object.hasOwn(item, property) ? canonicalJson(item[property]) : undefined;
    return [...this.#lookUp(`property ${property}`, textOf, canonicalJson(value))];
  }

  /** In the order of their making. @param limit those whose time came first. Default: all */
  due(nowMs: number, limit?: number): readonly StoredItem[] {
    return this.#due.until(nowMs, limit).flatMap((number) => this.byNumber(number) ?? []);
  }

  dueCount(nowMs: number): number {
    return this.#due.count(nowMs);
  }

  list(query: ListQuery): Listed {
    const { from, limit, order, newestFirst } = query;
    // What was made last stands at the end: read from there, it need not be kept in another order.
    const isReversed = order.length === 0 && newestFirst;
    const items = this.#view(isReversed ? { ...query, newestFirst: false } : query);
    const offset = startOf(items, from, isReversed);
    return { items: part(items, offset, limit, isReversed), total: items.length, offset };
  }

  #view({ scope, where, order, newestFirst }: ListQuery): SortedItems {
    const names = Object.entries(scope);
    const isAll = names.length === 0 && where.length === 0;
    if (isAll && order.length === 0) return this.#items;
    const key = JSON.stringify([scope, where, order, newestFirst]);
    const known = this.#views.get(key);
    // The one that was asked for last is forgotten last.
    if (known) this.#views.delete(key);
    const view = known ?? this.#makeView({ scope, where, order, newestFirst });
    this.#views.set(key, view);
    const [oldest] = this.#views.keys();
    if (this.#views.size > maxViews && oldest !== undefined) this.#views.delete(oldest);
    return view.items;
  }

  #makeView({ scope, where, order, newestFirst }: Omit<ListQuery, 'from' | 'limit'>): View {
    const has = (item: StoredItem) =>
      isWithin(item, scope) && where.every((condition) => meetsCondition(item.value, condition));
    const [first] = Object.entries(scope);
    const candidates = first ? this.#below(...first) : this.#items.items;
    return { has, items: new SortedItems({ order, newestFirst }, candidates.filter(has)) };
  }

  #below(name: string, text: string): readonly StoredItem[] {
    const textOf = (item: StoredItem) => JSON.stringify(scopeText(item.scope, name) ?? null);
    const own = this.#lookUp(`scope ${name}`, textOf, JSON.stringify(text));
    const everywhere = this.#lookUp(`scope ${name}`, textOf, 'null');
    if (everywhere.length === 0) return own;
    return [...own, ...everywhere].sort((one, other) => one.number - other.number);
  }

  #lookUp(name: string, of: IndexedText, text: string): readonly StoredItem[] {
    let index = this.#indexes.get(name);
    if (!index) {
      index = new ItemIndex(of, this.#items.items);
      this.#indexes.set(name, index);
    }
    return index.find(text);
  }
}

function startOf(items: SortedItems, from: ListQuery['from'], isReversed: boolean): number {
  if (from.kind === 'offset') return from.offset;
  if (!isReversed) return items.indexAfter(from);
  // The older ones are those that are left.
  return items.length - items.indexAfter({ values: [], number: from.number - 1 });
}

function part(items: SortedItems, offset: number, limit: number, isReversed: boolean): readonly StoredItem[] {
  if (!isReversed) return items.items.slice(offset, offset + limit);
  const end = Math.max(0, items.length - offset);
  return items.items.slice(Math.max(0, end - limit), end).reverse();
}

function scopeText(scope: ItemScope, name: string): string | undefined {
  return Object.hasOwn(scope, name) ? scope[name] : undefined;
}

/** Of what nobody has said under what it is, it is found under everything. */
function isWithin(item: StoredItem, scope: ItemScope): boolean {
  for (const name of Object.keys(scope)) {
    const text = scope[name];
    if ((scopeText(item.scope, name) ?? text) !== text) return false;
  }
  return true;
}
