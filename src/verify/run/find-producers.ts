import { absoluteUri } from '../../document/document.ts';
import { parsePointer } from '../../document/pointer.ts';
import type { Link, Model, Operation } from '../../model/model.ts';

/** The operation whose answer names the resource that another operation works on. */
export interface Producer {
  readonly operation: Operation;
  /** `create` makes a new resource, `list` names one that is there. */
  readonly kind: 'create' | 'list';
  /** Path parameters of the consumer to runtime expressions, from a link; empty where the id has to be guessed. */
  readonly expressions: ReadonlyMap<string, unknown>;
  /** The consumer's path parameter whose value is guessed from the answer, where there is no link. */
  readonly inferred: string | undefined;
}

/**
 * Finds for each operation with path parameters where their values can come from: a link of a create operation, a
 * `POST` on the collection that the path goes through, or a `GET` on it.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#link-object
 */
export function findProducers(model: Model): ReadonlyMap<Operation, Producer> {
  let found = known.get(model);
  if (!found) {
    found = producersOf(model);
    known.set(model, found);
  }
  return found;
}

const known = new WeakMap<Model, ReadonlyMap<Operation, Producer>>();

function producersOf(model: Model): ReadonlyMap<Operation, Producer> {
  const byPath = new Map(
    model.operations.map((operation) => [keyOf(operation.method, operation.path), operation]),
  );
  const linked = linkedProducers(model);
  const producers = new Map<Operation, Producer>();
  for (const operation of model.operations) {
    if (!operation.path.includes('{')) continue;
    const links = linked.get(operation) ?? [];
    const collection = collectionOf(operation.path);
    const producer =
      links.find(({ kind }) => kind === 'create') ??
      inferredProducer(byPath, collection, operation, 'create') ??
      links[0] ??
      inferredProducer(byPath, collection, operation, 'list');
    if (producer) producers.set(operation, producer);
  }
  return producers;
}

/** `/jobs/{id}/cancel` to `/jobs` and `id`; undefined where no whole segment is a parameter. */
function collectionOf(path: string): { path: string; parameter: string } | undefined {
  const segments = path.split('/');
  const index = segments.findLastIndex((segment) => /^\{[^{}]+\}$/.test(segment));
  const parameter = segments[index]?.slice(1, -1);
  return parameter === undefined ? undefined : { path: segments.slice(0, index).join('/'), parameter };
}

function inferredProducer(
  byPath: ReadonlyMap<string, Operation>,
  collection: { path: string; parameter: string } | undefined,
  consumer: Operation,
  kind: Producer['kind'],
): Producer | undefined {
  if (!collection || collection.path === '') return undefined;
  const method = kind === 'create' ? 'post' : 'get';
  const operation =
    byPath.get(keyOf(method, collection.path)) ?? byPath.get(keyOf(method, `${collection.path}/`));
  if (!operation || operation === consumer || !hasSuccess(operation)) return undefined;
  return { operation, kind, expressions: new Map(), inferred: collection.parameter };
}

function hasSuccess(operation: Operation): boolean {
  return operation.responses.some(({ status }) => /^2/.test(status) || status === 'default');
}

/** What links say, by the operation that they lead to. Only links whose source is called without a resource of its own chain back. */
function linkedProducers(model: Model): ReadonlyMap<Operation, readonly Producer[]> {
  const producers = new Map<Operation, Producer[]>();
  for (const source of model.operations) {
    if (source.method !== 'post' && source.method !== 'get') continue;
    for (const response of source.responses.filter(({ status }) => /^2/.test(status))) {
      for (const link of response.links) {
        const target = linkTarget(model, link);
        const expressions = target && pathExpressions(target, link);
        if (!target || target === source || !expressions || expressions.size === 0) continue;
        const kind = source.method === 'post' ? 'create' : 'list';
        producers.set(target, [
          ...(producers.get(target) ?? []),
          { operation: source, kind, expressions, inferred: undefined },
        ]);
      }
    }
  }
  return producers;
}

/** The operation of this document and server that a link leads to; undefined where it leads elsewhere. */
export function linkTarget(model: Model, link: Link): Operation | undefined {
  if (link.serverUrl !== undefined) return undefined;
  if (link.operationId !== undefined)
    return model.operations.find(({ operationId }) => operationId === link.operationId);
  return refTarget(model, link);
}

function pathExpressions(target: Operation, link: Link): ReadonlyMap<string, unknown> {
  const names = new Set(target.parameters.filter((one) => one.in === 'path').map(({ name }) => name));
  const entries = Object.entries(link.parameters)
    .map(([key, expression]) => [key.replace(/^path\./, ''), expression] as const)
    .filter(([name]) => names.has(name));
  return new Map(entries);
}

/** `#/paths/~1jobs~1{id}/get`, also of a file that the link stands in. */
function refTarget(model: Model, link: Link): Operation | undefined {
  const [file = '', pointer = ''] = (link.operationRef ?? '').split('#', 2);
  const uri = file === '' ? undefined : absoluteUri(file, link.at.source);
  if (uri !== undefined && uri !== model.document.root.uri) return undefined;
  const [root, path = '', method = ''] = parsePointer(pointer);
  if (root !== 'paths') return undefined;
  return model.operations.find((one) => one.method === method && one.path === path);
}

function keyOf(method: string, path: string): string {
  return `${method} ${path}`;
}
