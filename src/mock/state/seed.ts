import { parsePointer } from '../../document/pointer.ts';
import type { Model } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location, Problem } from '../../problem.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import type { Random } from '../../schema/sample/random.ts';
import { validatorOf } from '../../schema/validate.ts';
import { suggestion } from '../../suggestion.ts';
import { finishValue, type ItemValue } from './finish-value.ts';
import { itemShape } from './item-shape.ts';
import { makeId } from './make-id.ts';
import { idText } from './path-value.ts';
import { scopeOfValue } from './scope-of.ts';
import { lazyRandom, type StatePlace } from './state-call.ts';
import { stateContext } from './state-context.ts';
import type { ItemScope, Store } from './store.ts';

/** An item that is there from the start. */
export interface SeedItem {
  /** An object; what it must have and leaves out is added. */
  readonly value: unknown;
  /** Where it is written, for what is wrong with it. */
  readonly at?: Location;
  /** What path parameters say of it, where its properties do not: `{ projects: '7' }`. */
  readonly scope?: ItemScope;
  /** Whether it is an example of the document: shown as it is, and no obstacle to an item like it. */
  readonly isExample?: boolean;
}

/** By the name of the resource; the oldest first. */
export type SeedItems = ReadonlyMap<string, readonly SeedItem[]>;

/** What items are put in a store with. */
export interface SeedContext {
  readonly store: Store;
  readonly model: Model;
  readonly map: ResourceMap;
  readonly random: Random;
  readonly now: Date;
}

/**
 * Puts items into a store: completed, and made valid where they are not. They stay in the state that they are in, even
 * one that passes by itself.
 *
 * @returns what had to be changed, and what could not be kept
 */
export function seedStore(
  { store, model, map, random, now }: SeedContext,
  items: SeedItems,
): readonly Problem[] {
  const context = stateContext(model, map);
  const problems: Problem[] = [];
  for (const [name, list] of items) {
    const resource = map.resources.get(name);
    if (!resource) {
      problems.push(unknownResource(map, name, list[0]));
      continue;
    }
    const place: StatePlace = { context, resource, store, nowMs: now.getTime(), random: lazyRandom(random) };
    for (const [index, item] of list.entries()) {
      const found = seedOne(place, item).map((problem) => ({
        ...problem,
        message: `${name}[${index}]${problem.message}`,
      }));
      problems.push(...found);
    }
  }
  return problems;
}

/** @returns problems whose messages go on from the item's name */
function seedOne(place: StatePlace, item: SeedItem): readonly Problem[] {
  const { resource, store } = place;
  if (!isObject(item.value)) {
    return [defect(item, 'error', ' is no object, and is left out', 'Write the properties of one item.')];
  }
  const value = withId(place, item.value);
  const own = resource.id && Object.hasOwn(value, resource.id.property) ? value[resource.id.property] : '';
  const id = idText(resource.isSingular ? '' : own);
  const scope = scopeOfValue(place, value, item.scope ?? {});
  if (store.get(resource.name, id, scope)) {
    return [
      defect(
        item,
        'warning',
        ` has the id ${JSON.stringify(id)}, which is there already: left out`,
        'Give it another id.',
      ),
    ];
  }
  const kept = { id, scope, enteredMs: place.nowMs, dueMs: undefined, isExample: item.isExample ?? false };
  const whole = finishValue(place, value);
  const problems = defectsOf(place, item, value);
  const result = store.add(resource.name, { ...kept, value: whole });
  if (result.ok) return problems;
  const { name, value: most } = result.limit;
  return [
    ...problems,
    defect(
      item,
      'error',
      ` is left out: ${name} of the store is ${most}`,
      `Raise "${name}", or write fewer items.`,
    ),
  ];
}

/** What it says, but for what is never shown, and an id. */
function withId(place: StatePlace, given: Record<string, unknown>): ItemValue {
  const { context, resource } = place;
  const { writeOnly } = itemShape(context, resource);
  const property = resource.id?.property;
  const id = property === undefined || Object.hasOwn(given, property) ? undefined : makeId(place);
  return {
    ...Object.fromEntries(Object.entries(given).filter(([name]) => !writeOnly.has(name))),
    ...(property !== undefined && id !== undefined && { [property]: id }),
  };
}

function defectsOf({ context, resource }: StatePlace, item: SeedItem, value: ItemValue): readonly Problem[] {
  if (!resource.schema) return [];
  const violations = validatorOf(context.model, resource.schema, 'response').check(value);
  // What is missing is added without a word; what is written is not changed without one.
  const changed = violations.filter(({ pointer, keyword }) => !(pointer === '' && keyword === 'required'));
  return changed.map(({ pointer, message, expected, actual }) => {
    const wanted = expected === undefined ? '' : ` (${expected})`;
    const came = `${wanted}${actual === undefined ? '' : `, not ${actual}`}`;
    const at = item.at && { at: childOf(item.at, ...parsePointer(pointer)) };
    const text = `${pointer} ${message}${came}; another value takes its place`;
    return { ...defect(item, 'warning', text, 'Correct it as the schema of the resource has it.'), ...at };
  });
}

function defect({ at }: SeedItem, severity: 'error' | 'warning', message: string, hint: string): Problem {
  return { code: 'mock-seed', severity, message, hint, ...(at && { at }) };
}

function unknownResource({ resources }: ResourceMap, name: string, item: SeedItem | undefined): Problem {
  const known = [...resources.keys()];
  const hint = suggestion(name, known);
  return defect(item ?? { value: undefined }, 'error', `the document has no resource "${name}"`, hint);
}
