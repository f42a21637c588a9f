/** What a caller may say about an item. */
export interface ItemFields {
  readonly name: string;
  readonly category: string;
  readonly unit: string;
  readonly price_cents: number;
  readonly barcodes: readonly string[];
  readonly attributes: Readonly<Record<string, string>>;
  readonly weight_kg?: number;
  readonly note?: string;
  readonly discontinued: boolean;
  readonly supplier_token?: string;
}

export interface Item extends ItemFields {
  readonly sku: string;
  readonly version: number;
  readonly created_at: string;
  readonly updated_at: string;
}

export interface Stock {
  readonly on_hand: number;
  readonly bin: string | null;
  readonly counted_at: string | null;
  readonly version: number;
}

export interface Movement {
  readonly id: number;
  readonly sku: string;
  readonly delta: number;
  readonly reason: string;
  readonly reference?: string;
  readonly on_hand_after: number;
  readonly booked_at: string;
}

export interface Category {
  readonly code: string;
  readonly title: string;
}

/** Everything that the warehouse knows. */
export interface Store {
  readonly items: Map<string, Item>;
  readonly stocks: Map<string, Stock>;
  readonly movements: Movement[];
  readonly categories: Map<string, Category>;
  /** SKUs of what was there from the beginning. */
  readonly seeds: ReadonlySet<string>;
  /** SKUs of what was deleted and not made again. */
  readonly deleted: Set<string>;
  nextId(): number;
  /** Greater each time: of an item that is made again, too, so that no ETag comes twice. */
  nextVersion(): number;
  /** A second later each time that it is asked. */
  now(): string;
}

const seed: readonly (readonly [
  sku: string,
  name: string,
  category: string,
  cents: number,
  onHand: number,
])[] = [
  ['GA-310', 'Watering can', 'garden', 1290, 14],
  ['GA-320', 'Rake', 'garden', 1850, 3],
  ['PA-100', 'Blue paint', 'paint', 990, 60],
  ['PA-110', 'Brush', 'paint', 450, 200],
  ['PA-120', 'Roller', 'paint', 690, 0],
  ['TO-100', 'Screwdriver', 'tools', 799, 31],
  ['TO-110', 'Pliers', 'tools', 1499, 12],
  ['TO-120', 'Saw', 'tools', 2499, 8],
  ['TO-130', 'Spirit level', 'tools', 1999, 5],
];

/** A warehouse with nine items in three of its four categories, one of them with movements. */
export function createStore(): Store {
  let id = 0;
  let version = 0;
  let seconds = 0;
  const store: Store = {
    items: new Map(),
    stocks: new Map(),
    movements: [],
    categories: new Map(
      ['Tools', 'Paint', 'Garden', 'Lighting'].map((title) => {
        const code = title.toLowerCase();
        return [code, { code, title }];
      }),
    ),
    seeds: new Set(seed.map(([sku]) => sku)),
    deleted: new Set(),
    nextId: () => ++id,
    nextVersion: () => ++version,
    now: () => new Date(Date.UTC(2025, 2, 3, 7, 30, seconds++)).toISOString(),
  };
  for (const [sku, name, category, price_cents, on_hand] of seed) {
    const at = store.now();
    const fields = { name, category, unit: 'piece', price_cents, barcodes: [], attributes: {} };
    const stamps = { version: store.nextVersion(), created_at: at, updated_at: at };
    store.items.set(sku, { ...fields, sku, discontinued: price_cents === 450, ...stamps });
    store.stocks.set(sku, { on_hand, bin: 'A-01', counted_at: at, version: store.nextVersion() });
  }
  for (const [delta, on_hand_after] of [
    [20, 20],
    [-4, 16],
    [-2, 14],
  ] as const) {
    const reason = delta > 0 ? 'delivery' : 'sale';
    const movement = { sku: 'GA-310', delta, reason, on_hand_after, booked_at: store.now() };
    store.movements.push({ id: store.nextId(), ...movement });
  }
  return store;
}
