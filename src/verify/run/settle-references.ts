import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { CaseRequest } from '../request.ts';
import { settleItem } from './settle-item.ts';
import type { World } from './world.ts';

/**
 * Has what a request's body names come to its end, where it changes by itself: what evaluates a generation may need one
 * that is finished. From then on bodies name what has ended.
 *
 * @returns whether anything is named now that was not before
 */
export async function settleReferences(world: World, { body }: CaseRequest): Promise<boolean> {
  const targets = referenceTargets(world.map);
  const names = isObject(body?.value) ? Object.keys(body.value) : [];
  let isSettled = false;
  for (const name of names) {
    const [target] = targets.get(plainName(name)) ?? [];
    if (!target?.lifecycle || world.settled.has(target.name)) continue;
    const item = await world.item(target.name);
    const settled = item && (await settleItem(world, item));
    // Undefined too, so that nobody waits for it again.
    world.settled.set(target.name, settled);
    isSettled ||= settled !== undefined;
  }
  return isSettled;
}
