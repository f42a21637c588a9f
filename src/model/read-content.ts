import type { Location } from '../problem.ts';
import type { Example, Header, MediaType, SchemaNode } from './model.ts';
import { childOf, type ObjectNode, type Reader } from './reader.ts';
import { isObject, stringOr } from './values.ts';

/** Reads a map of media types. @see https://spec.openapis.org/oas/v3.1.0#media-type-object */
export function readContent(reader: Reader, content: unknown, at: Location): readonly MediaType[] {
  return reader.entries(content, at).map(([name, node]) => ({
    at: node.at,
    name,
    schema: readSchema(node, 'schema'),
    examples: readExamples(reader, node),
    encoding: isObject(node.value.encoding) ? node.value.encoding : {},
  }));
}

/** Reads a map of response headers. @see https://spec.openapis.org/oas/v3.1.0#header-object */
export function readHeaders(reader: Reader, headers: unknown, at: Location): readonly Header[] {
  return reader.entries(headers, at).map(([name, node]) => ({
    at: node.at,
    name,
    description: stringOr(node.value.description, undefined),
    required: node.value.required === true,
    schema: readSchema(node, 'schema'),
    content: readContent(reader, node.value.content, childOf(node.at, 'content')),
    explode: node.value.explode === true,
    examples: readExamples(reader, node),
  }));
}

/** A child that is a schema; its references are left to whoever compiles or samples it. */
export function readSchema(node: ObjectNode, key: string): SchemaNode | undefined {
  const value = node.value[key];
  return value === undefined ? undefined : { at: childOf(node.at, key), value };
}

/** `example` and `examples` of a node. @see https://spec.openapis.org/oas/v3.1.0#example-object */
export function readExamples(reader: Reader, node: ObjectNode): readonly Example[] {
  const lone: Example[] =
    node.value.example === undefined
      ? []
      : [
          {
            at: childOf(node.at, 'example'),
            name: undefined,
            summary: undefined,
            value: node.value.example,
            externalValue: undefined,
          },
        ];
  const named = reader.entries(node.value.examples, childOf(node.at, 'examples')).map(([name, example]) => {
    const key = ['value', 'dataValue'].find((candidate) => Object.hasOwn(example.value, candidate));
    return {
      at: key === undefined ? example.at : childOf(example.at, key),
      name,
      summary: stringOr(example.value.summary, undefined),
      value: key === undefined ? undefined : example.value[key],
      externalValue: stringOr(example.value.externalValue, undefined),
    };
  });
  return [...lone, ...named];
}
