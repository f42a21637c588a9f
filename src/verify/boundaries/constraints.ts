import type { Model, SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import { schemaParts, type TypeName, typesOf } from '../../schema/resolve-schema.ts';

/** What a schema and all that holds with it (`$ref`, `allOf`) ask of a value, in one place. */
export interface Constraints {
  readonly types: ReadonlySet<TypeName>;
  /** Of `enum` and `const`. */
  readonly values: readonly unknown[] | undefined;
  readonly format: string | undefined;
  readonly patterns: readonly string[];
  readonly bounds: Readonly<Partial<Record<Bound, number>>>;
  readonly multipleOf: number | undefined;
  readonly uniqueItems: boolean;
  readonly items: SchemaNode | undefined;
  readonly required: ReadonlySet<string>;
  readonly properties: ReadonlyMap<string, SchemaNode>;
  /** Other properties than those named are forbidden. */
  readonly isClosed: boolean;
  /** The schema of properties that have no schema of their own. */
  readonly others: SchemaNode | undefined;
  readonly alternatives: readonly Alternatives[];
  readonly discriminator: string | undefined;
  readonly dependents: ReadonlyMap<string, readonly string[]>;
  readonly conditions: readonly Condition[];
  /** What `not` forbids. */
  readonly nots: readonly SchemaNode[];
  readonly isReadOnly: boolean;
  readonly description: string;
}

/** The branches of a `oneOf` or an `anyOf`. */
export interface Alternatives {
  readonly keyword: 'oneOf' | 'anyOf';
  readonly branches: readonly SchemaNode[];
}

/** An `if` that asks for values of properties, and what its `then` requires. */
export interface Condition {
  /** The properties that make it hold, and a value of each. */
  readonly values: ReadonlyMap<string, unknown>;
  readonly required: readonly string[];
}

/** Keywords that hold a number, and whether the greater or the smaller of two is the stricter. */
const boundKeywords = {
  minLength: Math.max,
  maxLength: Math.min,
  minItems: Math.max,
  maxItems: Math.min,
  minProperties: Math.max,
  maxProperties: Math.min,
  minimum: Math.max,
  exclusiveMinimum: Math.max,
  maximum: Math.min,
  exclusiveMaximum: Math.min,
} as const;
export type Bound = keyof typeof boundKeywords;

const cache = new WeakMap<Model, Map<string, Constraints>>();

/** Worked out once for a schema, and kept with the model. */
export function constraintsOf(model: Model, node: SchemaNode): Constraints {
  let known = cache.get(model);
  if (!known) {
    known = new Map();
    cache.set(model, known);
  }
  const key = `${node.at.source}#${node.at.pointer}`;
  const found = known.get(key) ?? gather(model, node);
  known.set(key, found);
  return found;
}

type Parts = readonly { readonly value: Record<string, unknown>; readonly node: SchemaNode }[];

function gather(model: Model, schema: SchemaNode): Constraints {
  const parts: Parts = schemaParts(model, schema).flatMap((node) =>
    isObject(node.value) ? [{ value: node.value, node }] : [],
  );
  const texts = (key: string) =>
    parts.flatMap(({ value }) => (typeof value[key] === 'string' ? [value[key]] : []));
  return {
    types: typesOf(model, schema),
    values: valuesOf(parts),
    format: texts('format')[0],
    patterns: texts('pattern'),
    bounds: boundsOf(parts),
    multipleOf: parts
      .map(({ value }) => value.multipleOf)
      .find((one) => typeof one === 'number' && one > 0) as number | undefined,
    uniqueItems: parts.some(({ value }) => value.uniqueItems === true),
    items: childSchemas(parts, 'items')[0],
    required: new Set(parts.flatMap(({ value }) => strings(value.required))),
    properties: propertiesOf(parts),
    isClosed: parts.some(
      ({ value }) => value.additionalProperties === false || value.unevaluatedProperties === false,
    ),
    others: childSchemas(parts, 'additionalProperties')[0],
    alternatives: alternativesOf(parts),
    discriminator: parts.flatMap(({ value: { discriminator } }) =>
      isObject(discriminator) && typeof discriminator.propertyName === 'string'
        ? [discriminator.propertyName]
        : [],
    )[0],
    dependents: dependentsOf(parts),
    conditions: parts.flatMap(({ value }) => conditionOf(value) ?? []),
    nots: childSchemas(parts, 'not'),
    isReadOnly: parts.some(({ value }) => value.readOnly === true),
    description: texts('description').join(' ').slice(0, 2000),
  };
}

function valuesOf(parts: Parts): readonly unknown[] | undefined {
  for (const { value } of parts) {
    if (Object.hasOwn(value, 'const')) return [value.const];
    if (Array.isArray(value.enum)) return value.enum;
  }
  return undefined;
}

function boundsOf(parts: Parts): Constraints['bounds'] {
  const bounds: Partial<Record<Bound, number>> = {};
  const narrow = (keyword: Bound, limit: number) => {
    const before = bounds[keyword];
    bounds[keyword] = before === undefined ? limit : boundKeywords[keyword](before, limit);
  };
  for (const { value } of parts) {
    for (const keyword of Object.keys(boundKeywords) as Bound[]) {
      const limit = value[keyword];
      if (typeof limit === 'number' && Number.isFinite(limit)) narrow(excluded(keyword, value), limit);
    }
  }
  return bounds;
}

/** In 3.0 a bound is excluded by a flag beside it. */
function excluded(keyword: Bound, value: Record<string, unknown>): Bound {
  if (keyword === 'minimum' && value.exclusiveMinimum === true) return 'exclusiveMinimum';
  return keyword === 'maximum' && value.exclusiveMaximum === true ? 'exclusiveMaximum' : keyword;
}

function childSchemas(parts: Parts, keyword: string): readonly SchemaNode[] {
  return parts.flatMap(({ value, node }) =>
    isObject(value[keyword]) ? [{ value: value[keyword], at: childOf(node.at, keyword) }] : [],
  );
}

function propertiesOf(parts: Parts): ReadonlyMap<string, SchemaNode> {
  const properties = new Map<string, SchemaNode>();
  for (const { value, node } of parts) {
    if (!isObject(value.properties)) continue;
    for (const [name, property] of Object.entries(value.properties))
      if (!properties.has(name))
        properties.set(name, { value: property, at: childOf(node.at, 'properties', name) });
  }
  return properties;
}

function alternativesOf(parts: Parts): readonly Alternatives[] {
  return parts.flatMap(({ value, node }) =>
    (['oneOf', 'anyOf'] as const).flatMap((keyword): Alternatives[] => {
      const branches = value[keyword];
      if (!Array.isArray(branches)) return [];
      const nodes = branches.map((branch, index) => ({
        value: branch,
        at: childOf(node.at, keyword, index),
      }));
      return [{ keyword, branches: nodes }];
    }),
  );
}

function dependentsOf(parts: Parts): ReadonlyMap<string, readonly string[]> {
  return new Map(
    parts.flatMap(({ value: { dependentRequired } }) =>
      isObject(dependentRequired)
        ? Object.entries(dependentRequired).map(([name, needed]) => [name, strings(needed)] as const)
        : [],
    ),
  );
}

function strings(value: unknown): readonly string[] {
  return Array.isArray(value) ? value.filter((one) => typeof one === 'string') : [];
}

function conditionOf(schema: Record<string, unknown>): Condition | undefined {
  const { if: asked, then: demanded } = schema;
  if (!isObject(asked) || !isObject(demanded)) return undefined;
  const required = strings(demanded.required);
  const properties = isObject(asked.properties) ? Object.entries(asked.properties) : [];
  const values = new Map<string, unknown>();
  for (const [name, property] of properties) {
    if (!isObject(property)) return undefined;
    if (Object.hasOwn(property, 'const')) values.set(name, property.const);
    else if (Array.isArray(property.enum)) values.set(name, property.enum[0]);
    else return undefined;
  }
  return required.length > 0 && values.size > 0 ? { values, required } : undefined;
}
