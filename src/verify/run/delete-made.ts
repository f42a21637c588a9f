import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { singularNoun } from '../../resources/noun.ts';
import type { Resource } from '../../resources/resource.ts';
import { CaseSkipped } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess } from './item.ts';
import { settleItem } from './settle-item.ts';
import type { World } from './world.ts';

const left = 'what was created is still there';

/**
 * Deletes what the run has made, and looks whether it is gone; what stays is told.
 *
 * @param isLast whether it is not tried again; else what is held back by others is told to be, and nothing is reported
 * @returns `held` where something else has to go first, or to end
 */
export async function deleteMade(world: World, item: Item, isLast: boolean): Promise<'held' | undefined> {
  const { resource, creation } = item;
  if (!resource || !creation) return undefined;
  try {
    return await removeMade(world, item, resource, creation, isLast);
  } catch (error) {
    if (!(error instanceof CaseSkipped)) throw error;
    const message = `${left}: its DELETE is not called any more`;
    world.report({ code: 'cleanup-failed', operation: creation.operation, message });
    return undefined;
  }
}

async function removeMade(
  world: World,
  item: Item,
  resource: Resource,
  creation: NonNullable<Item['creation']>,
  isLast: boolean,
): Promise<'held' | undefined> {
  const [deleter] = world.operationsOf(resource.name, 'delete');
  const remove = deleter && sender(world, deleter, item);
  if (!deleter || !remove) {
    const why = hasDelete(world, resource) ? 'its DELETE is excluded' : 'the document has no DELETE for it';
    const message = `${left}: ${why}`;
    const steps = [creation.exchange];
    world.report({ code: 'cleanup-failed', operation: creation.operation, message, steps });
    return undefined;
  }
  // One try is kept back for each; what was held back again and again may have used it up.
  let exchange = world.caller.unsent === 0 ? undefined : await remove();
  // What is under way may refuse to go.
  if (isHeld(exchange) && (await ends(world, item, resource))) exchange = await remove();
  if (isHeld(exchange) && !isLast) return 'held';
  const status = exchange?.response.status ?? 0;
  const isDone = isSuccess(exchange) || status === 404 || status === 410;
  // What is left of the budget is for deleting the others.
  const isAsked = world.isClosing && world.caller.left > 0;
  if (isDone && !(isAsked && (await isThere(world, item, resource)))) return undefined;
  const name = `${singularNoun(resource.name.split('/').at(-1) ?? resource.name)} ${String(item.id)}`;
  const message = isDone
    ? `${left}: it can be read after it was deleted`
    : isHeld(exchange)
      ? `${left}: ${name} could not be deleted, not after the others and not a moment later either`
      : `${left}: it could not be deleted`;
  const steps = exchange ? [exchange] : [];
  const hint = isHeld(exchange) ? 'Delete it when what uses it is gone or has ended.' : undefined;
  const told = { operation: deleter, message, actual: String(status), steps };
  world.report({ code: 'cleanup-failed', ...told, ...(hint && { hint }) });
  return undefined;
}

/** Whether something else stands in the way: what belongs to it, uses it, or is still under way. */
function isHeld(exchange: Exchange | undefined): boolean {
  const status = exchange?.response.status;
  return status === 409 || status === 423;
}

/** How often it is asked for what may end: for less than two seconds. */
const polls = 6;

/** Resources whose items did not come to an end once: none is waited for again. */
const endless = new WeakMap<World, Set<Resource>>();

async function ends(world: World, item: Item, resource: Resource): Promise<boolean> {
  const known = endless.get(world) ?? new Set();
  endless.set(world, known);
  if (known.has(resource) || world.caller.left <= polls) return false;
  const isSettled = (await settleItem(world, item, polls)) !== undefined;
  if (!isSettled) known.add(resource);
  return isSettled;
}

function sender(
  world: World,
  operation: Operation,
  item: Item,
): (() => Promise<Exchange | undefined>) | undefined {
  const request = likeliestRequest(world.model, operation);
  // That it is gone already, or can be read no more, is no answer to hold against the document.
  return request && (() => world.send({ operation, request, item, manner: { isOdd: true } }));
}

async function isThere(world: World, item: Item, resource: Resource): Promise<boolean> {
  const [reader] = world.operationsOf(resource.name, 'read');
  const exchange = reader && (await sender(world, reader, item)?.());
  return isSuccess(exchange);
}

/** Whether the document has a DELETE for it, excluded or not. */
function hasDelete({ map }: World, { name }: Resource): boolean {
  return [...map.roles.values()].some((role) => role.kind === 'delete' && role.resource === name);
}
