import type { SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { isPlural, plainName, singularNoun } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import type { Resource } from '../../resources/resource.ts';
import { schemaItems, schemaParts, schemaProperty } from '../../schema/resolve-schema.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { type Item, isSuccess, jsonOf, nothing, valueUnder } from './item.ts';
import type { World } from './world.ts';

/** Parts of parts of parts: questions of a section, and the choices of each. */
const maxDepth = 3;
/** A property with a longer name is no part's. */
const maxName = 60;

type Id = string | number;

/**
 * The ids in an object of a body that name a part of what the request works on, or of what the same object names: `option_id` where
 * the poll has `options`, each with an `id`. Costs one request for each item that has such parts. Empty where no property does.
 *
 * @param item what the request works on, or under
 * @param object with the ids that are put in the place of those of the document
 */
export async function partIds(
  world: World,
  item: Item,
  object: Readonly<Record<string, unknown>>,
): Promise<ReadonlyMap<string, Id | readonly Id[]>> {
  const found = new Map<string, Id | readonly Id[]>();
  for (const [name, old] of Object.entries(object)) {
    const noun = partNoun(world, name, old);
    if (noun === undefined) continue;
    for (const whole of wholesOf(world, item, object)) {
      if (!hasParts(world, whole.resource, noun)) continue;
      const ids = idsIn(await readOnce(world, whole), noun, maxDepth);
      const [id] = ids;
      if (id === undefined) continue;
      const isThere = ids.some((one) => one === old);
      if (!isThere) found.set(name, Array.isArray(old) ? [id] : id);
      break;
    }
  }
  return found;
}

/** `option` for `option_id` and for a list of `option_ids`; undefined for what names something that is kept by itself. */
function partNoun({ map }: World, name: string, old: unknown): string | undefined {
  const isList = Array.isArray(old);
  if (name.length > maxName || (old !== null && typeof old === 'object' && !isList)) return undefined;
  const plain = isList ? plainName(name).replace(/s$/, '') : plainName(name);
  const noun = /^(.{2,})id$/.exec(plain)?.[1];
  return noun === undefined || referenceTargets(map).has(plain) ? undefined : noun;
}

interface Whole {
  readonly resource: Resource;
  readonly item: Item;
}

/** What the path of a request names, the nearest first, and then what its body names. */
function wholesOf({ map }: World, item: Item, object: Readonly<Record<string, unknown>>): readonly Whole[] {
  const parents = [...item.parents].flatMap(([name, id]): readonly Whole[] => {
    const resource = map.resources.get(name);
    return resource ? [{ resource, item: { ...nothing, ...whereOf(item), resource, id } }] : [];
  });
  const named = Object.entries(object).flatMap(([name, id]): readonly Whole[] => {
    const [resource] = name.length > maxName ? [] : (referenceTargets(map).get(plainName(name)) ?? []);
    const isId = typeof id === 'string' || typeof id === 'number';
    return resource && isId ? [{ resource, item: { ...nothing, ...whereOf(item), resource, id } }] : [];
  });
  const own = item.resource && item.id !== undefined ? [{ resource: item.resource, item }] : [];
  return [...own, ...parents.toReversed(), ...named];
}

function whereOf({ parents, others }: Item): Pick<Item, 'parents' | 'others'> {
  return { parents, others };
}

/** Whether the document shows a list of parts with ids in what is read of a resource. */
function hasParts(world: World, resource: Resource, noun: string): boolean {
  const known = nounsOf.get(resource) ?? new Set(resource.schema ? partNouns(world, resource.schema) : []);
  nounsOf.set(resource, known);
  return known.has(noun);
}

const nounsOf = new WeakMap<Resource, ReadonlySet<string>>();

function partNouns(world: World, schema: SchemaNode, depth = 0): readonly string[] {
  if (depth > maxDepth) return [];
  return propertyNames(world, schema).flatMap((name) => {
    const property = schemaProperty(world.model, schema, name);
    const items = property && schemaItems(world.model, property);
    if (!items) return [];
    const noun = singularNoun(name);
    const has = propertyNames(world, items).some((one) => isIdOf(one, noun));
    return [...(has && isPlural(name) ? [noun] : []), ...partNouns(world, items, depth + 1)];
  });
}

function propertyNames({ model }: World, schema: SchemaNode): readonly string[] {
  return schemaParts(model, schema).flatMap(({ value }) =>
    isObject(value) && isObject(value.properties) ? Object.keys(value.properties) : [],
  );
}

function isIdOf(name: string, noun: string): boolean {
  const plain = plainName(name);
  return plain === 'id' || plain === `${noun}id`;
}

/** By what it is, and by its id: what was read of it. */
const reads = new WeakMap<World, Map<string, unknown>>();

/** What an item is, as it was read first; undefined where it cannot be read. */
async function readOnce(world: World, { resource, item }: Whole): Promise<unknown> {
  const known = reads.get(world) ?? new Map<string, unknown>();
  reads.set(world, known);
  const key = JSON.stringify([resource.name, item.id, ...item.parents]);
  if (!known.has(key)) known.set(key, await read(world, { resource, item }));
  return known.get(key);
}

async function read(world: World, { resource, item }: Whole): Promise<unknown> {
  for (const operation of world.operationsOf(resource.name, 'read')) {
    const role = world.map.roles.get(operation);
    const request = likeliestRequest(world.model, operation);
    if (role?.kind !== 'read' || !request) continue;
    const exchange = await world.send({ operation, request, item });
    if (exchange && isSuccess(exchange)) return valueUnder(jsonOf(exchange), role.answer.path);
  }
  return undefined;
}

/** The ids of the parts of a value that a name says, those of the first whole that has any. */
function idsIn(value: unknown, noun: string, depth: number): readonly Id[] {
  if (!isObject(value)) return [];
  const lists = Object.entries(value).filter((one): one is [string, unknown[]] => Array.isArray(one[1]));
  for (const [name, list] of lists) {
    const ids = singularNoun(name) === noun ? list.slice(0, 50).flatMap((one) => idOf(one, noun)) : [];
    if (ids.length > 0) return ids;
  }
  for (const [, list] of depth > 0 ? lists : []) {
    const ids = list.slice(0, 5).flatMap((one) => idsIn(one, noun, depth - 1));
    if (ids.length > 0) return ids;
  }
  return [];
}

function idOf(part: unknown, noun: string): readonly Id[] {
  if (!isObject(part)) return [];
  const name = Object.keys(part).find((one) => isIdOf(one, noun));
  const id = name === undefined ? undefined : part[name];
  return typeof id === 'string' || typeof id === 'number' ? [id] : [];
}
