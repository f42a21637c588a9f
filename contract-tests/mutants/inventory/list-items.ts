import type { Call, Reply } from '../serve.ts';
import { admit } from './admit.ts';
import { itemView } from './item-view.ts';
import { fail, json } from './reply.ts';
import type { Item } from './store.ts';
import type { World } from './world.ts';

/** Answers `GET /items`. */
export function listItems(world: World, call: Call): Reply {
  const { on, store } = world;
  const admitted = admit(world, call);
  if (!admitted.ok) return admitted.reply;
  const { category, discontinued, sort } = admitted.value;
  if (on('far-offset-crashes') && admitted.value.offset === 1_000_000) return fail(500, 'internal');
  const items = [...store.items.values()]
    .filter((item) => category === undefined || item.category === category || on('category-ignored'))
    .filter((item) => typeof discontinued !== 'boolean' || item.discontinued === discontinued);
  const ordered = order(items, on('price-not-sorted') && sort === '-price_cents' ? 'sku' : String(sort));
  const shown = ordered.map((item) => itemView(world, item, 'list'));
  return cutOut(admitted.value, shown, on('total-one-too-many') ? 1 : 0);
}

/**
 * The part of a list that was asked for, with the header that counts all of it.
 *
 * @param miscount what the header is off by
 */
export function cutOut(
  { offset, limit }: Readonly<Record<string, unknown>>,
  items: readonly object[],
  miscount = 0,
): Reply {
  const start = Math.max(0, Number(offset));
  const part = items.slice(start, start + Number(limit));
  return json(200, part, { 'X-Total-Count': String(items.length + miscount) });
}

function order(items: readonly Item[], sort: string): readonly Item[] {
  const key = sort.replace('-', '') as 'sku' | 'name' | 'price_cents';
  const sign = sort.startsWith('-') ? -1 : 1;
  return [...items].sort((one, other) => {
    if (one[key] === other[key]) return one.sku < other.sku ? -1 : 1;
    return one[key] < other[key] ? -sign : sign;
  });
}
