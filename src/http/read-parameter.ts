import type { Model, Parameter, SchemaNode } from '../model/model.ts';
import type { Direction } from '../schema/hidden-properties.ts';
import { labelStyle, matrixStyle, separatedStyle, simpleStyle } from './delimited.ts';
import type { ReadContext } from './first-valid.ts';
import { Malformed } from './malformed.ts';
import { bodyFormatOf } from './media-type.ts';
import { percentEncode } from './percent-encode.ts';
import { delimitedReader } from './read-delimited.ts';
import {
  deepFieldsReader,
  explodedReader,
  type FieldsReader,
  type FieldsStyle,
  namedFieldsReader,
} from './read-fields.ts';
import { decodeField, decodePart } from './read-query.ts';
import { textReaderOf } from './read-scalar.ts';
import type { ParameterStyle } from './serialize-parameter.ts';
import { shapesOf } from './shapes.ts';

/** A parameter as its values are read. */
export type ReadableParameter = ParameterStyle & Pick<Parameter, 'schema'>;

/**
 * The reader of a path or header parameter: the inverse of `serializeParameter`.
 *
 * A path's text is percent-encoded as it came. What cannot be read at all is `Malformed`; what has the wrong type
 * stays text, so that the schema says what is wrong.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#style-values
 */
export function textParameterReader(
  model: Model,
  parameter: ReadableParameter,
  direction: Direction = 'request',
): (raw: string) => unknown {
  const decode = parameter.in === 'path' ? decodePart : (text: string) => text.trim();
  const context: ReadContext = { model, direction };
  const [content] = parameter.content;
  if (content) {
    const read = contentReader(context, content.name, content.schema);
    return (raw) => read(decode(raw));
  }
  const { name, explode, schema } = parameter;
  if (parameter.style === 'label') return delimitedReader(context, schema, labelStyle(explode, decode));
  if (parameter.style !== 'matrix') return delimitedReader(context, schema, simpleStyle(explode, decode));
  return delimitedReader(context, schema, matrixStyle(percentEncode(name), explode, decode));
}

/**
 * The reader of a query or cookie parameter out of the fields of its place; undefined where it is not there.
 *
 * @param others the names of the other parameters there, which an exploded object leaves alone
 */
export function fieldsParameterReader(
  model: Model,
  parameter: ReadableParameter,
  others: ReadonlySet<string> = new Set(),
  direction: Direction = 'request',
): FieldsReader {
  const context: ReadContext = { model, direction };
  const decode = parameter.style === 'cookie' ? asItIs : parameter.in === 'cookie' ? decodePart : decodeField;
  const style: FieldsStyle = { name: parameter.name, decode, others };
  const [content] = parameter.content;
  if (content) {
    const read = contentReader(context, content.name, content.schema);
    // Of several, the last: it cannot be a list.
    return namedFieldsReader(parameter.name, (raws) => read(decode(raws.at(-1) ?? '')));
  }
  const { explode, schema } = parameter;
  if (parameter.style === 'deepObject') return deepFieldsReader(context, schema, style);
  if (explode) return explodedReader(context, schema, style);
  const separator = separatorOf(parameter.style);
  const read = delimitedReader(context, schema, separatedStyle(separator, decode));
  const isScalar = !schema || shapesOf(context, schema).onlyScalar;
  // A value that is no list cannot be given twice.
  const many = (raws: readonly string[]) => (isScalar ? raws.map(decode) : read(raws.at(-1) ?? ''));
  return namedFieldsReader(parameter.name, (raws) => (raws.length === 1 ? read(raws[0] ?? '') : many(raws)));
}

const asItIs = (text: string) => text;

function separatorOf(style: ReadableParameter['style']): ',' | ' ' | '|' {
  if (style === 'spaceDelimited') return ' ';
  return style === 'pipeDelimited' ? '|' : ',';
}

/** The reader of a value that `content` describes, once it is decoded. */
export function contentReader(
  { model, direction }: ReadContext,
  mediaType: string,
  schema: SchemaNode | undefined,
): (text: string) => unknown {
  if (bodyFormatOf(mediaType) !== 'json') return textReaderOf(model, schema, direction);
  return (text) => {
    try {
      return JSON.parse(text);
    } catch {
      return new Malformed('malformed-json', `must be valid JSON, as its media type ${mediaType} has it`);
    }
  };
}
