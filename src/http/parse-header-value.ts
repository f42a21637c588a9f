import type { Model, SchemaNode } from '../model/model.ts';
import { schemaItems, schemaProperty, type TypeName, typesOf } from '../schema/resolve-schema.ts';

/**
 * What the text of a header may mean under its schema, the most specific reading first; never empty.
 *
 * A header has no types of its own: `12` is a number where the schema allows one, and a string where it allows that.
 * Arrays and objects are written in the `simple` style.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#header-object
 */
export function readHeaderValue(
  model: Model,
  schema: SchemaNode,
  text: string,
  explode: boolean,
): readonly unknown[] {
  const types = typesOf(model, schema);
  const readings: unknown[] = [];
  if (types.has('array')) readings.push(readItems(model, schema, text));
  if (types.has('object')) {
    const object = readObject(model, schema, text, explode);
    if (object) readings.push(object);
  }
  readings.push(...readScalar(types, text));
  return readings.length > 0 ? readings : [text];
}

function readItems(model: Model, schema: SchemaNode, text: string): unknown[] {
  if (text.trim() === '') return [];
  const items = schemaItems(model, schema);
  return text.split(',').map((item) => firstScalar(model, items, item.trim()));
}

function readObject(
  model: Model,
  schema: SchemaNode,
  text: string,
  explode: boolean,
): Record<string, unknown> | undefined {
  const parts = text.split(',').map((part) => part.trim());
  const pairs = explode
    ? parts.map((part) => [part.split('=', 1)[0] ?? '', part.slice(part.indexOf('=') + 1)])
    : Array.from({ length: parts.length / 2 }, (_, index) => [parts[2 * index], parts[2 * index + 1]]);
  if (explode ? parts.some((part) => !part.includes('=')) : parts.length % 2 === 1) return undefined;
  return Object.fromEntries(
    pairs.map(([key = '', value = '']) => [
      key,
      firstScalar(model, schemaProperty(model, schema, key), value),
    ]),
  );
}

function firstScalar(model: Model, schema: SchemaNode | undefined, text: string): unknown {
  return (schema ? readScalar(typesOf(model, schema), text)[0] : undefined) ?? text;
}

function readScalar(types: ReadonlySet<TypeName>, text: string): unknown[] {
  const readings: unknown[] = [];
  const isInteger = /^[+-]?\d+$/.test(text);
  if (types.has('integer') && isInteger) readings.push(Number(text));
  else if (types.has('number') && /^[+-]?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?$/.test(text))
    readings.push(Number(text));
  if (types.has('boolean') && (text === 'true' || text === 'false')) readings.push(text === 'true');
  if (types.has('null') && text === '') readings.push(null);
  if (types.has('string')) readings.push(text);
  return readings;
}
