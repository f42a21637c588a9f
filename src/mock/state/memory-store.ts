import { itemGrowth, itemSize } from './item-size.ts';
import type {
  NewItem,
  Store,
  StoredItem,
  StoreLimits,
  StoreResult,
  StoreSnapshot,
  StoreWatch,
} from './store.ts';
import { createStoreBudget, type StoreBudget } from './store-budget.ts';
import { Table } from './table.ts';

/** What is used where nothing else is set. */
const defaultStoreLimits: StoreLimits = { maxItems: 100_000, maxBytes: 256 * 1024 * 1024 };

/** Of a resource that has never had an item. */
const noRevision: object = {};

/** What a store in memory held: tables that are shared until one side changes. */
interface MemorySnapshot extends StoreSnapshot {
  readonly kind: 'memory';
  readonly tables: ReadonlyMap<string, Table>;
  readonly lastNumber: number;
}

/**
 * An empty store that keeps its items in memory; a snapshot costs nothing until a resource is changed.
 *
 * @param budget shared with other stores. Default: one of its own
 * @param watch told of each change. Default: nobody
 */
export function createMemoryStore(
  limits: Partial<StoreLimits> = {},
  budget: StoreBudget = createStoreBudget(Number.POSITIVE_INFINITY),
  watch?: StoreWatch,
): Store {
  return new MemoryStore({ ...defaultStoreLimits, ...limits }, budget, watch);
}

class MemoryStore implements Store {
  readonly #limits: StoreLimits;
  readonly #budget: StoreBudget;
  readonly #watch: StoreWatch | undefined;
  readonly #tables = new Map<string, Table>();
  /** Those of a snapshot, which must stay as they are. */
  readonly #shared = new Set<Table>();
  #bytes = 0;
  lastNumber = 0;

  constructor(limits: StoreLimits, budget: StoreBudget, watch: StoreWatch | undefined) {
    this.#limits = limits;
    this.#budget = budget;
    this.#watch = watch;
  }

  get bytes(): number {
    return this.#bytes;
  }

  get(resource: string, id: string, scope: StoredItem['scope']) {
    return this.#tables.get(resource)?.byId(id, scope);
  }

  find(resource: string, property: string, value: unknown) {
    return this.#tables.get(resource)?.byProperty(property, value) ?? [];
  }

  list(resource: string, query: Parameters<Store['list']>[1]) {
    return this.#tables.get(resource)?.list(query) ?? { items: [], total: 0, offset: 0 };
  }

  newest(resource: string) {
    return this.#tables.get(resource)?.newest;
  }

  revision(resource: string) {
    return this.#tables.get(resource)?.revision ?? noRevision;
  }

  due(resource: string, nowMs: number, limit?: number) {
    return this.#tables.get(resource)?.due(nowMs, limit) ?? [];
  }

  dueCount(resource: string, nowMs: number) {
    return this.#tables.get(resource)?.dueCount(nowMs) ?? 0;
  }

  add(resource: string, item: NewItem): StoreResult {
    const count = this.#tables.get(resource)?.size ?? 0;
    const { maxItems } = this.#limits;
    if (count >= maxItems) return { ok: false, limit: { name: 'maxItems', value: maxItems } };
    const size = itemSize(item);
    const refused = this.#refusal(size);
    if (refused) return refused;
    this.#count(size);
    this.lastNumber += 1;
    const { id, scope, value, enteredMs, dueMs, isExample, file } = item;
    const bare: StoredItem = { id, scope, value, enteredMs, dueMs, isExample, number: this.lastNumber };
    // Items without one, which most are, take no room for it.
    const added = file ? { ...bare, file } : bare;
    this.#changed(resource).add(added);
    this.#watch?.(resource, added.number, added);
    return { ok: true, item: added };
  }

  replace(resource: string, item: StoredItem): StoreResult {
    const before = this.#tables.get(resource)?.byNumber(item.number);
    if (!before) return this.add(resource, item);
    const growth = itemGrowth(before, item);
    const refused = this.#refusal(growth);
    if (refused) return refused;
    this.#count(growth);
    this.#changed(resource).replace(before, item);
    this.#watch?.(resource, item.number, item);
    return { ok: true, item };
  }

  put(resource: string, item: StoredItem): void {
    this.remove(resource, [item]);
    this.#count(itemSize(item));
    this.lastNumber = Math.max(this.lastNumber, item.number);
    this.#changed(resource).add(item);
    this.#watch?.(resource, item.number, item);
  }

  remove(resource: string, items: readonly StoredItem[]): void {
    for (const { number } of items) {
      const before = this.#tables.get(resource)?.byNumber(number);
      if (!before) continue;
      this.#count(-itemSize(before));
      this.#changed(resource).remove(before);
      this.#watch?.(resource, number);
    }
  }

  counts(): ReadonlyMap<string, number> {
    const counts = [...this.#tables].map(([name, { size }]): [string, number] => [name, size]);
    return new Map(counts.filter(([, size]) => size > 0));
  }

  clear(): void {
    this.#tables.clear();
    this.#shared.clear();
    this.#count(-this.#bytes);
    this.#watch?.();
  }

  snapshot(): MemorySnapshot {
    for (const table of this.#tables.values()) this.#shared.add(table);
    const tables = new Map(this.#tables);
    return { kind: 'memory', tables, bytes: this.#bytes, lastNumber: this.lastNumber };
  }

  restore(snapshot: StoreSnapshot): void {
    if (!isMemorySnapshot(snapshot))
      throw new Error(`a store in memory cannot read a snapshot of a ${snapshot.kind}`);
    this.clear();
    for (const [resource, table] of snapshot.tables) {
      this.#tables.set(resource, table);
      this.#shared.add(table);
    }
    this.#count(snapshot.bytes);
    this.lastNumber = snapshot.lastNumber;
  }

  /** The table of a resource, to be changed. */
  #changed(resource: string): Table {
    const table = this.#tables.get(resource);
    if (table && !this.#shared.has(table)) return table;
    const own = table?.copy() ?? new Table();
    if (table) this.#shared.delete(table);
    this.#tables.set(resource, own);
    return own;
  }

  #count(bytes: number): void {
    this.#bytes += bytes;
    this.#budget.take(bytes);
  }

  /** Why so much more is not kept; undefined where there is room. */
  #refusal(growth: number): StoreResult | undefined {
    if (growth <= 0) return undefined;
    const { maxBytes } = this.#limits;
    if (this.#bytes + growth > maxBytes) return { ok: false, limit: { name: 'maxBytes', value: maxBytes } };
    if (this.#budget.hasRoom(growth)) return undefined;
    return { ok: false, limit: { name: 'maxMegabytes', value: this.#budget.maxBytes / 1024 ** 2 } };
  }
}

function isMemorySnapshot(snapshot: StoreSnapshot): snapshot is MemorySnapshot {
  return snapshot.kind === 'memory';
}
