import type { Operation } from '../../model/model.ts';
import { type Item, nothing, ownParameter } from '../run/item.ts';
import { isSafeMethod } from '../run/safe-method.ts';
import type { World } from '../run/world.ts';

/** So often is what requests work on made anew, where the last one is used up. */
const maxRenewals = 5;

interface Scratch {
  readonly item: Item | undefined;
  /** What was made for it: the item itself, or what it belongs to; undefined where it is shared with other cases. */
  readonly made: Item | undefined;
  readonly renewals: number;
}

const scratches = new WeakMap<World, Map<Operation, Scratch>>();

/**
 * What a request works on that should be refused: something that the run has made, the same for all such requests of an
 * operation until it is renewed. Undefined where there is none.
 */
export async function itemForRefusals(world: World, operation: Operation): Promise<Item | undefined> {
  const known = scratchesOf(world).get(operation);
  if (known && (!known.made || world.holds(known.made))) return known.item;
  const renewals = known ? known.renewals + 1 : 0;
  const isFirst = renewals === 0;
  const found = isFirst ? await firstItem(world, operation) : await anotherItem(world, operation);
  if (found?.made) world.keep(found.made);
  // Where no other can be made, the shared one has to do.
  const item =
    found?.item ?? (changesItem(world, operation) ? undefined : await world.itemFor(operation, false));
  scratchesOf(world).set(operation, { item, made: found?.made, renewals });
  return item;
}

interface Found {
  readonly item: Item | undefined;
  readonly made: Item | undefined;
}

async function firstItem(world: World, operation: Operation): Promise<Found> {
  const isChange = changesItem(world, operation);
  const item = await world.itemFor(operation, isChange);
  return { item, made: isChange ? item : undefined };
}

/** An item of its own, or one under a parent of its own. */
async function anotherItem(world: World, operation: Operation): Promise<Found | undefined> {
  if (changesItem(world, operation)) {
    const item = await world.itemFor(operation, true);
    return { item, made: item };
  }
  const shared = await world.itemFor(operation, false);
  const resource = world.map.roles
    .get(operation)
    ?.scope?.findLast((one) => one.resource !== undefined)?.resource;
  const parent = resource === undefined ? undefined : await world.item(resource, true);
  if (!parent || !shared || resource === undefined) return undefined;
  const parents = new Map([...parent.parents, [resource, parent.id]]);
  return { item: { ...nothing, parents, others: shared.others }, made: parent };
}

/** Gives up what requests work on: one of them has changed it, or used it up. False where no other is made any more. */
export async function renewItem(world: World, operation: Operation): Promise<boolean> {
  const known = scratchesOf(world).get(operation);
  if (!known || known.renewals >= maxRenewals || isSafeMethod(operation.method)) return false;
  if (known.made) await world.discard(known.made);
  // What is shared is left to the others.
  else if (!sharesParent(world, operation)) return false;
  else scratchesOf(world).set(operation, { ...known, made: gone });
  return true;
}

function sharesParent({ map }: World, operation: Operation): boolean {
  return map.roles.get(operation)?.scope?.some((one) => one.resource !== undefined) === true;
}

/** Stands for what is there no more. */
const gone: Item = { ...nothing };

/** What a request works on that should be accepted: an item of its own where it changes one. */
export async function itemForChange(world: World, operation: Operation): Promise<Item | undefined> {
  return changesItem(world, operation) ? world.itemFor(operation, true) : itemForRefusals(world, operation);
}

function changesItem({ map }: World, operation: Operation): boolean {
  return !isSafeMethod(operation.method) && ownParameter(map, operation) !== undefined;
}

function scratchesOf(world: World): Map<Operation, Scratch> {
  let known = scratches.get(world);
  if (!known) {
    known = new Map();
    scratches.set(world, known);
  }
  return known;
}
