import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf, valueUnder } from './item.ts';
import type { World } from './world.ts';

/** How often a state is asked for: some 20 seconds. */
const defaultPolls = 14;

/**
 * Waits until an item's state is one that does not change by itself any more; undefined where it has no lifecycle,
 * or does not come to an end in time.
 *
 * @param maxPolls how often its state is asked for; 6 are less than two seconds
 */
export async function settleItem(
  world: World,
  item: Item,
  maxPolls: number = defaultPolls,
): Promise<Item | undefined> {
  const { resource } = item;
  const lifecycle = resource?.lifecycle ?? resource?.innerFacts?.lifecycle;
  const within = resource?.lifecycle || resource?.inner === undefined ? [] : [resource.inner];
  const [reader] = resource ? world.operationsOf(resource.name, 'read') : [];
  const request = reader && likeliestRequest(world.model, reader);
  const role = reader && world.map.roles.get(reader);
  if (!lifecycle || !reader || role?.kind !== 'read' || !request) return undefined;
  const ends = new Set([lifecycle.states.at(-1), ...lifecycle.otherEnds]);
  for (let poll = 0; poll < maxPolls; poll += 1) {
    const exchange = await world.send({ operation: reader, request, item });
    if (!exchange || !isSuccess(exchange)) return undefined;
    const value = valueUnder(jsonOf(exchange), role.answer.path);
    const state = valueUnder(value, [...within, lifecycle.property]);
    if (typeof state === 'string' && ends.has(state)) return { ...item, value };
    await world.options.sleep(Math.min(2000, 50 * 1.5 ** poll));
  }
  return undefined;
}
