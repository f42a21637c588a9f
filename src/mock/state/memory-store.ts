import type { NewItem, Store, StoredItem, StoreLimits, StoreResult, StoreSnapshot } from './store.ts';
import { Table } from './table.ts';

/** What is used where nothing else is set. */
export const defaultStoreLimits: StoreLimits = { maxItems: 100_000, maxBytes: 256 * 1024 * 1024 };

/** What a store in memory held: tables that are shared until one side changes. */
interface MemorySnapshot extends StoreSnapshot {
  readonly kind: 'memory';
  readonly tables: ReadonlyMap<string, Table>;
  readonly bytes: number;
  readonly lastNumber: number;
}

/** An empty store that keeps its items in memory; a snapshot costs nothing until a resource is changed. */
export function createMemoryStore(limits: Partial<StoreLimits> = {}): Store {
  return new MemoryStore({ ...defaultStoreLimits, ...limits });
}

class MemoryStore implements Store {
  readonly #limits: StoreLimits;
  readonly #tables = new Map<string, Table>();
  /** Those of a snapshot, which must stay as they are. */
  readonly #shared = new Set<Table>();
  #bytes = 0;
  #lastNumber = 0;

  constructor(limits: StoreLimits) {
    this.#limits = limits;
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

  due(resource: string, nowMs: number) {
    return this.#tables.get(resource)?.due(nowMs) ?? [];
  }

  add(resource: string, item: NewItem): StoreResult {
    const count = this.#tables.get(resource)?.size ?? 0;
    if (count >= this.#limits.maxItems) return this.#refused('maxItems');
    const size = sizeOf(item);
    if (this.#bytes + size > this.#limits.maxBytes) return this.#refused('maxBytes');
    this.#bytes += size;
    this.#lastNumber += 1;
    const added: StoredItem = { ...item, number: this.#lastNumber };
    this.#changed(resource).add(added);
    return { ok: true, item: added };
  }

  replace(resource: string, item: StoredItem): StoreResult {
    const before = this.#tables.get(resource)?.byNumber(item.number);
    if (!before) return this.add(resource, item);
    const growth = sizeOf(item) - sizeOf(before);
    if (growth > 0 && this.#bytes + growth > this.#limits.maxBytes) return this.#refused('maxBytes');
    this.#bytes += growth;
    const table = this.#changed(resource);
    table.remove(before);
    table.add(item);
    return { ok: true, item };
  }

  remove(resource: string, items: readonly StoredItem[]): void {
    for (const { number } of items) {
      const before = this.#tables.get(resource)?.byNumber(number);
      if (!before) continue;
      this.#bytes -= sizeOf(before);
      this.#changed(resource).remove(before);
    }
  }

  counts(): ReadonlyMap<string, number> {
    const counts = [...this.#tables].map(([name, { size }]): [string, number] => [name, size]);
    return new Map(counts.filter(([, size]) => size > 0));
  }

  clear(): void {
    this.#tables.clear();
    this.#shared.clear();
    this.#bytes = 0;
  }

  snapshot(): MemorySnapshot {
    for (const table of this.#tables.values()) this.#shared.add(table);
    const tables = new Map(this.#tables);
    return { kind: 'memory', tables, bytes: this.#bytes, lastNumber: this.#lastNumber };
  }

  restore(snapshot: StoreSnapshot): void {
    if (!isMemorySnapshot(snapshot))
      throw new Error(`a store in memory cannot read a snapshot of a ${snapshot.kind}`);
    this.clear();
    for (const [resource, table] of snapshot.tables) {
      this.#tables.set(resource, table);
      this.#shared.add(table);
    }
    this.#bytes = snapshot.bytes;
    this.#lastNumber = snapshot.lastNumber;
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

  #refused(name: keyof StoreLimits): StoreResult {
    return { ok: false, limit: { name, value: this.#limits[name] } };
  }
}

function isMemorySnapshot(snapshot: StoreSnapshot): snapshot is MemorySnapshot {
  return snapshot.kind === 'memory';
}

/** By the value: it is never changed in place, and asked for again when it goes. */
const sizes = new WeakMap<object, number>();

function sizeOf({ value }: NewItem): number {
  let size = sizes.get(value);
  if (size === undefined) {
    size = JSON.stringify(value).length;
    sizes.set(value, size);
  }
  return size;
}
