import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Problem } from '../../problem.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';
import { canonicalJson } from '../../schema/sample/canonical-json.ts';
import { allItems } from '../state/all-items.ts';
import { exampleItems } from '../state/example-items.ts';
import { type SeedItem, type SeedItems, seedStore } from '../state/seed.ts';
import type { Store, StoreSnapshot } from '../state/store.ts';
import type { World } from '../world/world.ts';
import type { FillWorld } from './scenarios.ts';
import { type SeedingFile, seedOf } from './seed-items.ts';

/** An API whose stores are filled. */
export interface FilledApi {
  readonly name: string;
  readonly model: Model;
  readonly map: ResourceMap;
  readonly file: SeedingFile | undefined;
  /** Whether what the document's examples show is there too, where the file says nothing of a resource. */
  readonly hasExamples: boolean;
}

/**
 * Fills worlds with what is there from the start, in place of what they hold: by resource the file's items, else those
 * of the document's examples.
 *
 * @param tell of what had to be changed, or could not be kept
 */
export function createFillWorld(
  apis: readonly FilledApi[],
  tell: (api: string, problem: Problem) => void,
): FillWorld {
  const known = new Map<string, Start>();
  return (world: World, scenario: string | undefined) => {
    for (const api of apis) {
      const key = JSON.stringify([api.name, scenario]);
      const start = known.get(key);
      if (start?.snapshot) world.store(api.name).restore(start.snapshot);
      else known.set(key, fill(world, api, start ?? { items: startItems(api, scenario) }, tell));
    }
  };
}

/** What an API starts with. */
interface Start {
  readonly items: SeedItems;
  /** What a store held that was filled with it; undefined where worlds differ, in what is made up. */
  readonly snapshot?: StoreSnapshot;
  /** Whether a world has been filled with it: it says the same of each. */
  readonly isTold?: true;
}

function fill(
  { random, clock, store: storeOf }: World,
  { name, model, map }: FilledApi,
  { items, isTold }: Start,
  tell: (api: string, problem: Problem) => void,
): Start {
  const store = storeOf(name);
  store.clear();
  const problems = seedStore({ store, model, map, random, now: clock.now() }, items);
  if (!isTold) for (const problem of problems) tell(name, problem);
  return { items, isTold: true, ...(isAsWritten(store, items) && { snapshot: store.snapshot() }) };
}

/** Whether nothing of what a store holds was made up. */
function isAsWritten(store: Store, items: SeedItems): boolean {
  return [...items].every(([name, list]) => {
    const kept = allItems(store, name);
    if (kept.length !== list.length) return false;
    return kept.every(({ value }, index) => canonicalJson(value) === canonicalJson(list[index]?.value));
  });
}

/** In the order of the document, in which what others belong to comes first. */
function startItems({ model, map, file, hasExamples }: FilledApi, scenario: string | undefined): SeedItems {
  const seeds: SeedItems = file ? seedOf({ model, map, file }, scenario) : new Map();
  const examples: SeedItems = hasExamples ? exampleItems(model, map) : new Map();
  return new Map(
    [...map.resources.keys()].flatMap((name) => {
      const items = seeds.get(name) ?? examples.get(name);
      return items ? [[name, namedFirst(items, map.resources.get(name))] as const] : [];
    }),
  );
}

/** An id that is made up must not be one that is written further down. */
function namedFirst(items: readonly SeedItem[], resource: Resource | undefined): readonly SeedItem[] {
  const property = resource?.id?.property;
  if (property === undefined) return items;
  const isNamed = ({ value }: SeedItem) => isObject(value) && Object.hasOwn(value, property);
  return [...items.filter(isNamed), ...items.filter((item) => !isNamed(item))];
}
