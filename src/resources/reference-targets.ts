import { plainName, singularNoun } from './noun.ts';
import type { Resource, ResourceMap } from './resource.ts';

const targets = new WeakMap<ResourceMap, ReadonlyMap<string, readonly Resource[]>>();

/** By the plain name of a property, whose items it names: `dataset_id` one of `datasets`, `source_id` one whose own id it is. */
export function referenceTargets(map: ResourceMap): ReadonlyMap<string, readonly Resource[]> {
  let known = targets.get(map);
  if (!known) {
    known = targetsByName(map);
    targets.set(map, known);
  }
  return known;
}

function targetsByName({ resources }: ResourceMap): ReadonlyMap<string, readonly Resource[]> {
  const byName = new Map<string, Resource[]>();
  for (const resource of resources.values()) {
    const { name, id } = resource;
    if (!id) continue;
    const noun = singularNoun(name.split('/').at(-1) ?? name);
    const own = plainName(id.property);
    const names = new Set([`${noun}id`, ...(own !== 'id' && own.endsWith('id') ? [own] : [])]);
    for (const one of names) byName.set(one, [...(byName.get(one) ?? []), resource]);
  }
  return byName;
}
