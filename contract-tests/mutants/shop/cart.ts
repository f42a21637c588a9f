import type { Reply } from '../serve.ts';
import { fail, one } from './replies.ts';
import type { CartItem } from './shop.ts';
import type { Given, World } from './world.ts';

/** GET /cart */
export function getCart(world: World, given: Given): Reply {
  const cart = cartOf(world, given);
  const isNull = world.on('empty-cart-null') && cart.items.length === 0;
  return one(200, isNull ? { ...cart, items: null } : cart);
}

/** PUT /cart/items/{productId} */
export function putCartItem(world: World, given: Given): Reply {
  const { shop, on } = world;
  const { user, values, body } = given;
  const id = String(values.productId);
  if (!shop.products.some((product) => product.id === id)) return fail(404);
  const items = itemsOf(world, given);
  const before = items.get(id);
  const added = on('quantity-adds') && before ? before.quantity : 0;
  // The document has made sure of the types.
  const { quantity, gift_wrap = false, note = null } = body as unknown as CartItem;
  items.set(id, {
    product_id: id,
    quantity: Math.min(quantity + added, 99),
    gift_wrap,
    note,
  });
  shop.cartTimes.set(user.email, shop.now());
  return one(before ? 200 : 201, cartOf(world, given));
}

/** DELETE /cart/items/{productId} */
export function removeCartItem(world: World, given: Given): Reply {
  const { shop, on } = world;
  const items = itemsOf(world, given);
  const id = String(given.values.productId);
  if (!items.has(id)) return fail(404);
  shop.cartTimes.set(given.user.email, shop.now());
  if (!on('removed-item-stays')) items.delete(id);
  return on('removed-item-200') ? one(200, cartOf(world, given)) : { status: 204 };
}

function itemsOf({ shop }: World, { user }: Given): Map<string, CartItem> {
  return shop.carts.get(user.email) ?? new Map();
}

function cartOf(world: World, given: Given) {
  const { shop, on } = world;
  const items = [...itemsOf(world, given).values()].map((item) => {
    const price = shop.products.find(({ id }) => id === item.product_id)?.price ?? 0;
    return { ...item, unit_price: price, line_total: price * item.quantity };
  });
  const subtotal = items.reduce((sum, { line_total }) => sum + line_total, 0);
  const updated_at = shop.cartTimes.get(given.user.email) ?? '2026-03-01T18:30:00Z';
  return { items: on('cart-reversed') ? items.reverse() : items, subtotal, updated_at };
}
