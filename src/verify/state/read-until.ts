import { type Item, isSuccess } from '../run/item.ts';
import { settleItem } from '../run/settle-item.ts';
import type { World } from '../run/world.ts';
import { fieldOf } from './fields.ts';
import { readItem, type Seen } from './read-item.ts';
import { readPatiently } from './read-patiently.ts';
import type { Acting } from './subject.ts';

/**
 * What is read of an item when it is done: where it goes through states, at the last of them, and a moment later where it is not
 * as it should be. Undefined where it fails, or does not come to an end in time.
 */
export async function readUntil(
  world: World,
  reader: Acting<'read'>,
  item: Item,
  isDone: (seen: Seen) => boolean,
): Promise<Seen | undefined> {
  const lifecycle = item.resource?.lifecycle;
  if (!lifecycle)
    return readPatiently(world, reader, item, (seen) => isSuccess(seen.exchange) && isDone(seen));
  const settled = await settleItem(world, item);
  if (!settled) return undefined;
  const seen = await readItem(world, reader, item, { isOdd: true });
  const isEnd = fieldOf(seen?.value, lifecycle.property) === lifecycle.states.at(-1);
  if (!seen || !isEnd || isDone(seen)) return isEnd ? seen : undefined;
  return readPatiently(world, reader, item, isDone);
}
