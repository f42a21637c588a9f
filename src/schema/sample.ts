import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import { authoredValue } from './authored-value.ts';
import type { Direction } from './hidden-properties.ts';
import { schemaParts, type TypeName, typesOf } from './resolve-schema.ts';
import { sampleNumber, sampleString } from './sample-scalar.ts';

/** Required properties nested deeper than this are a schema without an end. */
const maxDepth = 20;

/** Alternatives within alternatives multiply; a schema that needs more work than this gets no value. */
const maxSteps = 5000;

/**
 * A small value that fits a schema, the same each time: examples and defaults first, else the least that is asked for.
 *
 * Undefined where none is found: a pattern that no guess matches, alternatives that exclude each other, a
 * required property without an end. It is not made sure that the value is valid; the validator says so.
 *
 * @param direction leaves out what the other side alone sets. Default: `request`
 */
export function sampleValue(model: Model, schema: SchemaNode, direction: Direction = 'request'): unknown {
  return sample({ model, direction, steps: { left: maxSteps } }, [schema], 0);
}

interface Context {
  readonly model: Model;
  readonly direction: Direction;
  readonly steps: { left: number };
}

/** A value that fits all of the schemas. */
function sample(context: Context, schemas: readonly SchemaNode[], depth: number): unknown {
  context.steps.left -= 1;
  if (depth > maxDepth || context.steps.left < 0) return undefined;
  const parts = schemas.flatMap((schema) => schemaParts(context.model, schema));
  if (parts.some(({ value }) => value === false)) return undefined;
  const authored = authoredValue(parts, typesOfAll(context, parts));
  if (authored) return authored.value;
  return sampleBranches(context, parts, alternativesOf(parts), depth);
}

function alternativesOf(parts: readonly SchemaNode[]): readonly (readonly SchemaNode[])[] {
  return parts.flatMap(({ value: schema, at }) => {
    if (!isObject(schema)) return [];
    return (['oneOf', 'anyOf'] as const).flatMap((keyword) => {
      const branches = schema[keyword];
      if (!Array.isArray(branches)) return [];
      return [branches.map((value, index) => ({ value, at: childOf(at, keyword, index) }))];
    });
  });
}

/** Takes the first branch of each alternative that leads to a value. */
function sampleBranches(
  context: Context,
  parts: readonly SchemaNode[],
  alternatives: readonly (readonly SchemaNode[])[],
  depth: number,
): unknown {
  const [branches, ...others] = alternatives;
  if (!branches) return sampleTyped(context, parts, depth);
  const plain = parts.map(withoutAlternatives);
  for (const branch of branches) {
    const rest = others.flatMap((other) => other[0] ?? []);
    const value = sample(context, [...plain, branch, ...rest], depth + 1);
    if (value !== undefined) return value;
  }
  return undefined;
}

function withoutAlternatives({ value, at }: SchemaNode): SchemaNode {
  if (!isObject(value)) return { value, at };
  const { oneOf: _oneOf, anyOf: _anyOf, allOf: _allOf, $ref: _ref, ...rest } = value;
  return { value: rest, at };
}

const typeOrder: readonly TypeName[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

function sampleTyped(context: Context, parts: readonly SchemaNode[], depth: number): unknown {
  const types = typesOfAll(context, parts);
  const schemas = parts.map(({ value }) => value).filter(isObject);
  // Of a schema that allows nearly anything, only what its other keywords speak of; else text, which goes everywhere.
  const isOpen = types.size >= 6;
  for (const type of typeOrder) {
    if (!types.has(type) || (isOpen && !isShaped(schemas, type))) continue;
    const value = sampleOfType(context, parts, schemas, type, depth);
    if (value !== undefined) return value;
  }
  return isOpen ? sampleString(schemas) : undefined;
}

function sampleOfType(
  context: Context,
  parts: readonly SchemaNode[],
  schemas: readonly Record<string, unknown>[],
  type: TypeName,
  depth: number,
): unknown {
  switch (type) {
    case 'object':
      return sampleObject(context, parts, depth);
    case 'array':
      return sampleArray(context, parts, depth);
    case 'string':
      return sampleString(schemas);
    case 'integer':
      return sampleNumber(schemas, true);
    case 'number':
      return sampleNumber(schemas, false);
    case 'boolean':
      return true;
    case 'null':
      return null;
  }
}

function typesOfAll(context: Context, parts: readonly SchemaNode[]): ReadonlySet<TypeName> {
  return parts
    .map((part) => typesOf(context.model, part))
    .reduce<ReadonlySet<TypeName>>((all, some) => all.intersection(some), new Set(typeOrder));
}

/** Whether a schema without a type says of what type it is by its other keywords. */
function isShaped(schemas: readonly Record<string, unknown>[], type: TypeName): boolean {
  const has = (keyword: string) => schemas.some((schema) => schema[keyword] !== undefined);
  if (type === 'object') return has('properties') || has('required') || has('additionalProperties');
  if (type === 'array') return has('items') || has('prefixItems');
  return type === 'integer' && (has('minimum') || has('maximum'));
}

function sampleObject(context: Context, parts: readonly SchemaNode[], depth: number): unknown {
  const hiddenFlag = context.direction === 'request' ? 'readOnly' : 'writeOnly';
  const properties = new Map<string, SchemaNode[]>();
  const required = new Set<string>();
  let fewest = 0;
  for (const { value: schema, at } of parts) {
    if (!isObject(schema)) continue;
    for (const name of Array.isArray(schema.required) ? schema.required : []) required.add(String(name));
    if (typeof schema.minProperties === 'number') fewest = Math.max(fewest, schema.minProperties);
    if (!isObject(schema.properties)) continue;
    for (const [name, value] of Object.entries(schema.properties)) {
      const nodes = properties.get(name) ?? [];
      properties.set(name, [...nodes, { value, at: childOf(at, 'properties', name) }]);
    }
  }
  const isHidden = (name: string) =>
    (properties.get(name) ?? []).some((node) =>
      schemaParts(context.model, node).some(({ value }) => isObject(value) && value[hiddenFlag] === true),
    );
  const entries: [string, unknown][] = [];
  for (const name of new Set([...required, ...properties.keys()])) {
    if (isHidden(name) || (!required.has(name) && entries.length >= fewest)) continue;
    const value = sample(context, properties.get(name) ?? [], depth + 1);
    if (value === undefined && required.has(name)) return undefined;
    if (value !== undefined) entries.push([name, value]);
  }
  return Object.fromEntries(entries);
}

function sampleArray(context: Context, parts: readonly SchemaNode[], depth: number): unknown {
  const schemas = parts.filter(({ value }) => isObject(value));
  const bound = (keyword: string) =>
    schemas
      .map(({ value }) => (value as Record<string, unknown>)[keyword])
      .filter((item) => typeof item === 'number');
  const fewest = Math.max(0, ...bound('minItems'));
  const most = Math.min(Number.POSITIVE_INFINITY, ...bound('maxItems'));
  const itemSchemas = schemas.flatMap(({ value, at }) => {
    const items = (value as Record<string, unknown>).items;
    return items === undefined ? [] : [{ value: items, at: childOf(at, 'items') }];
  });
  const item = most === 0 ? undefined : sample(context, itemSchemas, depth + 1);
  if (item === undefined) return fewest === 0 ? [] : undefined;
  const count = Math.min(Math.max(1, fewest), 100);
  return Array.from({ length: count }, (_, index) => distinct(context, itemSchemas, item, index));
}

/** The nth item: other values of an enum, counted numbers and texts, since many arrays ask for unique items. */
function distinct(context: Context, schemas: readonly SchemaNode[], item: unknown, index: number): unknown {
  if (index === 0) return item;
  const parts = schemas.flatMap((schema) => schemaParts(context.model, schema));
  const values = parts.map(({ value }) => (isObject(value) ? value.enum : undefined)).find(Array.isArray);
  if (values) return values[index % values.length];
  if (typeof item === 'number') return item + index;
  return typeof item === 'string' ? `${item}${index}` : item;
}
