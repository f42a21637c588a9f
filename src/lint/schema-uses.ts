import type {
  Callback,
  Example,
  Header,
  MediaType,
  Model,
  Operation,
  Parameter,
  SchemaNode,
} from '../model/model.ts';
import { readContent, readHeaders } from '../model/read-content.ts';
import { readParameter } from '../model/read-parameters.ts';
import { childOf, Reader } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import type { Location } from '../problem.ts';

/** Which way values travel; `either` where both are possible, as in components. */
export type Use = 'request' | 'response' | 'either';

/** A place that a schema describes the values of, and the examples that stand beside it. */
export interface SchemaUse {
  readonly at: Location;
  readonly schema: SchemaNode;
  readonly use: Use;
  readonly examples: readonly Example[];
  /** The media type of a body; undefined for parameters and headers. */
  readonly mediaType: string | undefined;
  /** The first operation that was seen to use it, as `METHOD /path`. */
  readonly operation: string | undefined;
}

const usesByModel = new WeakMap<Model, readonly SchemaUse[]>();

/**
 * Every parameter, header and body of a document that has a schema: of operations, callbacks, webhooks and
 * components, each once, in the order of the document. Collected once for a model.
 */
export function schemaUses(model: Model): readonly SchemaUse[] {
  let uses = usesByModel.get(model);
  if (!uses) {
    uses = new Collector(model).collect();
    usesByModel.set(model, uses);
  }
  return uses;
}

/** `GET /jobs`, as problems name an operation. */
export function nameOf(operation: Operation): string {
  return `${operation.method.toUpperCase()} ${operation.path}`;
}

/** Every operation: of paths, of webhooks, and of callbacks at any depth, each once. */
export function allOperations(model: Model): readonly { operation: Operation; isInbound: boolean }[] {
  const seen = new Set<string>();
  const found: { operation: Operation; isInbound: boolean }[] = [];
  const visit = (operation: Operation, isInbound: boolean): void => {
    const key = `${operation.at.source}#${operation.at.pointer}`;
    if (seen.has(key)) return;
    seen.add(key);
    found.push({ operation, isInbound });
    const nested = operation.callbacks.flatMap((callback: Callback) => callback.operations);
    for (const inner of nested) visit(inner, false);
  };
  for (const operation of model.operations) visit(operation, true);
  for (const operation of model.webhooks) visit(operation, false);
  return found;
}

class Collector {
  readonly #model: Model;
  readonly #uses: SchemaUse[] = [];
  readonly #seen = new Set<string>();

  constructor(model: Model) {
    this.#model = model;
  }

  collect(): readonly SchemaUse[] {
    for (const { operation, isInbound } of allOperations(this.#model)) this.#operation(operation, isInbound);
    this.#components();
    return this.#uses;
  }

  /** @param isInbound false where the API is the one that sends: whose `readOnly` it is then is not settled */
  #operation(operation: Operation, isInbound: boolean): void {
    const name = nameOf(operation);
    const [sent, answered]: readonly [Use, Use] = isInbound ? ['request', 'response'] : ['either', 'either'];
    for (const parameter of operation.parameters) this.#value(parameter, sent, name);
    this.#content(operation.requestBody?.content ?? [], sent, name);
    for (const response of operation.responses) {
      for (const header of response.headers) this.#value(header, answered, name);
      this.#content(response.content, answered, name);
    }
  }

  /** What no operation uses is checked too. */
  #components(): void {
    const { root } = this.#model.document;
    const components = isObject(root.value) ? root.value.components : undefined;
    if (!isObject(components)) return;
    const at = { source: root.uri, pointer: '/components' };
    // Its problems are those of the document's structure, which other rules report.
    const reader = new Reader(this.#model.document, []);
    for (const [, node] of reader.entries(components.parameters, childOf(at, 'parameters'))) {
      const parameter = readParameter(reader, node);
      if (parameter) this.#value(parameter, 'request', undefined);
    }
    for (const header of readHeaders(reader, components.headers, childOf(at, 'headers')))
      this.#value(header, 'either', undefined);
    for (const [, body] of reader.entries(components.requestBodies, childOf(at, 'requestBodies')))
      this.#content(
        readContent(reader, body.value.content, childOf(body.at, 'content')),
        'either',
        undefined,
      );
    for (const [, response] of reader.entries(components.responses, childOf(at, 'responses'))) {
      const headers = readHeaders(reader, response.value.headers, childOf(response.at, 'headers'));
      for (const header of headers) this.#value(header, 'response', undefined);
      const content = readContent(reader, response.value.content, childOf(response.at, 'content'));
      this.#content(content, 'response', undefined);
    }
    this.#content(readContent(reader, components.mediaTypes, childOf(at, 'mediaTypes')), 'either', undefined);
  }

  #value(value: Parameter | Header, use: Use, operation: string | undefined): void {
    const { at, schema, examples, content } = value;
    if (schema) this.#add({ at, schema, use, examples, mediaType: undefined, operation });
    this.#content(content, use, operation);
  }

  #content(content: readonly MediaType[], use: Use, operation: string | undefined): void {
    for (const { at, schema, examples, name } of content)
      if (schema) this.#add({ at, schema, use, examples, mediaType: name, operation });
  }

  #add(use: SchemaUse): void {
    const key = `${use.at.source}#${use.at.pointer}`;
    if (this.#seen.has(key)) return;
    this.#seen.add(key);
    this.#uses.push(use);
  }
}
