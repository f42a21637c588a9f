import type { Operation, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { plainName } from '../../resources/noun.ts';
import { referenceTargets } from '../../resources/reference-targets.ts';
import { validatorOf } from '../../schema/validate.ts';
import { type CaseRequest, parameterKey, withBodyValue } from '../request.ts';
import { freshValue } from './fresh-value.ts';
import type { Item } from './item.ts';
import { propertySchemas } from './property-schemas.ts';
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
  const unique = uniqueNames(world, operation);
  const validator = validatorOf(world.model, schema, 'request');
  for (const name of Object.keys(value)) {
    if (fixed.has(`body /${name}`)) continue;
    const reference = await referenced(world, name, value[name], request.isNew === true);
    if (reference !== undefined) changed.set(name, reference);
    else {
      const nodes = propertySchemas(world.model, schema, name);
      if (!(unique.has(name) || (request.isNew && isFreeText(nodes, value[name])))) continue;
      const isValid = (one: unknown) => validator.check({ ...value, [name]: one }).length === 0;
      // A body that is wrong on purpose stays as wrong as it is.
      const isWrong = !isValid(value[name]);
      changed.set(
        name,
        freshValue(world.model, nodes, value[name], world.fresh(), isWrong ? () => true : isValid),
      );
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

/** A text that is not one of a few. */
function isFreeText(nodes: readonly SchemaNode[], value: unknown): boolean {
  if (typeof value !== 'string') return false;
  return nodes.every(({ value: part }) => !isObject(part) || !('enum' in part || 'const' in part));
}

const noNames: ReadonlySet<string> = new Set();

/** The id of an item that the property names, or a list of one; undefined where it names none that could be had. */
async function referenced(world: World, name: string, old: unknown, own: boolean): Promise<unknown> {
  const plain = plainName(name);
  const isList = Array.isArray(old);
  const [target] = referenceTargets(world.map).get(isList ? plain.replace(/s$/, '') : plain) ?? [];
  if (!target || (old !== null && typeof old === 'object' && !isList)) return undefined;
  const item = (own ? await world.item(target.name, true) : undefined) ?? (await world.item(target.name));
  if (item?.id === undefined) return undefined;
  return isList ? [item.id] : item.id;
}
