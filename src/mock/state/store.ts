import type { Filter } from '../../resources/resource.ts';

// What keeps the items of an API. Types only: `memory-store.ts` keeps them in memory; a database could as well.

/** Keeps the items of the resources of one API, by the names of the resources. */
export interface Store {
  /** The item of this id that was made under these values; of several the oldest. */
  get(resource: string, id: string, scope: ItemScope): StoredItem | undefined;
  /** Items of which a property, at their top, has this value; the oldest first. */
  find(resource: string, property: string, value: unknown): readonly StoredItem[];
  /** A part of the items that a query chooses, in its order. */
  list(resource: string, query: ListQuery): Listed;
  /** The item that was made last; undefined where there is none. */
  newest(resource: string): StoredItem | undefined;
  /** Another value after each change of the items of a resource: what was made of them before holds no more then. */
  revision(resource: string): unknown;
  /** Items that change by themselves at or before a time; the oldest first. @param limit those whose time came first. Default: all */
  due(resource: string, nowMs: number, limit?: number): readonly StoredItem[];
  /** How many change by themselves at or before a time. */
  dueCount(resource: string, nowMs: number): number;
  add(resource: string, item: NewItem): StoreResult;
  /** Puts an item in the place of the one with the same number. */
  replace(resource: string, item: StoredItem): StoreResult;
  /** Takes items away; those that are not there do not matter. */
  remove(resource: string, items: readonly StoredItem[]): void;
  /** Puts an item in under its own number, whatever the limits say: one that was read from where it is kept. */
  put(resource: string, item: StoredItem): void;
  /** The number of the item that was added last, 0 where none was; those that follow go on from it. */
  lastNumber: number;
  /** How much all items take, as JSON in UTF-16 code units, and the bytes of their files. */
  readonly bytes: number;
  /** How many items there are, by resource; those without any are left out. */
  counts(): ReadonlyMap<string, number>;
  /** Takes everything away. */
  clear(): void;
  /** What is kept at this moment; nothing that happens later changes it. */
  snapshot(): StoreSnapshot;
  /** Goes back to a snapshot of this store, or of another one of the same kind. */
  restore(snapshot: StoreSnapshot): void;
}

/**
 * Told of each change of a store: the item that a number stands for now, undefined where there is none any more. Without
 * a resource anything may be another.
 */
export type StoreWatch = (resource?: string, number?: number, item?: StoredItem) => void;

/** What a store held at one moment: only a store of the same kind can read it. */
export interface StoreSnapshot {
  readonly kind: string;
  /** How much its items take, as JSON in UTF-16 code units. */
  readonly bytes: number;
}

/**
 * Under which values of path parameters an item was made: `{ datasets: '7' }`. One of which nothing is said is found
 * under every value.
 */
export type ItemScope = Readonly<Record<string, string>>;

/** A file as it was uploaded. */
export interface KeptFile {
  /** Its media type, as it was sent: `text/csv; charset=utf-8`. */
  readonly type: string | undefined;
  /** `customers.csv`, without a path. */
  readonly name: string | undefined;
  /** Never changed in place. */
  readonly bytes: Uint8Array;
}

/** An item that is to be kept. */
export interface NewItem {
  /** As a path has it, decoded; empty for the one item of a singular resource. */
  readonly id: string;
  readonly scope: ItemScope;
  /** JSON, never changed in place. */
  readonly value: Readonly<Record<string, unknown>>;
  /** When the state of its lifecycle was entered, in ms since 1970. */
  readonly enteredMs: number;
  /** When its next state is entered; undefined for one that stays as it is. */
  readonly dueMs: number | undefined;
  /** Whether it is shown by an example of the document, and nobody has changed it. */
  readonly isExample: boolean;
  /** What it was made from, where the document has an operation that sends it back. */
  readonly file?: KeptFile;
}

export interface StoredItem extends NewItem {
  /** Grows with every item that is added: the order of their making. */
  readonly number: number;
}

/** Which items, and which part of them. */
export interface ListQuery {
  /** Only those that were made under these values. */
  readonly scope: ItemScope;
  /** All of them hold. */
  readonly where: readonly Condition[];
  /** By the first, then by the next, in the end as `newestFirst` says. */
  readonly order: readonly Order[];
  /** Those that are alike in `order` by their making, the newest first. */
  readonly newestFirst: boolean;
  /** Where the part begins: after so many items, or behind a place. */
  readonly from: { readonly kind: 'offset'; readonly offset: number } | ({ readonly kind: 'after' } & Place);
  readonly limit: number;
}

/** A place in an order: that of an item, which need not be there any more. */
export interface Place {
  /** The values by which it is ordered, in the order of `order`. */
  readonly values: readonly unknown[];
  readonly number: number;
}

/** What a property must be like. */
export interface Condition {
  readonly property: readonly string[];
  readonly test: Filter['test'];
  /** Several for `one-of`. */
  readonly values: readonly unknown[];
}

export interface Order {
  readonly property: readonly string[];
  readonly isDescending: boolean;
}

export interface Listed {
  readonly items: readonly StoredItem[];
  /** How many there are in all parts. */
  readonly total: number;
  /** How many come before the first of these. */
  readonly offset: number;
}

export type StoreResult =
  | { readonly ok: true; readonly item: StoredItem }
  /** Nothing was kept; which limit was met. */
  | { readonly ok: false; readonly limit: StoreLimit };

/** How much a store keeps. */
export interface StoreLimits {
  /** Of each resource. Default: 100,000. */
  readonly maxItems: number;
  /** Of all items together, as JSON in UTF-16 code units. Default: 256 * 1024 * 1024. */
  readonly maxBytes: number;
}

export interface StoreLimit {
  /** Of the store, or `maxMegabytes` of all stores together. */
  readonly name: keyof StoreLimits | 'maxMegabytes';
  readonly value: number;
}
