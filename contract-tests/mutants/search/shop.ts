/** A product as it is kept: the fields of its kind, complete. */
export interface Product {
  readonly id: number;
  readonly tenant: string;
  readonly kind: string;
  readonly sku: string;
  readonly name: string;
  readonly price: number;
  readonly maker: string | null;
  readonly tags: readonly string[];
  readonly in_stock: boolean;
  readonly [field: string]: unknown;
}

/** A search as it is kept. */
export interface Search {
  readonly id: string;
  readonly owner: string;
  readonly notify: boolean;
  readonly [field: string]: unknown;
}

/** All that one running server knows. */
export interface Shop {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  /** In the order of their making, as all maps here. */
  readonly products: Map<number, Product>;
  readonly searches: Map<string, Search>;
  /** Users by the value of their cookie. */
  readonly sessions: Map<string, string>;
  /** A new number, never given before. */
  readonly next: () => number;
}

/** The users who can sign in. */
export const passwords: ReadonlyMap<string, string> = new Map([
  ['ada', 'correct horse'],
  ['bob', 'battery staple'],
]);

/** Products up to this id cannot be deleted. */
export const lastSeededProduct = 7;

/** Makes a shop with seven products, two searches and two users who are signed in. */
export function createShop(switched: string | undefined): Shop {
  let made = lastSeededProduct;
  const next = () => {
    made += 1;
    return made;
  };
  const products = new Map(seeds.map((seed, index) => [index + 1, productOf(index + 1, seed)]));
  const searches = new Map(
    [
      { id: searchId(1), owner: 'ada', name: 'Stories', q: 'stories', notify: false, max_price: null },
      { id: searchId(2), owner: 'bob', name: 'Lamps', q: 'lamp', notify: true, max_price: 50 },
    ].map((search) => [search.id, search]),
  );
  const sessions = new Map([
    ['session-of-ada', 'ada'],
    ['session-of-bob', 'bob'],
  ]);
  return { on: (id) => id === switched, products, searches, sessions, next };
}

/** The id of a search: a UUID that holds a number. */
export function searchId(number: number): string {
  return `5ea4c400-0000-4000-8000-${number.toString(16).padStart(12, '0')}`;
}

type Seed = readonly [
  tenant: string,
  kind: string,
  name: string,
  price: number,
  maker: string | null,
  tags: readonly string[],
  inStock: boolean,
  own: Readonly<Record<string, unknown>>,
];

const seeds: readonly Seed[] = [
  [
    'north',
    'book',
    'Sea Stories',
    12.5,
    'Harbour Press',
    ['fiction'],
    true,
    { pages: 320, isbn: '9780000000001' },
  ],
  ['north', 'book', 'Northern Birds', 30, 'Harbour Press', ['nature'], true, { pages: 210, isbn: null }],
  ['north', 'gadget', 'Torch', 30, null, ['outdoor'], false, { voltage: 3.7, warranty_months: 24 }],
  ['north', 'gadget', 'Desk Lamp', 45, 'Lumen', ['home'], true, { voltage: 230, warranty_months: null }],
  ['north', 'garment', 'Rain Coat', 89.9, 'Fjord', ['outdoor', 'winter'], true, { size: 'M' }],
  ['south', 'garment', 'Sun Hat', 15, null, ['outdoor', 'summer'], true, { size: 'L' }],
  ['south', 'book', 'Desert Stories', 9.99, 'Dune', ['fiction', 'travel'], false, { pages: 150, isbn: null }],
];

function productOf(id: number, [tenant, kind, name, price, maker, tags, in_stock, own]: Seed): Product {
  const sku = `${kind.slice(0, 3).toUpperCase()}-000${id}`;
  return { id, tenant, kind, sku, name, price, maker, tags, in_stock, ...own };
}
