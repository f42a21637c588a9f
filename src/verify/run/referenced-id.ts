import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { World } from './world.ts';

/** The id of an item that the property names, or a list of one; undefined where it names none that could be had. */
export async function referencedId(world: World, name: string, old: unknown, own: boolean): Promise<unknown> {
  const plain = plainName(name);
  const isList = Array.isArray(old);
  const [target] = referenceTargets(world.map).get(isList ? plain.replace(/s$/, '') : plain) ?? [];
  if (!target || (old !== null && typeof old === 'object' && !isList)) return undefined;
  const settled = world.settled.get(target.name);
  const fresh = own && !settled ? await world.item(target.name, true) : undefined;
  const item = settled ?? fresh ?? (await world.item(target.name));
  if (item?.id === undefined) return undefined;
  return isList ? [item.id] : item.id;
}
