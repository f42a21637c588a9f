import type { Location } from '../problem.ts';
import type { Parameter } from './model.ts';
import { readContent, readExamples, readSchema } from './read-content.ts';
import { childOf, type ObjectNode, type Reader } from './reader.ts';
import { stringOr } from './values.ts';

const places: readonly string[] = ['path', 'query', 'header', 'cookie', 'querystring'];

/** Header parameters of these names are ignored: other parts of the document say them. */
const ignoredHeaders: readonly string[] = ['accept', 'content-type', 'authorization'];

/**
 * Reads the parameters of a path item and of an operation; the operation's win.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#parameter-object
 */
export function readParameters(
  reader: Reader,
  lists: readonly { readonly value: unknown; readonly at: Location }[],
): readonly Parameter[] {
  const byKey = new Map<string, Parameter>();
  for (const { value, at } of lists) {
    if (!Array.isArray(value)) continue;
    for (const [index, item] of value.entries()) {
      const node = reader.object(item, childOf(at, index));
      const parameter = node && readParameter(reader, node);
      if (parameter) byKey.set(`${parameter.in} ${parameter.name}`, parameter);
    }
  }
  return [...byKey.values()];
}

/** Reads one parameter; undefined for what is no parameter, and for headers that OpenAPI says to ignore. */
export function readParameter(reader: Reader, node: ObjectNode): Parameter | undefined {
  const { value, at } = node;
  const name = value.name;
  const place = value.in;
  if (typeof name !== 'string' || typeof place !== 'string' || !places.includes(place)) {
    reader.report('parameter-unknown', 'warning', 'a parameter needs a "name" and a known "in"', at);
    return undefined;
  }
  if (place === 'header' && ignoredHeaders.includes(name.toLowerCase())) return undefined;
  // Checked against the list above.
  const where = place as Parameter['in'];
  const style = stringOr(
    value.style,
    where === 'query' || where === 'cookie' ? 'form' : 'simple',
  ) as Parameter['style'];
  return {
    at,
    name,
    in: where,
    description: stringOr(value.description, undefined),
    required: where === 'path' || value.required === true,
    deprecated: value.deprecated === true,
    style,
    explode: typeof value.explode === 'boolean' ? value.explode : style === 'form' || style === 'cookie',
    allowReserved: value.allowReserved === true,
    schema: readSchema(node, 'schema'),
    content: readContent(reader, value.content, childOf(at, 'content')),
    examples: readExamples(reader, node),
  };
}
