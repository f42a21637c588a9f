import type { Exchange } from '../../contract/exchange.ts';
import type { Operation } from '../../model/model.ts';
import type { Resource, ResourceMap } from '../../resources/resource.ts';

/** Something on the server that requests can work on. */
export interface Item {
  /** Undefined where only a link leads to it, or where the path names nothing that is kept. */
  readonly resource: Resource | undefined;
  readonly id: unknown;
  /** The ids of what it belongs to, by the name of their resource. */
  readonly parents: ReadonlyMap<string, unknown>;
  /** Path parameters that name nothing that is known to be kept, by their names. */
  readonly others: ReadonlyMap<string, unknown>;
  /** What the server said of it last, without envelope; undefined where it said nothing. */
  readonly value: unknown;
  /** What was sent to make it; undefined where it was found. */
  readonly sent: unknown;
  /** Set where the run has made it: only then may it be deleted, and changed without being given back as it was. */
  readonly creation: { readonly operation: Operation; readonly exchange: Exchange } | undefined;
  /** Nothing has its id yet: a PUT makes it. */
  readonly isNew?: true;
}

/** What requests without path parameters work on. */
export const nothing: Item = {
  resource: undefined,
  id: undefined,
  parents: new Map(),
  others: new Map(),
  value: undefined,
  sent: undefined,
  creation: undefined,
};

/** The names in a path template: `/jobs/{id}` has `id`. */
export function pathNames({ path }: Pick<Operation, 'path'>): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map((match) => match[1] ?? '');
}

/** The path parameter that is the id of what an operation reads, changes or deletes; undefined for lists and creates. */
export function ownParameter(map: ResourceMap, operation: Operation): string | undefined {
  const role = map.roles.get(operation);
  switch (role?.kind) {
    case 'read':
    case 'replace':
    case 'patch':
    case 'delete':
    case 'action': {
      const name = role.parameter ?? map.resources.get(role.resource)?.id?.parameter;
      return name !== undefined && pathNames(operation).includes(name) ? name : undefined;
    }
    case 'none':
      return ownerOf(map, operation)?.parameter;
    default:
      return undefined;
  }
}

/** Whose item's path an operation without a role goes on from: `/files/{id}/content` from `/files/{id}`. */
export function ownerOf(map: ResourceMap, operation: Operation): Owner | undefined {
  let known = owners.get(map);
  if (!known) {
    known = new Map();
    owners.set(map, known);
  }
  // Asked for with each request, and found by looking through the whole document.
  if (!known.has(operation)) known.set(operation, findOwner(map, operation));
  return known.get(operation);
}

interface Owner {
  readonly resource: string;
  readonly parameter: string;
  readonly by: Operation;
}

const owners = new WeakMap<ResourceMap, Map<Operation, Owner | undefined>>();

function findOwner(map: ResourceMap, operation: Operation): Owner | undefined {
  let owner: Owner | undefined;
  for (const [by, role] of map.roles) {
    if (role.kind !== 'read' && role.kind !== 'delete' && role.kind !== 'patch' && role.kind !== 'replace')
      continue;
    const parameter = role.parameter ?? map.resources.get(role.resource)?.id?.parameter;
    if (parameter === undefined || !by.path.endsWith(`{${parameter}}`)) continue;
    const isBelow = operation.path === by.path || operation.path.startsWith(`${by.path}/`);
    if (isBelow && by.path.length > (owner?.by.path.length ?? 0))
      owner = { resource: role.resource, parameter, by };
  }
  return ownerInList(map, operation, owner) ?? owner;
}

/**
 * What has no reading of its own that has a role is named by the path of its list all the same: `GET /albums/{album}/photos/{photo}`,
 * which sends the photo as it is, of the photos that are listed and made at `/albums/{album}/photos`.
 */
function ownerInList(map: ResourceMap, operation: Operation, owner: Owner | undefined): Owner | undefined {
  const role = map.roles.get(operation);
  const last = role?.kind === 'none' ? role.scope?.at(-1) : undefined;
  const resource = last?.resource;
  if (last === undefined || resource === undefined) return undefined;
  const [list = '', rest] = operation.path.split(`/{${last.parameter}}`);
  const isNearer = list.length > (owner?.by.path.length ?? 0);
  if (rest === undefined || !isNearer || map.resources.get(resource)?.id?.parameter !== last.parameter)
    return undefined;
  const isItsList = [...map.roles].some(
    ([{ path }, one]) =>
      (one.kind === 'list' || one.kind === 'create') && one.resource === resource && path === list,
  );
  return isItsList ? { resource, parameter: last.parameter, by: operation } : undefined;
}

/** The path parameters of an operation on an item; what the item does not tell is left out. */
export function pathValues(map: ResourceMap, operation: Operation, item: Item): ReadonlyMap<string, unknown> {
  const own = ownParameter(map, operation);
  const role = map.roles.get(operation);
  const scoped = role?.kind === 'none' ? (ownerOf(map, operation)?.by ?? operation) : operation;
  // What works on an item may work on what belongs to it as well: there it is the parent.
  const scope = [...(map.roles.get(scoped)?.scope ?? []), ...(role?.scope ?? [])];
  const values = new Map<string, unknown>();
  for (const name of pathNames(operation)) {
    const resource = scope.find(({ parameter }) => parameter === name)?.resource;
    const value =
      name === own && item.resource !== undefined
        ? item.id
        : ((resource === undefined ? undefined : parentId(item, resource)) ?? item.others.get(name));
    if (value !== undefined) values.set(name, value);
  }
  return values;
}

/** The item itself may be the parent: `/books/{id}/reviews` on a book. */
function parentId(item: Item, resource: string): unknown {
  return item.parents.get(resource) ?? (item.resource?.name === resource ? item.id : undefined);
}

/** What stands at a path of names in a body; undefined where nothing does. */
export function valueUnder(body: unknown, path: readonly string[]): unknown {
  let value = body;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** The JSON of an answer; undefined where it is none. */
export function jsonOf({ response }: Exchange): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(response.body));
  } catch {
    return undefined;
  }
}

/** Whether an answer came, and a success. */
export function isSuccess(exchange: Exchange | undefined): boolean {
  return exchange !== undefined && exchange.response.status >= 200 && exchange.response.status < 300;
}
