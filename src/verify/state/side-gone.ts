import type { Exchange } from '../../contract/exchange.ts';
import { unknownId } from '../boundaries/unknown-id.ts';
import type { Case } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, nothing } from '../run/item.ts';
import { type SideRead, sideItem, sideReads } from '../run/side-reads.ts';
import type { World } from '../run/world.ts';
import { isMakeable, makeAny } from './full-item.ts';
import { deleteItem } from './gone.ts';
import { canName, isGone } from './read-item.ts';
import { stateCase } from './state-case.ts';
import type { Acting, Subject } from './subject.ts';

/**
 * What was deleted cannot be reached by its key elsewhere either: `/shared/{token}`. Costs five requests, and two more where it
 * still answers.
 */
export function planSideGone(subject: Subject): readonly Case[] {
  const [side] = sidesOf(subject);
  if (!side || !isMakeable(subject)) return [];
  return subject.deletes
    .filter(({ operation }) => subject.isWanted(operation))
    .map((remove) =>
      stateCase(
        remove.operation,
        'delete-beside',
        'what was deleted is gone wherever it was shown',
        (world) => runSideGone(world, subject, remove, side),
      ),
    );
}

/** Where the items of a subject are shown by a key of theirs. */
export function sidesOf({ model, map, resource }: Subject): readonly SideRead[] {
  return [...sideReads(model, map).values()].filter((one) => one.resource === resource.name);
}

async function runSideGone(
  world: World,
  subject: Subject,
  remove: Acting<'delete'>,
  side: SideRead,
): Promise<void> {
  const made = await makeAny(world, subject);
  if (!made || !canName(world, remove, made.item))
    return world.skip('nothing could be created that it deletes');
  const shown = await readBeside(world, side, made.item);
  if (!shown || !isSuccess(shown)) return world.skip('what was created is not shown by its key');
  // What answers for any key does not depend on what is there.
  if (!(await refusesUnknown(world, side, made.item)))
    return world.skip('an unknown key is answered as well');
  const removed = await deleteItem(world, remove, made.item);
  if (!removed || !isSuccess(removed)) return world.skip('the delete was refused');
  const after = await stillBeside(world, side, made.item);
  if (!after) return;
  world.report({
    code: 'readable-after-delete',
    operation: remove.operation,
    message: `what was deleted is still shown by its ${side.property} at GET ${side.operation.path}`,
    expected: '404 or 410',
    actual: String(after.response.status),
    hint: 'Look whether what the key belongs to is still there.',
    steps: [made.exchange, shown, removed, after],
    detail: 'beside',
  });
}

/** Asks for an item by its key. */
export async function readBeside(world: World, side: SideRead, item: Item): Promise<Exchange | undefined> {
  const found = sideItem(side, item);
  const request = likeliestRequest(world.model, side.operation);
  if (!found || !request) return undefined;
  return world.send({ operation: side.operation, request, item: found, manner: { isOdd: true } });
}

/** The answer that shows an item still when a moment has passed; undefined where it is gone, or refused otherwise. */
export async function stillBeside(world: World, side: SideRead, item: Item): Promise<Exchange | undefined> {
  let seen = await readBeside(world, side, item);
  for (const waitMs of [300, 1000]) {
    if (!seen || !isSuccess(seen)) return undefined;
    await world.options.sleep(waitMs);
    seen = await readBeside(world, side, item);
  }
  return seen && isSuccess(seen) ? seen : undefined;
}

/** Whether a key of nothing is 404. */
export async function refusesUnknown(world: World, side: SideRead, item: Item): Promise<boolean> {
  const { operation, parameter: name } = side;
  const parameter = operation.parameters.find((one) => one.in === 'path' && one.name === name);
  const real = sideItem(side, item)?.others.get(name);
  const key = parameter && unknownId(world, parameter, real);
  const request = likeliestRequest(world.model, operation);
  if (key === undefined || !request) return false;
  const unknown: Item = { ...nothing, others: new Map([[name, key]]) };
  const exchange = await world.send({ operation, request, item: unknown, manner: { isOdd: true } });
  return exchange !== undefined && isGone({ status: exchange.response.status });
}
