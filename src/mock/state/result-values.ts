import { plainName, singularNoun } from '../../resources/noun.ts';
import type { Lifecycle, Resource } from '../../resources/resource.ts';
import { type ItemValue, sampledValue } from './finish-value.ts';
import { isFailureName } from './first-state.ts';
import { itemShape } from './item-shape.ts';
import { makeId } from './make-id.ts';
import { newValue } from './new-value.ts';
import { idText } from './path-value.ts';
import { scopeOfValue } from './scope-of.ts';
import type { StatePlace } from './state-call.ts';
import type { StoredItem } from './store.ts';

/** How often a value is made that turns out to be null, where it need not be. */
const tries = 5;

/** What an item has from its good end on: results, and numbers that began at 0. What says why something failed stays away. */
export function resultValues(
  place: StatePlace,
  { results, progress }: Lifecycle,
  { value }: StoredItem,
): ItemValue {
  const { properties, clientNames } = itemShape(place.context, place.resource);
  const isCounter = (name: string) =>
    value[name] === 0 && name !== progress?.property && !clientNames.has(name) && !isFailureName(name);
  const isMissing = (name: string) => value[name] === undefined || value[name] === null;
  const names = [...properties.keys()].filter(
    (name) => isCounter(name) || (results.includes(name) && !isFailureName(name) && isMissing(name)),
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

/** The id of a new item, where the result is one: `output_dataset_id` with `datasets`. */
function madeItemId(place: StatePlace, name: string): unknown {
  const { context, store } = place;
  const resource = [...context.map.resources.values()].find((other) => isIdOf(other, name));
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

function isIdOf({ name, id, isSingular }: Resource, property: string): boolean {
  const noun = singularNoun(name.split('/').at(-1) ?? name);
  return !isSingular && id?.isAssigned === true && plainName(property).endsWith(`${noun}id`);
}
