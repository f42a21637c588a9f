import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { Problem } from '../../problem.ts';
import { exampleItems } from '../state/example-items.ts';
import type { Resource, ResourceMap } from '../state/resource.ts';
import { type SeedItem, type SeedItems, seedStore } from '../state/seed.ts';
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
  const known = new Map<string, SeedItems>();
  const itemsOf = (api: FilledApi, scenario: string | undefined): SeedItems => {
    const key = JSON.stringify([api.name, scenario]);
    const items = known.get(key) ?? startItems(api, scenario);
    known.set(key, items);
    return items;
  };
  return (world: World, scenario: string | undefined) => {
    for (const api of apis) {
      const store = world.store(api.name);
      store.clear();
      const { random, clock } = world;
      const context = { store, model: api.model, map: api.map, random, now: clock.now() };
      for (const problem of seedStore(context, itemsOf(api, scenario))) tell(api.name, problem);
    }
  };
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
