import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { singularNoun } from '../../resources/noun.ts';
import { schemaItems, schemaProperty } from '../../schema/resolve-schema.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type CaseRequest, withBodyValue } from '../request.ts';
import { freshValue } from './fresh-value.ts';
import type { Item } from './item.ts';
import { isTime, movedTime } from './moved-time.ts';
import { partIds } from './part-ids.ts';
import { propertySchemas } from './property-schemas.ts';
import { referencedId } from './referenced-id.ts';
import type { World } from './world.ts';

/** The request with a body that works now. */
export async function prepareBody(
  world: World,
  operation: Operation,
  request: CaseRequest,
  item: Item,
): Promise<CaseRequest> {
  const { body, fixed } = request;
  const schema = body?.mediaType?.schema;
  if (fixed.has('body') || !body?.mediaType || !schema) return request;
  if (!isObject(body.value) && !Array.isArray(body.value)) return request;
  const days = request.isNew ? world.fresh().integer(1, mostDays) : 0;
  const place = { schema, pointer: '', body: body.value, depth: 0, item, days };
  const value = await preparedValue(world, operation, request, place, body.value);
  return value === body.value
    ? request
    : (withBodyValue(world.model, request, body.mediaType, value) ?? request);
}

/** Where a value stands in a body. */
interface BodyPlace {
  readonly schema: SchemaNode;
  /** `/data/attributes`; empty for the body itself. */
  readonly pointer: string;
  readonly body: unknown;
  readonly depth: number;
  /** What the request works on. */
  readonly item: Item;
  /** How much later something new is: what lies between its times stays the same. */
  readonly days: number;
}

/** Some years: what is booked need not be bookable in the far future. */
const mostDays = 700;

/** Envelopes and relations are a few levels deep; what is deeper refers to nothing. */
const maxDepth = 4;

/** The same value where nothing in it has to change. */
async function preparedValue(
  world: World,
  operation: Operation,
  request: CaseRequest,
  place: BodyPlace,
  value: unknown,
): Promise<unknown> {
  if (place.depth > maxDepth) return value;
  if (Array.isArray(value)) {
    const node = schemaItems(world.model, place.schema);
    if (!node || value.length > 20) return value;
    const items: unknown[] = [];
    for (const [index, item] of value.entries()) {
      const inner = { ...place, schema: node, pointer: `${place.pointer}/${index}`, depth: place.depth + 1 };
      items.push(await preparedValue(world, operation, request, inner, item));
    }
    return items.every((item, index) => item === value[index]) ? value : items;
  }
  if (!isObject(value)) return value;
  const identified = await identifiedElsewhere(world, operation, value);
  if (identified && !isFixed(request, `${place.pointer}/id`)) return identified;
  const changed = new Map<string, unknown>();
  for (const name of Object.keys(value)) {
    const next = await preparedProperty(world, operation, request, place, { object: value, name });
    if (next !== value[name]) changed.set(name, next);
  }
  const named = await partIds(world, place.item, { ...value, ...Object.fromEntries(changed) });
  for (const [name, id] of named) if (!isFixed(request, `${place.pointer}/${name}`)) changed.set(name, id);
  if (changed.size === 0) return value;
  const entries = Object.entries(value).map(([name, old]) => [
    name,
    changed.has(name) ? changed.get(name) : old,
  ]);
  return Object.fromEntries(entries);
}

async function preparedProperty(
  world: World,
  operation: Operation,
  request: CaseRequest,
  place: BodyPlace,
  { object, name }: { readonly object: Readonly<Record<string, unknown>>; readonly name: string },
): Promise<unknown> {
  const old = object[name];
  const pointer = `${place.pointer}/${name}`;
  if (isFixed(request, pointer)) return old;
  const own = ownId(world, operation, place, name);
  if (own !== undefined && typeof own === typeof old) return own;
  const reference = await referencedId(world, name, old, request.isNew === true);
  if (reference !== undefined) return reference;
  const isUnique = uniqueNames(world, operation, place.pointer).has(name);
  if (request.isNew && !isUnique && isTime(old)) {
    const moved = movedTime(old, place.days);
    const schema = schemaProperty(world.model, place.schema, name);
    const isValid = !schema || validatorOf(world.model, schema, 'request').check(moved).length === 0;
    return isValid ? moved : old;
  }
  const nodes = isUnique || request.isNew ? propertySchemas(world.model, place.schema, name) : [];
  if (isUnique || (request.isNew && isFreeText(nodes, old))) {
    const validator = validatorOf(world.model, place.schema, 'request');
    const isValid = (one: unknown) => validator.check({ ...object, [name]: one }).length === 0;
    // A body that is wrong on purpose stays as wrong as it is.
    return freshValue(world.model, nodes, old, world.fresh(), isValid(old) ? isValid : () => true);
  }
  if (typeof old !== 'object' || old === null) return old;
  const schema = schemaProperty(world.model, place.schema, name);
  const inner = schema && { ...place, schema, pointer, depth: place.depth + 1 };
  return inner ? preparedValue(world, operation, request, inner, old) : old;
}

/** The id of what a change is about, where its body names it again. */
function ownId({ map }: World, operation: Operation, { pointer, item }: BodyPlace, name: string): unknown {
  const role = map.roles.get(operation);
  if ((role?.kind !== 'patch' && role?.kind !== 'replace') || role.resource !== item.resource?.name)
    return undefined;
  const isOwn = name === item.resource.id?.property;
  return isOwn && pointer === role.input.path.map((one) => `/${one}`).join('') ? item.id : undefined;
}

/** Whether a request says what stands at a place in its body, or around it. */
function isFixed({ fixed }: CaseRequest, pointer: string): boolean {
  if (fixed.size === 0) return false;
  return [...fixed].some((key) => {
    if (!key.startsWith('body ')) return false;
    const held = key.slice('body '.length);
    return pointer === held || pointer.startsWith(`${held}/`);
  });
}

/** `{ type: 'labels', id: '7' }`, as JSON:API names other things, with the id of one that is there. */
async function identifiedElsewhere(
  world: World,
  operation: Operation,
  value: Readonly<Record<string, unknown>>,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const { type, id } = value;
  if (typeof type !== 'string' || (typeof id !== 'string' && typeof id !== 'number')) return undefined;
  const role = world.map.roles.get(operation);
  const own = role && role.kind !== 'none' ? role.resource : undefined;
  const noun = singularNoun(type);
  const target = [...world.map.resources.keys()].find(
    (name) => name !== own && singularNoun(name.split('/').at(-1) ?? name) === noun,
  );
  const item = target === undefined ? undefined : await world.item(target);
  if (item?.id === undefined) return undefined;
  return { ...value, id: typeof id === 'string' ? String(item.id) : item.id };
}

/** The properties of a new item that no other may have: those that clash, and the id where the client gives it. */
function uniqueNames({ map }: World, operation: Operation, pointer: string): ReadonlySet<string> {
  const role = map.roles.get(operation);
  const resource = role?.kind === 'create' ? map.resources.get(role.resource) : undefined;
  const envelope = role?.kind === 'create' ? role.input.path.map((name) => `/${name}`).join('') : '';
  const { inner, innerFacts } = resource ?? {};
  if (inner !== undefined && pointer === `${envelope}/${inner}`) return new Set(innerFacts?.unique);
  if (!resource || pointer !== envelope) return noNames;
  const own = resource.id && !resource.id.isAssigned ? [resource.id.property] : [];
  return new Set([...resource.unique, ...own]);
}

/** A text that is not one of a few. */
function isFreeText(nodes: readonly SchemaNode[], value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return nodes.every(({ value: part }) => !isObject(part) || !('enum' in part || 'const' in part));
}

const noNames: ReadonlySet<string> = new Set();
