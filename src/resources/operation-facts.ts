import type { MediaType, Method, Model, Operation, Response, SchemaNode } from '../model/model.ts';
import { lazy } from '../model/values.ts';
import { type Content, contentAt, contentOf } from './envelope.ts';
import { plainName, singularNoun } from './noun.ts';
import { keyOf, literalsOf, type PathShape, parametersOf, pathShape } from './path-shape.ts';
import { SchemaFacts } from './schema-facts.ts';

/** One operation as far as it matters for what it does to resources; each part is found out when it is asked for. */
export interface OperationFacts {
  readonly operation: Operation;
  readonly shape: PathShape;
  /** The documented answers that are successes. */
  readonly successes: readonly Response[];
  /** The one that tells most: the one that creates, else the one with a body, else the first. */
  readonly success: Response | undefined;
  /** Its status; 200 where only `default` or a range is documented. */
  readonly status: number;
  /** What its JSON body holds. */
  readonly content: Content | undefined;
  /** The body of requests: JSON, else whatever there is. */
  readonly input: SchemaNode | undefined;
}

/** All operations of one path: of one key, to be exact. */
export interface PathNode {
  readonly shape: PathShape;
  readonly byMethod: Map<Method, OperationFacts>;
}

/** What is looked at once for a whole document. */
export interface Survey {
  readonly model: Model;
  readonly schemas: SchemaFacts;
  readonly nodes: ReadonlyMap<string, PathNode>;
  readonly facts: ReadonlyMap<Operation, OperationFacts>;
  /** By operationId; of two, the first. */
  readonly byId: ReadonlyMap<string, OperationFacts>;
}

/** Where answers have what they are about, as somebody says: by the key of an operation's path. */
export type Envelopes = ReadonlyMap<string, readonly string[]>;

/** Puts the operations of a document together by their paths. */
export function surveyOf(model: Model, envelopes: Envelopes = new Map()): Survey {
  const schemas = new SchemaFacts(model);
  const nodes = new Map<string, PathNode>();
  const facts = new Map<Operation, OperationFacts>();
  const byId = new Map<string, OperationFacts>();
  for (const operation of model.operations) {
    const shape = pathShape(operation.path);
    const one = factsOf(schemas, operation, shape, envelopes.get(shape.key));
    facts.set(operation, one);
    const { operationId } = operation;
    if (operationId !== undefined && !byId.has(operationId)) byId.set(operationId, one);
    const node = nodes.get(shape.key) ?? { shape, byMethod: new Map() };
    nodes.set(shape.key, node);
    // Of two operations that differ in a trailing slash only, the first counts.
    if (!node.byMethod.has(operation.method)) node.byMethod.set(operation.method, one);
  }
  return { model, schemas, nodes, facts, byId };
}

function factsOf(
  schemas: SchemaFacts,
  operation: Operation,
  shape: PathShape,
  said: readonly string[] | undefined,
): OperationFacts {
  const successes = lazy(() => operation.responses.filter(({ status }) => /^(?:2..|default)$/.test(status)));
  const success = lazy(() => bestOf(operation.method, successes()));
  const content = lazy(() => {
    const body = jsonSchemaOf(success());
    if (!body) return undefined;
    return (said && contentAt(schemas, body, said)) ?? contentOf(schemas, body, nounsOf(shape));
  });
  return {
    operation,
    shape,
    get successes() {
      return successes();
    },
    get success() {
      return success();
    },
    get status() {
      const status = Number(success()?.status);
      return Number.isInteger(status) ? status : 200;
    },
    get content() {
      return content();
    },
    get input() {
      const offered = operation.requestBody?.content ?? [];
      return (jsonOf(offered) ?? offered[0])?.schema;
    },
  };
}

/** Of a POST the answer that creates, as another may mean that all was there already. */
function bestOf(method: Method, successes: readonly Response[]): Response | undefined {
  const of = (...statuses: readonly string[]) => successes.find(({ status }) => statuses.includes(status));
  const rest = successes.find(({ status }) => status !== 'default') ?? successes[0];
  if (method === 'post') return of('201') ?? of('202') ?? of('200') ?? rest;
  return of('200') ?? of('202') ?? of('201') ?? rest;
}

/** The schema of an answer's JSON body, envelope included. */
export function jsonSchemaOf(response: Response | undefined): SchemaNode | undefined {
  return jsonOf(response?.content ?? [])?.schema;
}

/** `application/json` and what is built on it; a schema is a document of its own, no item. */
function jsonOf(content: readonly MediaType[]): MediaType | undefined {
  return content.find(({ name }) => /[/+]json\b/i.test(name) && !/schema\+json|event-stream/i.test(name));
}

/** What the items of a path may be called: by its last two literal segments. */
function nounsOf({ segments }: PathShape): readonly string[] {
  return literalsOf(segments)
    .slice(-2)
    .flatMap((text) => [plainName(text), singularNoun(text)]);
}

/** A collection's path: its segments up to the last literal one. */
export interface CollectionPath {
  readonly key: string;
  readonly literals: readonly string[];
  readonly parameters: readonly string[];
}

/** The collection that a path of this many segments is. */
export function collectionPath({ segments }: PathShape, length = segments.length): CollectionPath {
  const own = segments.slice(0, length);
  return { key: keyOf(own), literals: literalsOf(own), parameters: parametersOf(own) };
}
