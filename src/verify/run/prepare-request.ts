import type { Operation } from '../../model/model.ts';
import { plainName } from '../../resources/noun.ts';
import { type CaseRequest, type ParameterValue, parameterKey } from '../request.ts';
import { withEchoed } from './echoed-headers.ts';
import type { Item } from './item.ts';
import { prepareBody } from './prepare-body.ts';
import { referencedId } from './referenced-id.ts';
import { isSafeMethod } from './safe-method.ts';
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
  const asked = item.isNew
    ? request.parameters.filter((one) => !isVersion(request, one))
    : request.parameters;
  const parameters = await Promise.all(
    asked.map(async (one) => {
      const { parameter } = one;
      if (request.fixed.has(parameterKey(parameter))) return one;
      const value =
        parameter.in === 'header'
          ? await headerValue(world, parameter.name, item)
          : await queryReference(world, operation, one);
      return value === undefined ? one : { parameter, value };
    }),
  );
  return prepareBody(world, operation, withEchoed(world, operation, { ...request, parameters }), item);
}

/** What is not there has no version that could be named. */
function isVersion({ fixed }: CaseRequest, { parameter }: ParameterValue): boolean {
  const isIfMatch = parameter.in === 'header' && plainName(parameter.name) === 'ifmatch';
  return isIfMatch && !parameter.required && !fixed.has(parameterKey(parameter));
}

async function headerValue(world: World, name: string, item: Item): Promise<string | undefined> {
  const plain = plainName(name);
  if (/idempotencykey$/.test(plain)) return world.uuid();
  if (plain === 'ifmatch') return world.etagOf(item);
  return undefined;
}

/** `?ids=1,2` and `?label_id=7` where something has to be named: what is there. */
async function queryReference(
  world: World,
  operation: Operation,
  { parameter, value }: ParameterValue,
): Promise<unknown> {
  if (parameter.in !== 'query' || !parameter.required) return undefined;
  const plain = plainName(parameter.name);
  if (plain !== 'id' && plain !== 'ids') return referencedId(world, parameter.name, value, false);
  const owner = [...world.map.roles].find(
    ([{ path }, role]) => path === operation.path && (role.kind === 'list' || role.kind === 'create'),
  )?.[1];
  if (!owner || owner.kind === 'none') return undefined;
  // What is named so is often changed or deleted.
  const item = await world.item(owner.resource, !isSafeMethod(operation.method));
  if (item?.id === undefined) return undefined;
  return Array.isArray(value) ? [item.id] : item.id;
}
