import type { Resource, Role } from '../../resources/resource.ts';
import { walkAll, walkSome } from './lifecycle.ts';
import { referencesOf } from './references.ts';
import { itemsMadeAtEnd } from './result-values.ts';
import type { StateCall, StateContext, StatePlace } from './state-call.ts';
import type { Store } from './store.ts';

/** So many items of a resource may wait to be walked: whoever looks next walks them within a few milliseconds. */
const maxWaiting = 200;

/** The stores in which items wait that would have been walked already if a new item had looked at them. */
const waiting = new WeakSet<Store>();

/**
 * Walks items through the states whose time has come before a request is answered.
 *
 * Not all of them before one that only adds an item and looks at nothing that the walk could change: whoever looks next
 * walks the others, and finds what they would have become by then.
 */
export function walkFirst(state: StateCall, role: Role): void {
  const { context, resource, store } = state;
  if (isWalkedFirst(context, resource, role)) {
    walkAll(state);
    waiting.delete(store);
    return;
  }
  walkSome(state, maxWaiting);
  waiting.add(store);
}

/** Walks the items that new ones have left waiting: before the time is moved, after which they might not be due. */
export function walkWaiting(place: Omit<StatePlace, 'resource'>): void {
  if (waiting.delete(place.store)) walkAll(place);
}

function isWalkedFirst(context: StateContext, resource: Resource, role: Role): boolean {
  if (role.kind !== 'create') return true;
  let known = walkedFirst.get(role);
  if (known === undefined) {
    known = looksAround(context, resource, role);
    walkedFirst.set(role, known);
  }
  return known;
}

const walkedFirst = new WeakMap<Role, boolean>();

function looksAround(context: StateContext, resource: Resource, { scope = [] }: Role): boolean {
  // An item may have come to share its values with a new one.
  if (resource.lifecycle && resource.unique.length > 0) return true;
  const made = itemsMadeAtEnd(context);
  if (made.size === 0) return false;
  const above = scope.flatMap(({ resource: name }) => context.map.resources.get(name ?? '') ?? []);
  const named = referencesOf(context, resource).map((reference) => reference.resource);
  return [resource, ...above, ...named].some((one) => made.has(one));
}
