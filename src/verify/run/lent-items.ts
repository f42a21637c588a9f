import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { SchemaFacts } from '../../resources/schema-facts.ts';
import { validatorOf } from '../../schema/validate.ts';
import { CaseSkipped } from '../case.ts';
import { likeliestRequest } from '../plan/base-request.ts';
import { withBodyValue } from '../request.ts';
import { type Item, isSuccess } from './item.ts';
import type { Sending, World } from './world.ts';

/**
 * Whether the items of a resource are lent by the server: nothing makes one and nothing lists them, but they can be read and
 * replaced, so that what is changed can be given back as it was.
 */
export function isLent(world: World, name: string): boolean {
  const isFound = world.operationsOf(name, 'create', 'list').length > 0;
  const isRead = world.operationsOf(name, 'read').length > 0;
  return !isFound && isRead && replacerOf(world, name) !== undefined;
}

/** The PUT that changes an item and makes none. */
function replacerOf(world: World, name: string): Operation | undefined {
  return world.operationsOf(name, 'replace').find((operation) => {
    const role = world.map.roles.get(operation);
    return role?.kind === 'replace' && !role.creates && operation.responses.every(isNoCreation);
  });
}

function isNoCreation({ status }: { readonly status: string }): boolean {
  return status !== '201';
}

/** The request that makes an item as it is now; undefined where what is read of it is not all that a PUT needs. */
export function returnOf(world: World, item: Item): Sending | undefined {
  const operation = item.resource && replacerOf(world, item.resource.name);
  const role = operation && world.map.roles.get(operation);
  const request = operation && likeliestRequest(world.model, operation);
  const mediaType = request?.body?.mediaType;
  if (!operation || role?.kind !== 'replace' || !request || !mediaType || !isObject(item.value))
    return undefined;
  const facts = new SchemaFacts(world.model);
  const properties = role.input.schema && facts.properties(role.input.schema);
  const isSettable = (name: string) => {
    const schema = properties?.get(name)?.schema;
    return schema !== undefined && facts.keyword(schema, 'readOnly') !== true;
  };
  const fields = Object.fromEntries(Object.entries(item.value).filter(([name]) => isSettable(name)));
  const { schema } = role.input;
  if (schema && validatorOf(world.model, schema, 'request').check(fields).length > 0) return undefined;
  const body = role.input.path.reduceRight<unknown>((inner, name) => ({ [name]: inner }), fields);
  const back = withBodyValue(world.model, request, mediaType, body);
  const kept = back && { ...back, fixed: new Set([...back.fixed, 'body']) };
  return kept && { operation, request: kept, item, manner: { isOdd: true } };
}

/** Gives an item back as it was when it was lent: one request, whatever the budget. What stays changed is told. */
export async function giveBack(world: World, back: Sending): Promise<void> {
  let exchange: Exchange | undefined;
  try {
    exchange = await world.caller.cleanUp(() => world.send(back));
  } catch (error) {
    if (!(error instanceof CaseSkipped)) throw error;
  } finally {
    if (!isSuccess(exchange)) tellChanged(world, back, exchange);
  }
}

function tellChanged(world: World, { operation }: Sending, exchange: Exchange | undefined): void {
  world.report({
    code: 'cleanup-failed',
    operation,
    message: 'what was changed is not as it was: the PUT that gives it back did not work',
    actual: String(exchange?.response.status ?? 'no answer'),
    steps: exchange ? [exchange] : [],
  });
}
