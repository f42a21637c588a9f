import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { ResourceMap } from '../../resources/resource.ts';
import { parameterValue } from '../plan/parameter-values.ts';
import { type CaseRequest, parameterKey } from '../request.ts';
import { freshValue } from './fresh-value.ts';
import { type Item, isSuccess, jsonOf, ownParameter, pathValues, valueUnder } from './item.ts';
import type { World } from './world.ts';

/** An id under these parents that nothing has, for a PUT to make something there; undefined where there is no other id. */
export function newPlace(world: World, operation: Operation, under: Item): Item | undefined {
  const { map, model } = world;
  const role = map.roles.get(operation);
  const resource = role?.kind === 'replace' ? map.resources.get(role.resource) : undefined;
  const own = ownParameter(map, operation);
  if (!resource || own === undefined) return undefined;
  const described = operation.parameters.find((one) => one.in === 'path' && one.name === own);
  const old = described && parameterValue(model, described);
  const id = freshValue(model, described?.schema ? [described.schema] : [], old, world.fresh());
  if ((typeof id !== 'string' && typeof id !== 'number') || id === old) return undefined;
  const { parents, others } = under;
  return {
    resource,
    id,
    parents,
    others,
    value: undefined,
    sent: undefined,
    creation: undefined,
    isNew: true,
  };
}

/** What a PUT has made: something at an id that was new, or of which it says itself that it was not there. */
export function madeByPut(
  map: ResourceMap,
  operation: Operation,
  request: CaseRequest,
  under: Item,
  exchange: Exchange,
): Item | undefined {
  const role = map.roles.get(operation);
  const resource = role?.kind === 'replace' ? map.resources.get(role.resource) : undefined;
  const own = ownParameter(map, operation);
  if (role?.kind !== 'replace' || !resource || own === undefined || !isSuccess(exchange)) return undefined;
  const id = idIn(map, operation, request, under, own);
  if (typeof id !== 'string' && typeof id !== 'number') return undefined;
  const isSaid = exchange.response.status === 201 && (id !== under.id || under.value === undefined);
  if (under.creation !== undefined && id === under.id) return undefined;
  if (!(under.isNew && id === under.id) && !isSaid) return undefined;
  const value = role.answer ? valueUnder(jsonOf(exchange), role.answer.path) : undefined;
  const { parents, others } = under;
  return {
    resource,
    id,
    parents,
    others,
    value,
    sent: request.body?.value,
    creation: { operation, exchange },
  };
}

/** The id that the path of a request had. */
function idIn(
  map: ResourceMap,
  operation: Operation,
  { parameters, fixed }: CaseRequest,
  under: Item,
  own: string,
): unknown {
  const sent = parameters.find(({ parameter }) => parameter.in === 'path' && parameter.name === own);
  const named = pathValues(map, operation, under).get(own);
  return sent && (named === undefined || fixed.has(parameterKey(sent.parameter))) ? sent.value : named;
}
