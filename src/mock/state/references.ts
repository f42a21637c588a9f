import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Resource } from '../../resources/resource.ts';
import { itemShape } from './item-shape.ts';
import { idText } from './path-value.ts';
import type { StateContext } from './state-call.ts';
import type { Store, StoredItem } from './store.ts';

/** A property that names an item of another resource: `source_id` of a pipeline. */
export interface Reference {
  readonly property: string;
  readonly resource: Resource;
}

/** The properties of a resource's items that name items of other resources. */
export function referencesOf(context: StateContext, resource: Resource): readonly Reference[] {
  let known = references.get(resource);
  if (!known) {
    const targets = referenceTargets(context.map);
    known = [...itemShape(context, resource).properties.keys()].flatMap((property) =>
      (targets.get(plainName(property)) ?? [])
        .filter((other) => other !== resource)
        .map((other) => ({ property, resource: other })),
    );
    references.set(resource, known);
  }
  return known;
}

const references = new WeakMap<Resource, readonly Reference[]>();

/** Items of other resources that name an item. */
export function referrersOf(
  context: StateContext,
  store: Store,
  target: Resource,
  { value, id }: StoredItem,
): readonly StoredItem[] {
  const own = target.id && Object.hasOwn(value, target.id.property) ? value[target.id.property] : id;
  return [...context.map.resources.values()].flatMap((resource) =>
    referencesOf(context, resource)
      .filter((reference) => reference.resource === target)
      .flatMap(({ property }) => store.find(resource.name, property, own)),
  );
}

/** An item that is named and not there. */
export interface MissingReference {
  readonly resource: string;
  readonly property: string;
  readonly id: string;
}

/** The first item that is named and not there. @param before what need not be looked at again */
export function missingReference(
  context: StateContext,
  store: Store,
  resource: Resource,
  value: Readonly<Record<string, unknown>>,
  before?: Readonly<Record<string, unknown>>,
): MissingReference | undefined {
  for (const reference of referencesOf(context, resource)) {
    const found = Object.hasOwn(value, reference.property) ? value[reference.property] : undefined;
    if (typeof found !== 'string' && typeof found !== 'number') continue;
    if (before && Object.hasOwn(before, reference.property) && before[reference.property] === found) continue;
    if (store.get(reference.resource.name, idText(found), {})) continue;
    return { resource: reference.resource.name, property: reference.property, id: idText(found) };
  }
  return undefined;
}
