import type { Location } from '../problem.ts';
import {
  type Callback,
  type Link,
  type Method,
  methods,
  type Operation,
  type RequestBody,
  type Response,
  type SecurityRequirement,
  type Server,
} from './model.ts';
import { operationName } from './operation-name.ts';
import { readContent, readHeaders } from './read-content.ts';
import { readParameters } from './read-parameters.ts';
import { readSecurityRequirements } from './read-security.ts';
import { readServers } from './read-servers.ts';
import { childOf, type ObjectNode, type Reader } from './reader.ts';
import { isObject, lazy, stringOr } from './values.ts';

/** What an operation takes from the document where it says nothing itself. */
export interface Inherited {
  readonly security: readonly SecurityRequirement[];
  readonly servers: readonly Server[];
}

/** The operations of one path item. @see https://spec.openapis.org/oas/v3.1.0#path-item-object */
export function readPathItem(
  reader: Reader,
  path: string,
  item: ObjectNode,
  inherited: Inherited,
): Operation[] {
  const own = readServers(item.value.servers, childOf(item.at, 'servers'));
  const servers = own.length > 0 ? own : inherited.servers;
  return methods.flatMap((method) => {
    const value = item.value[method];
    if (value === undefined) return [];
    const at = childOf(item.at, method);
    if (!isObject(value)) {
      reader.report('document-structure', 'warning', 'an operation object is expected here', at);
      return [];
    }
    return [readOperation(reader, method, path, { value, at }, item, { ...inherited, servers })];
  });
}

/** Everything that needs references followed is read when it is first asked for. */
function readOperation(
  reader: Reader,
  method: Method,
  path: string,
  node: ObjectNode,
  item: ObjectNode,
  inherited: Inherited,
): Operation {
  const { value, at } = node;
  const operationId = stringOr(value.operationId, undefined);
  const ownServers = readServers(value.servers, childOf(at, 'servers'));
  const parameters = lazy(() =>
    readParameters(reader, [
      { value: item.value.parameters, at: childOf(item.at, 'parameters') },
      { value: value.parameters, at: childOf(at, 'parameters') },
    ]),
  );
  const requestBody = lazy(() => readRequestBody(reader, value.requestBody, childOf(at, 'requestBody')));
  const responses = lazy(() => readResponses(reader, value.responses, childOf(at, 'responses')));
  const callbacks = lazy(() => readCallbacks(reader, value.callbacks, childOf(at, 'callbacks'), inherited));
  return {
    at,
    operationId,
    name: operationName(operationId, method, path),
    method,
    path,
    pathItemAt: item.at,
    summary: stringOr(value.summary, stringOr(item.value.summary, undefined)),
    description: stringOr(value.description, stringOr(item.value.description, undefined)),
    tags: Array.isArray(value.tags) ? value.tags.map(String) : [],
    deprecated: value.deprecated === true,
    get parameters() {
      return parameters();
    },
    get requestBody() {
      return requestBody();
    },
    get responses() {
      return responses();
    },
    security: Array.isArray(value.security)
      ? readSecurityRequirements(value.security, childOf(at, 'security'))
      : inherited.security,
    servers: ownServers.length > 0 ? ownServers : inherited.servers,
    get callbacks() {
      return callbacks();
    },
    raw: value,
  };
}

/** Gives operations whose names clash a number: `getUser`, `getUser2`. */
export function nameOperations(operations: readonly Operation[]): Operation[] {
  const taken = new Set<string>();
  return operations.map((operation) => {
    let name = operation.name;
    for (let count = 2; taken.has(name); count += 1) name = `${operation.name}${count}`;
    taken.add(name);
    if (name === operation.name) return operation;
    return Object.defineProperties({ ...Object.create(null) } as Operation, {
      ...Object.getOwnPropertyDescriptors(operation),
      name: { value: name, enumerable: true },
    });
  });
}

function readRequestBody(reader: Reader, value: unknown, at: Location): RequestBody | undefined {
  if (value === undefined) return undefined;
  const node = reader.object(value, at);
  return (
    node && {
      at: node.at,
      description: stringOr(node.value.description, undefined),
      required: node.value.required === true,
      content: readContent(reader, node.value.content, childOf(node.at, 'content')),
    }
  );
}

function readResponses(reader: Reader, value: unknown, at: Location): readonly Response[] {
  return reader
    .entries(value, at)
    .filter(([status]) => !status.startsWith('x-'))
    .map(([status, node]) => ({
      at: node.at,
      status: /^[1-5]xx$/i.test(status) ? status.toUpperCase() : status,
      description: stringOr(node.value.description, ''),
      headers: readHeaders(reader, node.value.headers, childOf(node.at, 'headers')),
      content: readContent(reader, node.value.content, childOf(node.at, 'content')),
      links: reader
        .entries(node.value.links, childOf(node.at, 'links'))
        .map(([name, link]) => readLink(name, link)),
    }));
}

function readLink(name: string, { value, at }: ObjectNode): Link {
  return {
    at,
    name,
    operationId: stringOr(value.operationId, undefined),
    operationRef: stringOr(value.operationRef, undefined),
    parameters: isObject(value.parameters) ? value.parameters : {},
    requestBody: value.requestBody,
    serverUrl: isObject(value.server) ? stringOr(value.server.url, undefined) : undefined,
    description: stringOr(value.description, undefined),
  };
}

function readCallbacks(
  reader: Reader,
  value: unknown,
  at: Location,
  inherited: Inherited,
): readonly Callback[] {
  return reader.entries(value, at).map(([name, node]) => ({
    at: node.at,
    name,
    operations: nameOperations(
      reader
        .entries(node.value, node.at)
        .filter(([expression]) => !expression.startsWith('x-'))
        .flatMap(([expression, item]) => readPathItem(reader, expression, item, inherited)),
    ),
  }));
}
