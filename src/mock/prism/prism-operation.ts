import { refOf, resolve } from '../../document/document.ts';
import type { Example, Header, MediaType, Model, Operation, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { expandExample } from './expand-example.ts';

// An operation in the form that Prism's negotiator reads. Part of its adapter.

/** An example, under the name by which a request can ask for it. */
export interface PrismExample {
  readonly key: string;
  readonly value?: unknown;
  readonly example: Pick<Example, 'at' | 'name'>;
}

export interface PrismContent {
  readonly mediaType: string;
  readonly examples: readonly PrismExample[];
  readonly schema?: SchemaNode;
}

export interface PrismHeader {
  readonly name: string;
  readonly examples: readonly PrismExample[];
  readonly schema?: SchemaNode;
}

export interface PrismResponse {
  readonly code: string;
  readonly headers: readonly PrismHeader[];
  readonly contents: readonly PrismContent[];
}

export interface PrismOperation {
  readonly method: string;
  readonly responses: readonly PrismResponse[];
}

/** Reads the responses of an operation for the negotiator. */
export function prismOperation(model: Model, { method, responses }: Operation): PrismOperation {
  return {
    method,
    responses: responses.map(({ status, headers, content }) => ({
      code: status,
      headers: headers.map((header) => headerOf(model, header)),
      contents: content.map((media) => contentOf(model, media)),
    })),
  };
}

function contentOf(model: Model, { name, schema, examples }: MediaType): PrismContent {
  const lone = examples.find((example) => example.name === undefined) ?? schemaExample(model, schema);
  const named = examples.filter((example) => example.name !== undefined);
  return {
    mediaType: name,
    examples: [...(lone === undefined ? [] : [lone]), ...named].map((one) => exampleOf(model, one)),
    ...(schema && isObject(schema.value) && { schema }),
  };
}

/** The example of the schema itself, not of what it is composed of. */
function schemaExample(model: Model, schema: SchemaNode | undefined): Example | undefined {
  if (schema === undefined) return undefined;
  const result = resolve(model.document, schema.value, schema.at);
  const own = isObject(schema.value) && refOf(schema.value) !== undefined ? [schema] : [];
  const nodes = result.ok ? [...own, result.resolved] : own;
  for (const { value, at } of nodes) {
    if (!isObject(value)) continue;
    for (const keyword of ['x-example', 'example']) {
      if (value[keyword] !== undefined) return loneExample(value[keyword], childOf(at, keyword));
    }
    if (Array.isArray(value.examples) && value.examples.length > 0) {
      return loneExample(value.examples[0], childOf(at, 'examples', 0));
    }
  }
  return undefined;
}

function loneExample(value: unknown, at: Example['at']): Example {
  return { at, name: undefined, summary: undefined, value, externalValue: undefined };
}

function exampleOf(model: Model, example: Example): PrismExample {
  const { name = 'default', value, externalValue, at } = example;
  if (externalValue !== undefined) return { key: name, example };
  return { key: name, example, value: expandExample(model.document, value, at.source) };
}

/** Examples of the header's content come first, a lone example last. */
function headerOf(model: Model, { name, schema, examples, content }: Header): PrismHeader {
  const order = (list: readonly Example[]) => [
    ...list.filter((example) => example.name !== undefined),
    ...list.filter((example) => example.name === undefined),
  ];
  const all = [...order(content[0]?.examples ?? []), ...order(examples)];
  return {
    name,
    examples: all.map((one) => exampleOf(model, one)),
    ...(schema && isObject(schema.value) && { schema }),
  };
}
