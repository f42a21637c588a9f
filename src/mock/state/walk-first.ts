import type { Resource, Role } from '../../resources/resource.ts';
import { referencesOf } from './references.ts';
import { itemsMadeAtEnd } from './result-values.ts';
import type { StateContext } from './state-call.ts';

/**
 * Whether items are to be walked through the states whose time has come before a request is answered.
 *
 * Not before one that only adds an item and looks at nothing that the walk could change: whoever looks next walks
 * them, and finds what they would have become by then.
 */
export function isWalkedFirst(context: StateContext, resource: Resource, role: Role): boolean {
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
