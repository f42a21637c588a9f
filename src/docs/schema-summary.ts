import { refOf } from '../document/document.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import {
  alternativesOf,
  schemaItems,
  schemaParts,
  type TypeName,
  typesOf,
} from '../schema/resolve-schema.ts';
import type { InputKind } from './try-it/plan.ts';

/** Arrays of arrays of …: as deep as a name of a type goes. */
const maxDepth = 4;

/**
 * The type of a schema in a few words: `integer`, `array of string`, `string or null`, `string (date-time)`.
 *
 * @param nameOf what a `$ref` is called; undefined where it is to be looked into. Default: always looked into
 */
export function typeText(
  model: Model,
  schema: SchemaNode,
  nameOf: (ref: string, at: SchemaNode['at']) => string | undefined = () => undefined,
  depth = 0,
): string {
  const ref = refOf(schema.value);
  const named = ref === undefined ? undefined : nameOf(ref, schema.at);
  if (named !== undefined) return named;
  const branches = depth < maxDepth ? schemaParts(model, schema).flatMap((part) => alternativesOf(part)) : [];
  if (branches.length > 0) {
    const texts = new Set(branches.map((branch) => typeText(model, branch, nameOf, depth + 1)));
    return [...texts].join(' or ');
  }
  const types = typesOf(model, schema);
  if (types.size >= 6) return 'any';
  return namesOf(types)
    .map((type) =>
      type === 'array' ? arrayText(model, schema, nameOf, depth) : withFormat(model, schema, type),
    )
    .join(' or ');
}

function arrayText(
  model: Model,
  schema: SchemaNode,
  nameOf: (ref: string, at: SchemaNode['at']) => string | undefined,
  depth: number,
): string {
  const items = itemsOf(model, schema);
  return items && depth < maxDepth ? `array of ${typeText(model, items, nameOf, depth + 1)}` : 'array';
}

/** With its `$ref`, which may be a name that is worth showing. */
function itemsOf(model: Model, schema: SchemaNode): SchemaNode | undefined {
  for (const { value, at } of schemaParts(model, schema))
    if (isObject(value) && value.items !== undefined) return { value: value.items, at: childOf(at, 'items') };
  return undefined;
}

function withFormat(model: Model, schema: SchemaNode, type: TypeName): string {
  if (type !== 'string') return type;
  const format = schemaParts(model, schema).find(
    ({ value }) => isObject(value) && typeof value.format === 'string',
  )?.value as { format: string } | undefined;
  return format ? `string (${format.format})` : type;
}

function namesOf(types: ReadonlySet<TypeName>): readonly TypeName[] {
  return [...types].filter((type) => type !== 'integer' || !types.has('number'));
}

/** The members of an object's schema, merged over `$ref` and `allOf`, and which of them are required. */
export function propertiesOf(
  model: Model,
  schema: SchemaNode,
): readonly { readonly name: string; readonly required: boolean; readonly schema: SchemaNode }[] {
  const required = new Set<unknown>();
  const found = new Map<string, SchemaNode>();
  for (const { value, at } of schemaParts(model, schema)) {
    if (!isObject(value)) continue;
    if (Array.isArray(value.required)) for (const name of value.required) required.add(name);
    if (!isObject(value.properties)) continue;
    for (const [name, property] of Object.entries(value.properties))
      if (!found.has(name)) found.set(name, { value: property, at: childOf(at, 'properties', name) });
  }
  return [...found].map(([name, node]) => ({ name, required: required.has(name), schema: node }));
}

/** Whether values are bytes, and whether one or a list of them. */
export function fileKind(model: Model, schema: SchemaNode): 'file' | 'files' | undefined {
  if (isBinary(model, schema)) return 'file';
  const items = schemaItems(model, schema);
  return items && isBinary(model, items) ? 'files' : undefined;
}

/** 3.0 says `format: binary`; 3.1 names a `contentMediaType` without an encoding. */
function isBinary(model: Model, schema: SchemaNode): boolean {
  return schemaParts(model, schema).some(
    ({ value }) =>
      isObject(value) &&
      (value.format === 'binary' ||
        (value.contentMediaType !== undefined && value.contentEncoding === undefined)),
  );
}

/** How the text of an input becomes a value of a schema. */
export function inputKindOf(model: Model, schema: SchemaNode): InputKind {
  const types = typesOf(model, schema);
  if (types.has('string')) return 'text';
  if (types.has('object')) return 'json';
  return types.has('array') ? 'list' : 'text';
}
