import { singularNoun } from '../../resources/noun.ts';
import type { Resource, Role } from '../../resources/resource.ts';
import type { Directed } from '../behaviour.ts';
import { allItems } from './all-items.ts';
import { noteDeleted } from './deleted-singular.ts';
import { failedPrecondition } from './entity-tag.ts';
import { findItem } from './find-item.ts';
import { shownValue } from './lifecycle.ts';
import { itemAnswer } from './read-item.ts';
import { referrersOf } from './references.ts';
import { documents, refuse } from './refusal.ts';
import { withinScope } from './scope-of.ts';
import { startSingular } from './start-singular.ts';
import type { StateCall } from './state-call.ts';
import type { StoredItem } from './store.ts';

/** Takes an item away, and what belongs to it; not while something is in the way, where the operation says so. */
export function deleteItem(state: StateCall, role: Role & { readonly kind: 'delete' }): Directed {
  const { resource } = state;
  const found = startSingular(state, findItem(state, role));
  if (!found.ok) return found.answer;
  const { item } = found;
  const failed = failedPrecondition(state, shownValue(state, item)) ?? inTheWay(state, item);
  if (failed) return failed;
  const because = `deleted ${resource.name}/${item.id}`;
  const answer = itemAnswer(state, role.status, role.answer, item, because);
  removeWithChildren(state, resource, item, 0);
  if (resource.isSingular) noteDeleted(state, item.scope);
  return answer;
}

/** Resources within resources: deeper than any path. */
const maxDepth = 20;

function removeWithChildren(state: StateCall, resource: Resource, item: StoredItem, depth: number): void {
  if (depth > maxDepth) return;
  for (const child of childrenOf(state, resource)) {
    for (const one of itemsBelow(state, resource, child, item))
      removeWithChildren(state, child, one, depth + 1);
  }
  state.store.remove(resource.name, [item]);
}

function childrenOf({ context }: StateCall, { name }: Resource): readonly Resource[] {
  return [...context.map.resources.values()].filter(({ parent }) => parent?.resource === name);
}

function itemsBelow(
  { context, store }: StateCall,
  parent: Resource,
  child: Resource,
  item: StoredItem,
): readonly StoredItem[] {
  const scopes = context.scopes.get(child.name) ?? [];
  if (!scopes.some(({ resource }) => resource === parent.name)) return [];
  const scope = { ...withinScope(scopes, item.scope), [parent.name]: item.id };
  return allItems(store, child.name, scope);
}

/** 409 where the operation documents it and something belongs to the item, names it, or it has not ended. */
function inTheWay(state: StateCall, item: StoredItem): Directed | undefined {
  const { context, resource, store } = state;
  if (!documents(state, 409)) return undefined;
  const below = childrenOf(state, resource).flatMap((child) => itemsBelow(state, resource, child, item));
  const [other] = [...below, ...referrersOf(context, store, resource, item)];
  const noun = singularNoun(resource.name.split('/').at(-1) ?? resource.name);
  if (!other && item.dueMs === undefined) return undefined;
  const detail = other
    ? `The ${noun} "${item.id}" is in use: "${other.id}" needs it. Delete that first.`
    : `The ${noun} "${item.id}" has not ended. Wait for it, or cancel it.`;
  return refuse(state, { statuses: [409], words: ['in use', 'has', other ? 'reads' : 'running'], detail });
}
