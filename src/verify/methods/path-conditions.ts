import { plainName } from '../../resources/noun.ts';
import type { Item } from '../run/item.ts';
import type { World } from '../run/world.ts';
import type { PathGroup } from './path-group.ts';

/**
 * The conditions that the methods of a path ask for, so that another one is not refused for the lack of them: `If-Match` with
 * the item's version. Empty where none does. Costs a request at most.
 */
export async function conditionsOf(
  world: World,
  { path }: PathGroup,
  item: Item,
): Promise<Readonly<Record<string, string>>> {
  const isAsked = world.model.operations.some(
    (one) =>
      one.path === path &&
      one.parameters.some((each) => each.in === 'header' && plainName(each.name) === 'ifmatch'),
  );
  return isAsked ? { 'If-Match': await world.etagOf(item) } : {};
}
