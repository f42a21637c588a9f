import { suggestion } from '../../suggestion.ts';
import { type SeededResource, seededResource } from '../scenario/seeded-resource.ts';
import { allItems } from '../state/all-items.ts';
import { shownValue, walkAll } from '../state/lifecycle.ts';
import { lazyRandom, type StateContext, type StatePlace } from '../state/state-call.ts';
import type { World } from '../world/world.ts';
import { keepItem } from './keep-item.ts';

/** The items of one API in one world, by their ids, as they are at its time. */
export interface ItemAccess {
  get(resource: string, id: string | number): Record<string, unknown> | undefined;
  list(resource: string): readonly Record<string, unknown>[];
  put(resource: string, item: unknown): void;
  remove(resource: string, id: string | number): boolean;
}

type ScopedPlace = StatePlace & SeededResource;

/**
 * Reads and keeps the items of an API; nothing is shared with the caller.
 *
 * @throws Error for a resource that the document does not have, and for an item that cannot be kept
 */
export function itemAccess(context: StateContext, api: string, world: World): ItemAccess {
  const placeOf = (name: string): ScopedPlace => {
    const seeded = seededResource(context, name);
    if (!seeded)
      throw new Error(`the document keeps nothing that is called "${name}". ${known(context, name)}`);
    const nowMs = world.clock.now().getTime();
    const place = { context, ...seeded, store: world.store(api), nowMs, random: lazyRandom(world.random) };
    walkAll(place);
    return place;
  };
  const find = ({ resource, store, scope }: ScopedPlace, id: string | number) =>
    store.get(resource.name, resource.isSingular ? '' : String(id), scope);
  return {
    get(name, id) {
      const place = placeOf(name);
      const item = find(place, id);
      return item && structuredClone({ ...shownValue(place, item) });
    },
    list(name) {
      const place = placeOf(name);
      const items = allItems(place.store, place.resource.name, place.scope);
      return items.map((item) => structuredClone({ ...shownValue(place, item) }));
    },
    put(name, item) {
      const place = placeOf(name);
      keepItem(place, item, place.scope);
    },
    remove(name, id) {
      const place = placeOf(name);
      const item = find(place, id);
      if (item) place.store.remove(place.resource.name, [item]);
      return item !== undefined;
    },
  };
}

function known({ map }: StateContext, name: string): string {
  const names = [...map.resources.keys()];
  return names.length === 0 ? 'It keeps nothing.' : suggestion(name, names);
}
