import { follow, refOf } from '../document/document.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';

export type TypeName = 'null' | 'boolean' | 'integer' | 'number' | 'string' | 'array' | 'object';

const allTypes: ReadonlySet<TypeName> = new Set<TypeName>([
  'null',
  'boolean',
  'integer',
  'number',
  'string',
  'array',
  'object',
]);

/** Deeper than any schema that people write, and a bound for those that lead back to themselves. */
const maxDepth = 40;

/**
 * The parts of a schema that hold at once: itself, what its `$ref` leads to, and the members of `allOf`.
 *
 * References to nothing are left out; the validator of the same schema reports them.
 */
export function schemaParts(model: Model, schema: SchemaNode): readonly SchemaNode[] {
  const parts: SchemaNode[] = [];
  const seen = new Set<unknown>();
  const visit = (node: SchemaNode, depth: number): void => {
    if (depth > maxDepth || (isObject(node.value) && seen.has(node.value))) return;
    seen.add(node.value);
    const { value, at } = node;
    const ref = refOf(value);
    const target = ref === undefined ? undefined : follow(model.document, ref, at.source);
    // In 3.0 what stands beside a reference is ignored.
    if (ref === undefined || model.version !== '3.0') parts.push(node);
    if (target) visit(target, depth + 1);
    if (isObject(value) && Array.isArray(value.allOf)) {
      for (const [index, item] of value.allOf.entries())
        visit({ value: item, at: childOf(at, 'allOf', index) }, depth + 1);
    }
  };
  visit(schema, 0);
  return parts;
}

/** The members of `oneOf` and `anyOf` of a part of a schema. */
export function alternativesOf({ value, at }: SchemaNode): readonly SchemaNode[] {
  if (!isObject(value)) return [];
  return (['oneOf', 'anyOf'] as const).flatMap((keyword) => {
    const branches = value[keyword];
    return Array.isArray(branches)
      ? branches.map((branch, index) => ({ value: branch, at: childOf(at, keyword, index) }))
      : [];
  });
}

/** The JSON types that a schema's values may have; `number` includes integers. */
export function typesOf(model: Model, schema: SchemaNode): ReadonlySet<TypeName> {
  if (!isObject(schema.value)) return typesWithin(model, schema, new Map());
  const known = typesByModel.get(model) ?? new WeakMap<object, ReadonlySet<TypeName>>();
  typesByModel.set(model, known);
  const types = known.get(schema.value) ?? typesWithin(model, schema, new Map());
  known.set(schema.value, types);
  return types;
}

/** Asked for again with each header that is read. */
const typesByModel = new WeakMap<Model, WeakMap<object, ReadonlySet<TypeName>>>();

/** @param known the types of the schemas met so far; all types for one that leads back to itself */
function typesWithin(
  model: Model,
  schema: SchemaNode,
  known: Map<unknown, ReadonlySet<TypeName>>,
): ReadonlySet<TypeName> {
  const before = known.get(schema.value);
  if (before) return before;
  known.set(schema.value, allTypes);
  const types = schemaParts(model, schema).reduce<ReadonlySet<TypeName>>((all, part) => {
    if (part.value === false) return new Set();
    if (!isObject(part.value)) return all;
    let narrowed = all.intersection(ownTypes(part.value));
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const branches = part.value[keyword];
      if (!Array.isArray(branches)) continue;
      const union = branches.map((value, index) =>
        typesWithin(model, { value, at: childOf(part.at, keyword, index) }, known),
      );
      narrowed = narrowed.intersection(union.reduce((one, other) => one.union(other), new Set<TypeName>()));
    }
    return narrowed;
  }, allTypes);
  known.set(schema.value, types);
  return types;
}

function ownTypes(schema: Record<string, unknown>): ReadonlySet<TypeName> {
  const { type, nullable } = schema;
  const values = Object.hasOwn(schema, 'const') ? [schema.const] : schema.enum;
  const byValue = Array.isArray(values) ? new Set(values.map(typeNameOf)) : allTypes;
  const named = (Array.isArray(type) ? type : [type]).filter((name): name is TypeName => allTypes.has(name));
  if (named.length === 0) return byValue;
  const types = new Set<TypeName>(nullable === true ? [...named, 'null'] : named);
  if (types.has('number')) types.add('integer');
  return types.intersection(byValue);
}

/** The JSON type of a value. */
export function typeNameOf(value: unknown): TypeName {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (Number.isInteger(value)) return 'integer';
  // What is left of JSON has the same name in JavaScript.
  return typeof value as TypeName;
}

/** The schema of a property, or of the items of a property that is an array. */
export function schemaProperty(
  model: Model,
  schema: SchemaNode,
  name: string,
  ofItems = false,
): SchemaNode | undefined {
  for (const { value, at } of schemaParts(model, schema)) {
    const properties = isObject(value) && isObject(value.properties) ? value.properties : {};
    if (!Object.hasOwn(properties, name)) continue;
    const property = { value: properties[name], at: childOf(at, 'properties', name) };
    return ofItems ? schemaItems(model, property) : withoutRef(model, property);
  }
  return undefined;
}

/** The schema of an array's items. */
export function schemaItems(model: Model, schema: SchemaNode): SchemaNode | undefined {
  for (const { value, at } of schemaParts(model, schema)) {
    if (isObject(value) && value.items !== undefined)
      return withoutRef(model, { value: value.items, at: childOf(at, 'items') });
  }
  return undefined;
}

/** The first part that is no reference. */
function withoutRef(model: Model, schema: SchemaNode): SchemaNode {
  return schemaParts(model, schema).find(({ value }) => refOf(value) === undefined) ?? schema;
}
