import { plainName, singularNoun } from '../../resources/noun.ts';
import type { Lifecycle, Resource, ResourceMap } from '../../resources/resource.ts';
import { type ItemValue, sampledValue } from './finish-value.ts';
import { isFailureName } from './first-state.ts';
import { itemShape } from './item-shape.ts';
import { makeId } from './make-id.ts';
import { newValue } from './new-value.ts';
import { idText } from './path-value.ts';
import { scopeOfValue } from './scope-of.ts';
import type { StateContext, StatePlace } from './state-call.ts';
import type { StoredItem } from './store.ts';

/** How often a value is made that turns out to be null, where it need not be. */
const tries = 5;

/** What an item has from its good end on: results, and numbers that began at 0. What says why something failed stays away. */
export function resultValues(place: StatePlace, lifecycle: Lifecycle, { value }: StoredItem): ItemValue {
  const isMissing = (name: string) => value[name] === undefined || value[name] === null;
  const names = resultNames(place, lifecycle).flatMap(({ name, isCounter, isResult }) =>
    (isCounter && value[name] === 0) || (isResult && isMissing(name)) ? [name] : [],
  );
  const made: [string, unknown][] = [];
  for (let count = 0; count < tries && made.length < names.length; count += 1) {
    const sampled = sampledValue(place);
    for (const name of names) {
      const isMade = made.some(([known]) => known === name);
      const found = isMade || !Object.hasOwn(sampled, name) ? null : sampled[name];
      if (found !== null) made.push([name, madeItemId(place, name) ?? found]);
    }
  }
  return Object.fromEntries(made);
}

/** What a property can be at the end: a number that grew, or a result. */
interface ResultName {
  readonly name: string;
  readonly isCounter: boolean;
  readonly isResult: boolean;
}

const namesByResource = new WeakMap<Resource, readonly ResultName[]>();

/** The resources that get new items when items of others come to their good end. */
export function itemsMadeAtEnd(context: StateContext): ReadonlySet<Resource> {
  const made = new Set<Resource>();
  for (const resource of context.map.resources.values()) {
    if (!resource.lifecycle) continue;
    for (const { name } of resultNames({ context, resource }, resource.lifecycle)) {
      const named = namedResource(context.map, name);
      if (named && named !== resource) made.add(named);
    }
  }
  return made;
}

/** The properties that the end sets, in the order of the schema. */
function resultNames(
  { context, resource }: Pick<StatePlace, 'context' | 'resource'>,
  { results, progress }: Lifecycle,
): readonly ResultName[] {
  let names = namesByResource.get(resource);
  if (!names) {
    const { properties, clientNames } = itemShape(context, resource);
    names = [...properties.keys()]
      .filter((name) => !isFailureName(name))
      .map((name) => ({
        name,
        isCounter: name !== progress?.property && !clientNames.has(name),
        isResult: results.includes(name),
      }));
    namesByResource.set(resource, names);
  }
  return names;
}

/** The id of a new item, where the result is one: `output_dataset_id` with `datasets`. */
function madeItemId(place: StatePlace, name: string): unknown {
  const { context, store } = place;
  const resource = namedResource(context.map, name);
  if (!resource || resource === place.resource) return undefined;
  const there = { ...place, resource };
  const id = makeId(there);
  if (id === undefined || !resource.id) return undefined;
  const nothing = { values: {}, names: new Set<string>(), schema: undefined };
  const value = newValue(there, nothing, { [resource.id.property]: id });
  const item = { id: idText(id), scope: scopeOfValue(there, value, {}), value };
  const kept = store.add(resource.name, {
    ...item,
    enteredMs: place.nowMs,
    dueMs: undefined,
    isExample: false,
  });
  return kept.ok ? id : undefined;
}

const namedByMap = new WeakMap<ResourceMap, Map<string, Resource | undefined>>();

/** The resource whose items a property names; properties are the document's, so that there are few. */
function namedResource(map: ResourceMap, property: string): Resource | undefined {
  let known = namedByMap.get(map);
  if (!known) {
    known = new Map();
    namedByMap.set(map, known);
  }
  if (!known.has(property)) {
    const found = [...map.resources.values()].find((other) => isIdOf(other, property));
    known.set(property, found);
  }
  return known.get(property);
}

function isIdOf({ name, id, isSingular }: Resource, property: string): boolean {
  const noun = singularNoun(name.split('/').at(-1) ?? name);
  return !isSingular && id?.isAssigned === true && plainName(property).endsWith(`${noun}id`);
}
