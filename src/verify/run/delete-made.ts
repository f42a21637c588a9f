import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Resource } from '../../resources/resource.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess } from './item.ts';
import { settleItem } from './settle-item.ts';
import type { World } from './world.ts';

/** Something that the run has made. */
export interface MadeItem {
  readonly item: Item;
  readonly resource: Resource;
  readonly creation: NonNullable<Item['creation']>;
}

const left = 'what was created is still there';

/** Deletes what the run has made, and looks whether it is gone; what stays is told. */
export async function deleteMade(world: World, { item, resource, creation }: MadeItem): Promise<void> {
  const [deleter] = world.operationsOf(resource.name, 'delete');
  const remove = deleter && sender(world, deleter, item);
  if (!deleter || !remove) {
    const why = hasDelete(world, resource) ? 'its DELETE is excluded' : 'the document has no DELETE for it';
    const message = `${left}: ${why}`;
    const steps = [creation.exchange];
    world.report({ code: 'cleanup-failed', operation: creation.operation, message, steps });
    return;
  }
  let exchange = await remove();
  // What is under way may refuse to go.
  if (exchange?.response.status === 409 && (await ends(world, item, resource))) exchange = await remove();
  const status = exchange?.response.status ?? 0;
  const isDone = isSuccess(exchange) || status === 404 || status === 410;
  // What is left of the budget is for deleting the others.
  const isAsked = world.isClosing && world.caller.left > 0;
  if (isDone && !(isAsked && (await isThere(world, item, resource)))) return;
  const message = isDone
    ? `${left}: it can be read after it was deleted`
    : `${left}: it could not be deleted`;
  const steps = exchange ? [exchange] : [];
  world.report({ code: 'cleanup-failed', operation: deleter, message, actual: String(status), steps });
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
  const manner = { isCleanup: true, isOdd: true };
  return request && (() => world.send({ operation, request, item, manner }));
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
