import type { Model, Operation } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { singularNoun } from './noun.ts';
import type { Resource, ResourceMap } from './resource.ts';

/** What a WebSocket tells of. */
export interface WatchedResource {
  readonly resource: Resource;
  /** The path parameter of the WebSocket's operation that has the item's id. */
  readonly parameter: string;
}

/** Whether an operation is marked as one that becomes a WebSocket. */
export function isWebSocket({ method, raw }: Operation): boolean {
  return method === 'get' && isObject(raw['x-websocket']);
}

/**
 * The resource whose items a WebSocket tells of: one with a lifecycle, to which a link leads, or whose items are named by
 * the same parameter, by the same path, or by a parameter of the same name. Undefined where none is found.
 *
 * @example
 * watchedResource(model, inferResources(model), watchGeneration)?.resource.name // 'generators'
 */
export function watchedResource(map: ResourceMap, operation: Operation): WatchedResource | undefined {
  const resources = [...map.resources.values()].filter(({ lifecycle, id }) => lifecycle && id);
  const names = [...operation.path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
  const parameter = names.at(-1);
  if (!isWebSocket(operation) || parameter === undefined || resources.length === 0) return undefined;
  const scope = map.roles.get(operation)?.scope?.find((one) => one.parameter === parameter);
  const found =
    (scope?.resource === undefined ? undefined : map.resources.get(scope.resource)) ??
    linked(map, operation) ??
    sharing(map, operation, parameter) ??
    resources.find((resource) => isBelow(resource, operation.path)) ??
    resources.find(({ id }) => id?.parameter === parameter && parameter.length > 2);
  const resource = resources.find((one) => one === found);
  return resource && { resource, parameter };
}

/** The WebSocket that tells of the items of a resource; of several the first. */
export function watchOperation(
  model: Model,
  map: ResourceMap,
  resource: string,
): { readonly operation: Operation; readonly parameter: string } | undefined {
  for (const operation of model.operations) {
    const watched = isWebSocket(operation) ? watchedResource(map, operation) : undefined;
    if (watched?.resource.name === resource) return { operation, parameter: watched.parameter };
  }
  return undefined;
}

/** What an answer with a link to the WebSocket makes or shows. */
function linked(map: ResourceMap, { operationId }: Operation): Resource | undefined {
  if (operationId === undefined) return undefined;
  for (const [other, role] of map.roles) {
    if (role.kind !== 'create' && role.kind !== 'read') continue;
    const isLinked = other.responses.some(({ links }) =>
      links.some((link) => link.operationId === operationId),
    );
    if (isLinked) return map.resources.get(role.resource);
  }
  return undefined;
}

/** The same parameter of the document names an item elsewhere. */
function sharing(map: ResourceMap, operation: Operation, parameter: string): Resource | undefined {
  const placeOf = ({ parameters }: Operation, name: string) => {
    const at = parameters.find((one) => one.in === 'path' && one.name === name)?.at;
    return at && `${at.source}#${at.pointer}`;
  };
  const own = placeOf(operation, parameter);
  for (const [other, role] of map.roles) {
    if (own === undefined || role.kind !== 'read' || other === operation) continue;
    const resource = map.resources.get(role.resource);
    const name = role.parameter ?? resource?.id?.parameter;
    if (name !== undefined && placeOf(other, name) === own) return resource;
  }
  return undefined;
}

/** `/ws/jobs/{id}` and `/jobs/{id}/socket` for `jobs`. */
function isBelow({ name }: Resource, path: string): boolean {
  const noun = name.split('/').at(-1) ?? name;
  const [, collection] = /([^/{}]+)\/\{[^{}]+\}(?:\/[^{}]*)?$/.exec(path) ?? [];
  return collection !== undefined && singularNoun(collection) === singularNoun(noun);
}
