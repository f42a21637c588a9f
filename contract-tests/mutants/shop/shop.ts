/** A customer who can sign in. */
export interface User {
  readonly email: string;
  readonly name: string;
  readonly password: string;
}

/** A product as it is sold. */
export interface Product {
  readonly id: string;
  readonly name: string;
  readonly category: string;
  readonly price: number;
  readonly currency: 'EUR';
  readonly stock: number;
  readonly tags: readonly string[];
  readonly rating: number | null;
  readonly available_from: string;
}

/** An item of a cart. */
export interface CartItem {
  readonly product_id: string;
  readonly quantity: number;
  readonly gift_wrap: boolean;
  readonly note: string | null;
}

/** An order as it is kept. */
export interface Order {
  readonly owner: string;
  readonly id: string;
  readonly status: string;
  readonly address_id: string;
  readonly items: readonly {
    readonly product_id: string;
    readonly quantity: number;
    readonly unit_price: number;
  }[];
  readonly delivery: string;
  readonly gift_note: string | null;
  readonly total: number;
  readonly placed_at: string;
  readonly cancelled_at: string | null;
}

/** An address as it is kept; `fields` are as they are shown. */
export interface Address {
  readonly owner: string;
  readonly version: number;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** An export; `step` counts how often it was looked at, and it is done at 2. */
export interface Export {
  readonly owner: string;
  readonly id: string;
  readonly kind: string;
  readonly columns: readonly string[];
  readonly delimiter: string;
  readonly created_at: string;
  readonly step: number;
}

/** All that one running server knows. */
export interface Shop {
  readonly users: readonly User[];
  /** By the value of the cookie. */
  readonly sessions: Map<string, { readonly user: User; readonly csrf: string }>;
  readonly products: readonly Product[];
  /** By owner, then by product. */
  readonly carts: Map<string, Map<string, CartItem>>;
  /** When a cart was last changed, by owner. */
  readonly cartTimes: Map<string, string>;
  /** By id, in the order in which they were placed. */
  readonly orders: Map<string, Order>;
  /** What was ordered under a key: the body, and the order. */
  readonly keys: Map<string, { readonly body: string; readonly orderId: string }>;
  readonly addresses: Map<string, Address>;
  readonly exports: Map<string, Export>;
  /** How many addresses were removed. */
  removed: number;
  /** A number that was not there before. */
  readonly next: () => number;
  /** A time, one second after the one before: `2026-03-02T09:00:01Z`. */
  readonly now: () => string;
}

const users: readonly User[] = [
  { email: 'ada@example.com', name: 'Ada King', password: 'lovelace-1815' },
  { email: 'bob@example.com', name: 'Bob Marsh', password: 'seven-herons' },
];

type Row = readonly [
  id: string,
  name: string,
  category: string,
  price: number,
  stock: number,
  tags: string,
  rating: number | null,
];

const rows: readonly Row[] = [
  ['atlas-of-winds', 'Atlas of Winds', 'books', 3200, 4, 'maps', 4.5],
  ['bee-house', 'Bee House', 'garden', 1990, 0, '', null],
  ['cast-iron-pan', 'Cast-Iron Pan', 'kitchen', 4500, 7, 'heavy,oven', 4.8],
  ['dominoes', 'Dominoes', 'games', 1200, 31, '', 4],
  ['egg-timer', 'Egg Timer', 'kitchen', 800, 12, '', 3.2],
  ['field-notes', 'Field Notes', 'books', 1200, 90, 'paper', null],
  ['garden-gloves', 'Garden Gloves', 'garden', 1450, 18, '', 4.1],
  ['herb-scissors', 'Herb Scissors', 'garden', 1200, 0, 'steel', 2.5],
  ['ink-and-quill', 'Ink & Quill', 'books', 2750, 3, '', 5],
  ['jigsaw-500', 'Jigsaw, 500 Pieces', 'games', 1990, 6, 'paper', 3.9],
  ['kite', 'Kite', 'games', 2400, 0, 'outdoor', null],
  ['tea-kettle', 'Tea Kettle', 'kitchen', 3900, 15, '', 4.4],
  ['zest-grater', 'Zest Grater', 'kitchen', 800, 2, 'steel', 1],
];

/** The id of an address. @param number 1 and up */
export function addressId(number: number): string {
  return `5d0c1f6e-2b6a-4c58-9d51-${String(number).padStart(12, '0')}`;
}

/** Opens a shop with 13 products, two customers, orders and addresses of both. */
export function openShop(): Shop {
  let numbers = 0;
  let seconds = 0;
  const shop: Shop = {
    users,
    sessions: new Map(),
    products: rows.map(productOf),
    carts: new Map(users.map(({ email }) => [email, new Map()])),
    cartTimes: new Map(),
    orders: new Map(),
    keys: new Map(),
    addresses: new Map(),
    exports: new Map(),
    removed: 0,
    next: () => {
      numbers += 1;
      return numbers;
    },
    now: () => {
      seconds += 1;
      return new Date(Date.UTC(2026, 2, 2, 9, 0, seconds)).toISOString().replace('.000Z', 'Z');
    },
  };
  for (const [index, user] of users.entries()) {
    const name = ['ada', 'bob'][index];
    shop.sessions.set(`session-of-${name}`, { user, csrf: `csrf-of-${name}` });
  }
  fill(shop);
  return shop;
}

function productOf([id, name, category, price, stock, tags, rating]: Row): Product {
  const about = { id, name, category, price, currency: 'EUR' as const, stock, rating };
  return { ...about, tags: tags.split(',').filter(Boolean), available_from: '2025-11-01' };
}

function fill(shop: Shop): void {
  const [ada = '', bob = ''] = users.map(({ email }) => email);
  for (const [owner, city, phone] of [
    [ada, 'Bern', '+41311234567'],
    [ada, 'Basel', null],
    [bob, 'Graz', null],
  ] as const) {
    const id = addressId(shop.next());
    const place = { city, postcode: '3011', country: 'CH', phone, label: 'home' };
    const fields = { id, name: 'A. Customer', street: 'Long Lane 5', ...place, created_at: shop.now() };
    shop.addresses.set(id, { owner, version: 1, fields });
  }
  const statuses = ['delivered', 'cancelled', 'shipped', 'placed', 'placed', 'placed'];
  for (const [index, status] of statuses.entries()) {
    const product = shop.products[index * 2] ?? shop.products[0];
    if (!product) continue;
    const number = shop.next();
    const id = `ORD-${String(number).padStart(6, '0')}`;
    const item = { product_id: product.id, quantity: index + 1, unit_price: product.price };
    shop.orders.set(id, {
      owner: index === 4 ? bob : ada,
      id,
      status,
      address_id: addressId(index === 4 ? 3 : 1),
      items: [item],
      delivery: 'standard',
      gift_note: null,
      total: item.quantity * item.unit_price,
      placed_at: `2026-02-0${index + 1}T10:00:00Z`,
      cancelled_at: status === 'cancelled' ? '2026-02-03T08:00:00Z' : null,
    });
  }
  shop.carts
    .get(ada)
    ?.set('tea-kettle', { product_id: 'tea-kettle', quantity: 2, gift_wrap: false, note: null });
}
