import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { schemaItems, schemaParts } from '../../schema/resolve-schema.ts';
import { everyItem } from './at-path.ts';

/** A property that a schema names, wherever it stands in a value. */
export interface SchemaPlace {
  /** `['data', '*', 'id']`. */
  readonly path: readonly string[];
  readonly schema: SchemaNode;
  readonly isRequired: boolean;
}

/** An object somewhere in a value. */
export interface ObjectPlace {
  readonly path: readonly string[];
  /** Whether it may have no other properties than those that are named. */
  readonly isClosed: boolean;
}

/** Deeper, and more of them, than anyone looks at. */
const maxDepth = 5;
const maxPlaces = 60;

/** The properties and objects of a schema, the outermost first; what only one branch of several has is left out. */
export function schemaPlaces(
  model: Model,
  schema: SchemaNode,
): { readonly properties: readonly SchemaPlace[]; readonly objects: readonly ObjectPlace[] } {
  const properties: SchemaPlace[] = [];
  const objects: ObjectPlace[] = [];
  const queue: { readonly node: SchemaNode; readonly path: readonly string[] }[] = [
    { node: schema, path: [] },
  ];
  const seen = new Set<unknown>();
  for (let next = queue.shift(); next && properties.length < maxPlaces; next = queue.shift()) {
    const { node, path } = next;
    if (path.length > maxDepth || (isObject(node.value) && seen.has(node.value))) continue;
    seen.add(node.value);
    const own = ownProperties(model, node, path);
    if (own) {
      properties.push(...own.properties);
      objects.push({ path, isClosed: own.isClosed });
      queue.push(...own.properties.map((place) => ({ node: place.schema, path: place.path })));
    }
    const items = schemaItems(model, node);
    if (items) queue.push({ node: items, path: [...path, everyItem] });
  }
  return { properties, objects };
}

function ownProperties(model: Model, schema: SchemaNode, path: readonly string[]) {
  const parts = schemaParts(model, schema);
  const names = new Set<string>();
  const properties = new Map<string, SchemaNode>();
  let isObjectSchema = false;
  let isClosed = false;
  for (const { value, at } of parts) {
    if (!isObject(value)) continue;
    if (value.additionalProperties === false || value.unevaluatedProperties === false) isClosed = true;
    for (const name of Array.isArray(value.required) ? value.required : []) names.add(String(name));
    if (!isObject(value.properties)) continue;
    isObjectSchema = true;
    for (const [name, property] of Object.entries(value.properties))
      properties.set(name, { value: property, at: childOf(at, 'properties', name) });
  }
  if (!isObjectSchema) return undefined;
  return {
    isClosed,
    properties: [...properties].map(
      ([name, node]): SchemaPlace => ({
        path: [...path, name],
        schema: node,
        isRequired: names.has(name),
      }),
    ),
  };
}

/** `data[].id`, for people. */
export function placeName(path: readonly string[]): string {
  const text = path.map((name) => (name === everyItem ? '[]' : `.${name}`)).join('');
  return text.replace(/^\./, '');
}

/** At most so many of a list, from all over it. */
export function spread<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  const step = list.length / count;
  return Array.from({ length: count }, (_, index) => list[Math.floor(index * step)]).filter(
    (one): one is T => one !== undefined,
  );
}
