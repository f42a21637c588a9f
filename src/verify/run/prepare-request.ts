import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import { schemaParts, schemaProperty } from '../../schema/resolve-schema.ts';
import { type CaseRequest, parameterKey, withBodyValue } from '../request.ts';
import { freshValue } from './fresh-value.ts';
import type { Item } from './item.ts';
import type { World } from './world.ts';

/**
 * Makes a planned request one that works now: keys and names that must be unique are new, ids in the body are those of
 * items that are there, `If-Match` has the item's version. What the request holds fixed stays.
 */
export async function prepareRequest(
  world: World,
  operation: Operation,
  request: CaseRequest,
  item: Item,
): Promise<CaseRequest> {
  const parameters = await Promise.all(
    request.parameters.map(async (one) => {
      if (request.fixed.has(parameterKey(one.parameter)) || one.parameter.in !== 'header') return one;
      const value = await headerValue(world, one.parameter.name, item);
      return value === undefined ? one : { parameter: one.parameter, value };
    }),
  );
  return prepareBody(world, operation, { ...request, parameters });
}

async function headerValue(world: World, name: string, item: Item): Promise<string | undefined> {
  const plain = plainName(name);
  if (/idempotencykey$/.test(plain)) return world.uuid();
  if (plain === 'ifmatch') return world.etagOf(item);
  return undefined;
}

async function prepareBody(world: World, operation: Operation, request: CaseRequest): Promise<CaseRequest> {
  const { body, fixed } = request;
  const schema = body?.mediaType?.schema;
  if (fixed.has('body') || !body?.mediaType || !schema || !isObject(body.value)) return request;
  const { mediaType, value } = body;
  const changed = new Map<string, unknown>();
  for (const name of Object.keys(value)) {
    if (fixed.has(`body /${name}`)) continue;
    const reference = await referenced(world, name, value[name]);
    if (reference !== undefined) changed.set(name, reference);
    else if (
      uniqueNames(world, operation).has(name) ||
      (request.isNew && isFreeText(world, schema, name, value[name]))
    ) {
      const node = schema && schemaProperty(world.model, schema, name);
      changed.set(name, freshValue(world.model, node, value[name], world.fresh()));
    }
  }
  if (changed.size === 0) return request;
  const entries = Object.entries(value).map(([name, old]) => [
    name,
    changed.has(name) ? changed.get(name) : old,
  ]);
  return withBodyValue(world.model, request, mediaType, Object.fromEntries(entries)) ?? request;
}

/** The properties of a new item that no other may have: those that clash, and the id where the client gives it. */
function uniqueNames({ map }: World, operation: Operation): ReadonlySet<string> {
  const role = map.roles.get(operation);
  const resource = role?.kind === 'create' ? map.resources.get(role.resource) : undefined;
  if (!resource) return noNames;
  const own = resource.id && !resource.id.isAssigned ? [resource.id.property] : [];
  return new Set([...resource.unique, ...own]);
}

/** A text of which the schema says nothing but how long it may be. */
function isFreeText({ model }: World, schema: SchemaNode, name: string, value: unknown): boolean {
  if (typeof value !== 'string') return false;
  const node = schemaProperty(model, schema, name);
  if (!node) return true;
  return schemaParts(model, node).every(
    (part) =>
      !isObject(part.value) ||
      !['format', 'pattern', 'enum', 'const'].some((key) => key in (part.value as object)),
  );
}

const noNames: ReadonlySet<string> = new Set();

/** The id of an item that the property names, or a list of one; undefined where it names none that could be had. */
async function referenced(world: World, name: string, old: unknown): Promise<unknown> {
  const plain = plainName(name);
  const isList = Array.isArray(old);
  const [target] = referenceTargets(world.map).get(isList ? plain.replace(/s$/, '') : plain) ?? [];
  if (!target || (old !== null && typeof old === 'object' && !isList)) return undefined;
  const item = await world.item(target.name);
  if (item?.id === undefined) return undefined;
  return isList ? [item.id] : item.id;
}
