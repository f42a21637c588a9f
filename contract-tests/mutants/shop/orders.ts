import { instantOf } from '../rules/formats.ts';
import type { Reply } from '../serve.ts';
import { answerPage } from './page.ts';
import { fail, one, violation } from './replies.ts';
import type { Order } from './shop.ts';
import type { Given, World } from './world.ts';

/** GET /orders */
export function listOrders(world: World, { call, user, values }: Given): Reply {
  const { shop, on } = world;
  const statuses = values.status as readonly string[] | undefined;
  const asked = on('first-status-only') ? statuses?.slice(0, 1) : statuses;
  const [from, to] = [values.placed_from, values.placed_to].map((text) =>
    text === undefined ? undefined : instantOf(String(text)),
  );
  const [, minus, field] = /^(-?)(.*)$/.exec(String(values.sort)) ?? [];
  const weight = (order: Order) => (field === 'total' ? order.total : Date.parse(order.placed_at));
  return answerPage(world, 'orders', {
    values,
    isLimited: call.query.has('limit'),
    all: [...shop.orders.values()].filter(({ owner }) => owner === user.email || on('others-orders-listed')),
    compare: (order, other) => (weight(order) - weight(other)) * (minus ? -1 : 1),
    matches: ({ status, placed_at }) =>
      (asked === undefined || asked.includes(status)) &&
      (from === undefined || Date.parse(placed_at) >= from) &&
      (to === undefined || Date.parse(placed_at) < to),
    show: (order) => shown(world, order),
  });
}

/** POST /orders */
export function placeOrder(world: World, { call, user, body }: Given): Reply {
  const { shop, on } = world;
  const key = `${user.email} ${String(call.headers['idempotency-key'])}`;
  const text = JSON.stringify(sorted(body));
  const before = on('replay-orders-again') ? undefined : shop.keys.get(key);
  const first = before && shop.orders.get(before.orderId);
  if (first) {
    if (before.body !== text && !on('key-reused')) return fail(409);
    return one(201, shown(world, first), { ...locationOf(first), 'Idempotent-Replayed': 'true' });
  }
  if (on('emoji-note-crashes') && /\p{Extended_Pictographic}/u.test(String(body.gift_note))) return fail(500);
  const order = newOrder(world, user.email, body);
  if ('status' in order && 'headers' in order) return order;
  shop.orders.set(order.id, order);
  shop.keys.set(key, { body: text, orderId: order.id });
  if (on('order-without-location')) return one(201, shown(world, order));
  const other = on('location-of-another')
    ? [...shop.orders.values()].find(({ owner }) => owner === user.email)
    : order;
  return one(201, shown(world, order), locationOf(other ?? order));
}

/** GET /orders/{orderId} */
export function getOrder(world: World, given: Given): Reply {
  const order = findOrder(world, given);
  if (!order) return fail(404);
  const data = shown(world, order);
  if (world.on('own-order-forbidden') && Date.parse(order.placed_at) > Date.UTC(2026, 2, 1)) return fail(403);
  if (!world.on('order-time-without-zone')) return one(200, data);
  return one(200, { ...data, placed_at: order.placed_at.replace('Z', '') });
}

/** POST /orders/{orderId}/cancel */
export function cancelOrder(world: World, given: Given): Reply {
  const { shop, on } = world;
  const order = findOrder(world, given);
  if (!order) return fail(404);
  const isLate = order.status !== 'placed' && !(on('cancelled-again') && order.status === 'cancelled');
  if (isLate) return fail(409);
  const after = { ...order, status: 'cancelled', cancelled_at: shop.now() };
  if (!on('cancellation-not-kept')) shop.orders.set(order.id, after);
  const data = shown(world, after);
  return one(200, on('cancelled-misspelt') ? { ...data, status: 'canceled' } : data);
}

/** PUT /orders/{orderId}, which the document does not have. */
export function replaceOrder(world: World, given: Given): Reply {
  const order = findOrder(world, given);
  return order ? one(200, shown(world, order)) : fail(404);
}

/** DELETE /orders/{orderId}, which the document does not have. */
export function deleteOrder(world: World, given: Given): Reply {
  const order = findOrder(world, given);
  if (!order) return fail(404);
  world.shop.orders.delete(order.id);
  return { status: 204 };
}

function findOrder({ shop }: World, { user, values }: Given): Order | undefined {
  const order = shop.orders.get(String(values.orderId));
  return order?.owner === user.email ? order : undefined;
}

/** The order that a body asks for, or why it cannot be. */
function newOrder(
  { shop, on }: World,
  owner: string,
  body: Readonly<Record<string, unknown>>,
): Order | (Reply & { readonly headers: object }) {
  const address = shop.addresses.get(String(body.address_id).toLowerCase());
  const refuse = (name: string) => ({ headers: {}, ...fail(422, [violation('body', name, 'reference')]) });
  if (address?.owner !== owner) return refuse('/address_id');
  const items: Order['items'][number][] = [];
  // The document has made sure of the types.
  for (const { product_id, quantity } of body.items as Order['items']) {
    const product = shop.products.find(({ id }) => id === product_id);
    if (!product) return refuse(`/items/${items.length}/product_id`);
    items.push({ product_id, quantity, unit_price: product.price });
  }
  const usual = on('delivery-default-express') ? 'express' : 'standard';
  return {
    owner,
    id: `ORD-${String(shop.next()).padStart(6, '0')}`,
    status: 'placed',
    address_id: String(address.fields.id),
    items,
    delivery: String(body.delivery ?? usual),
    gift_note: body.gift_note === undefined ? null : (body.gift_note as string | null),
    total: items.reduce((sum, { quantity, unit_price }) => sum + quantity * unit_price, 0),
    placed_at: shop.now(),
    cancelled_at: null,
  };
}

function shown({ on }: World, { owner: _, ...order }: Order): Omit<Order, 'owner'> {
  if (!on('times-with-offset')) return order;
  const local = new Date(Date.parse(order.placed_at) + 3_600_000).toISOString().replace('Z', '+01:00');
  return { ...order, placed_at: local };
}

function locationOf({ id }: Order): { readonly Location: string } {
  return { Location: `/shop/api/orders/${id}` };
}

/** The same value with the members of objects in order, so that equal bodies are equal texts. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.entries(value)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, inner]) => [name, sorted(inner)]);
}
