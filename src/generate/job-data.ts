import type { Model, Operation, SchemaNode } from '../model/model.ts';
import { isObject } from '../model/values.ts';
import { inferResources } from '../resources/infer-resources.ts';
import type { ResourceMap, Role } from '../resources/resource.ts';
import { watchOperation } from '../resources/watched-resource.ts';
import { schemaParts, schemaProperty } from '../schema/resolve-schema.ts';
import { isJsonMedia } from './media-type.ts';

/** How the client follows what an operation starts; printed into `client.ts`. Its type is the client's `JobDefinition`. */
export interface JobData {
  readonly read?: string | undefined;
  readonly url?: readonly string[] | undefined;
  readonly id?: { readonly at: readonly string[]; readonly parameter: string } | undefined;
  readonly item?: readonly string[] | undefined;
  readonly socket?:
    | { readonly operation: string; readonly id: readonly string[]; readonly parameter: string }
    | undefined;
  readonly state?:
    | { readonly property: string; readonly done: readonly string[]; readonly failed: readonly string[] }
    | undefined;
}

/** What an operation starts, with the operation that reads how it stands. */
export interface StartedJob {
  readonly data: JobData;
  readonly read: Operation | undefined;
}

/**
 * What is started by an operation that answers 202 and is followed by reading it: at the documented `Location` or
 * `status_url`, or by its id. Undefined for all other operations.
 */
export function jobData(model: Model, operation: Operation): StartedJob | undefined {
  const accepted = operation.responses.find(({ status }) => status === '202');
  if (!accepted) return undefined;
  const map = inferResources(model);
  const { roles, resources } = map;
  const role = roles.get(operation);
  const started = role?.kind === 'create' ? role : undefined;
  const lifecycle = started && resources.get(started.resource)?.lifecycle;
  const [read, readRole] = (started && readerOf(roles, started.resource)) ?? [];
  const id =
    started?.idPath && read && idOf(operation, read, started.idPath, resources.get(started.resource)?.id);
  const schema = accepted.content.find(({ name }) => isJsonMedia(name))?.schema;
  const url = schema && urlIn(model, schema, started?.answer?.path ?? []);
  const hasLocation = accepted.headers.some(({ name }) => name.toLowerCase() === 'location');
  if (!hasLocation && !url && !id) return undefined;
  const item = readRole?.answer.path ?? [];
  return {
    read,
    data: {
      read: read?.name,
      url,
      id,
      item: item.length > 0 ? item : undefined,
      socket: read && lifecycle && started && socketOf(model, map, operation, started),
      state: read &&
        lifecycle && {
          property: lifecycle.property,
          done: lifecycle.states.slice(-1),
          failed: lifecycle.otherEnds,
        },
    },
  };
}

type CreateRole = Extract<Role, { kind: 'create' }>;

/** The WebSocket that tells of what was started; undefined where it takes more than the start has. */
function socketOf(
  model: Model,
  map: ResourceMap,
  { path }: Operation,
  { resource, idPath, answer }: CreateRole,
): JobData['socket'] {
  const watch = watchOperation(model, map, resource);
  const property = map.resources.get(resource)?.id?.property;
  const id = idPath ?? (answer && property !== undefined ? [...answer.path, property] : undefined);
  if (!watch || !id) return undefined;
  const known = [watch.parameter, ...parametersOf(path)];
  const isKnown = parametersOf(watch.operation.path).every((name) => known.includes(name));
  return isKnown ? { operation: watch.operation.name, id, parameter: watch.parameter } : undefined;
}

type ReadRole = Extract<Role, { kind: 'read' }>;

function readerOf(
  roles: ReadonlyMap<Operation, Role>,
  resource: string,
): readonly [Operation, ReadRole] | undefined {
  for (const [operation, role] of roles) {
    if (role.kind === 'read' && role.resource === resource) return [operation, role];
  }
  return undefined;
}

/** Where the answer has the id that a read takes; undefined where the read takes more than the start has. */
function idOf(
  { path: own }: Operation,
  { path }: Operation,
  at: readonly string[],
  id: { readonly parameter: string } | undefined,
): JobData['id'] {
  const names = parametersOf(path);
  const parameter = names.find((name) => name === id?.parameter) ?? names.at(-1);
  if (parameter === undefined) return undefined;
  const known = parametersOf(own);
  return names.every((name) => name === parameter || known.includes(name)) ? { at, parameter } : undefined;
}

function parametersOf(path: string): readonly string[] {
  return [...path.matchAll(/\{([^{}]+)\}/g)].map(([, name = '']) => name);
}

/** A property such as `status_url`, in the body or in what it carries. */
function urlIn(model: Model, body: SchemaNode, carrier: readonly string[]): readonly string[] | undefined {
  for (const path of [carrier, []]) {
    let schema: SchemaNode | undefined = body;
    for (const name of path) schema = schema && schemaProperty(model, schema, name);
    const names = schema ? propertyNames(model, schema) : [];
    const found = names.find((name) =>
      /^(?:status|poll|polling|monitor|operation|tracking)[_-]?(?:url|uri|link|href)$/i.test(name),
    );
    if (found !== undefined) return [...path, found];
  }
  return undefined;
}

function propertyNames(model: Model, schema: SchemaNode): readonly string[] {
  return schemaParts(model, schema).flatMap(({ value }) =>
    isObject(value) && isObject(value.properties) ? Object.keys(value.properties) : [],
  );
}
