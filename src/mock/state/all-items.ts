import type { ItemScope, Store, StoredItem } from './store.ts';

/** All items of a resource that were made under some values, in the order of their making. */
export function allItems(store: Store, resource: string, scope: ItemScope = {}): readonly StoredItem[] {
  const from = { kind: 'offset', offset: 0 } as const;
  const limit = Number.MAX_SAFE_INTEGER;
  return store.list(resource, { scope, where: [], order: [], newestFirst: false, from, limit }).items;
}
