import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import { readItem, type Seen } from './read-item.ts';
import type { Acting } from './subject.ts';

/** Reads again where nothing was there, as some servers need a moment: after 0.3 s, and 1 s later. */
export async function readPatiently(
  world: World,
  reader: Acting<'read'>,
  item: Item,
  isDone: (seen: Seen) => boolean,
): Promise<Seen | undefined> {
  let seen = await readItem(world, reader, item, { isOdd: true });
  for (const waitMs of [300, 1000]) {
    if (!seen || isDone(seen)) return seen;
    await world.options.sleep(waitMs);
    seen = await readItem(world, reader, item, { isOdd: true });
  }
  return seen;
}
