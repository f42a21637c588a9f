import { refOf } from '../document/document.ts';
import { isObject } from '../model/values.ts';
import type { Tree } from './types-tree.ts';

/**
 * Writes a schema, whose children have been mended, so that the types emitter gives the type that it means.
 *
 * Each step names the emitter's issue that it works around. The schema is not changed.
 */
export function mendSchema(schema: Tree): Tree {
  if (refOf(schema) !== undefined) return schema;
  return nullApart(joinAnyOf(splitAllOf(closedProperties(plainType(schema)))));
}

/** What says nothing about a value's type. */
const annotations: ReadonlySet<string> = new Set([
  ...[
    'title',
    'description',
    'default',
    'example',
    'examples',
    'deprecated',
    'format',
    'readOnly',
    'writeOnly',
  ],
  ...['required', 'minItems', 'maxItems', 'unevaluatedItems', 'discriminator'],
]);

/** Whether a schema has any keyword that a type is made from; `type: object` alone is none. */
export function saysType(schema: unknown): boolean {
  if (!isObject(schema)) return schema === false;
  return Object.keys(schema).some(
    // Null is added to a type; alone it says nothing.
    (key) => !annotations.has(key) && key !== 'nullable' && !(key === 'type' && schema.type === 'object'),
  );
}

/**
 * One type where there is one: `[string, null]` is a nullable string. The emitter prints compositions twice otherwise,
 * takes the values of an object's `enum` for schemas, and wants a tuple's `type`.
 */
function plainType(schema: Tree): Tree {
  const mended = { ...schema };
  if (Array.isArray(mended.type)) {
    const others = mended.type.filter((type) => type !== 'null');
    if (others.length === 1) {
      if (others.length < mended.type.length) mended.nullable = true;
      mended.type = others[0];
    }
  }
  if (mended.prefixItems !== undefined) mended.type ??= 'array';
  if (mended.enum !== undefined && mended.type === 'object') {
    if (mended.properties === undefined && mended.additionalProperties === undefined) delete mended.type;
    else delete mended.enum;
  }
  return mended;
}

/** Additional properties of `unevaluatedProperties` too. @see https://github.com/openapi-ts/openapi-typescript/issues/2839 */
function closedProperties({ unevaluatedProperties: unevaluated, ...schema }: Tree): Tree {
  const composed = schema.allOf ?? schema.anyOf ?? schema.oneOf;
  const known =
    schema.additionalProperties !== undefined || composed !== undefined || unevaluated === undefined;
  return indexSignature(known ? schema : { ...schema, additionalProperties: unevaluated });
}

/** More alternatives than this say nothing to a reader. */
const mostAlternatives = 5;

/**
 * An index signature that the named properties fit, which TypeScript demands of a value.
 *
 * @see https://github.com/openapi-ts/openapi-typescript/issues/1055
 */
function indexSignature(schema: Tree): Tree {
  const { properties, patternProperties, additionalProperties, ...rest } = schema;
  const patterns = isObject(patternProperties) ? Object.values(patternProperties) : [];
  const extra = isObject(additionalProperties) ? [additionalProperties] : [];
  const named = isObject(properties) ? Object.entries(properties) : [];
  const allowed = [...extra, ...patterns];
  if (allowed.length === 0 || named.length === 0 || additionalProperties === true) return schema;
  const byType = new Map(allowed.map((value) => [typeKey(value), value]));
  const known = byType.size;
  for (const [, value] of named) byType.set(typeKey(value), value);
  if (byType.size === known) return schema;
  const required = Array.isArray(schema.required) ? schema.required : [];
  const optional = named.some(([name]) => !required.includes(name));
  const isLong = byType.size > mostAlternatives || [...byType.keys()].some((key) => key.length > 300);
  const alternatives = [...byType.values(), ...(optional ? [{ type: 'undefined' }] : [])];
  const index = isLong || byType.has('{}') ? true : { anyOf: structuredClone(alternatives) };
  return { ...rest, properties, additionalProperties: index };
}

function typeKey(schema: unknown): string {
  return JSON.stringify(schema, (key, value) =>
    annotations.has(key) && key !== 'required' ? undefined : value,
  );
}

const objectKeywords = [
  'type',
  'properties',
  'additionalProperties',
  'patternProperties',
  'required',
] as const;

/**
 * An object's own keywords become a member of its `allOf`; every inline member is told what is required of its
 * properties elsewhere.
 *
 * @see https://github.com/openapi-ts/openapi-typescript/issues/1474
 */
function splitAllOf(schema: Tree): Tree {
  if (!Array.isArray(schema.allOf) || schema.allOf.length === 0) return schema;
  const rest = { ...schema };
  const own: Tree = {};
  for (const keyword of objectKeywords) {
    if (schema[keyword] === undefined || (keyword === 'type' && schema.type !== 'object')) continue;
    own[keyword] = schema[keyword];
    delete rest[keyword];
  }
  const members = Object.keys(own).some((key) => key !== 'type') ? [own, ...schema.allOf] : schema.allOf;
  const required = members.flatMap(requiredOf);
  const told = members.map((member) => requireIn(member, required)).filter(isUseful);
  return { ...rest, allOf: told.length > 0 ? told : [{ type: 'object' }] };
}

/** A member that names what is required is kept until it is known where that is declared. */
function isUseful(member: unknown): boolean {
  return saysType(member) || requiredOf(member).length > 0;
}

/** The names that a member, or an inline member of it, requires. */
export function requiredOf(member: unknown): readonly string[] {
  if (!isObject(member) || refOf(member) !== undefined) return [];
  const own = Array.isArray(member.required) ? member.required : [];
  return Array.isArray(member.allOf) ? [...own, ...member.allOf.flatMap(requiredOf)] : own;
}

function requireIn(member: unknown, names: readonly string[]): unknown {
  if (!isObject(member) || refOf(member) !== undefined) return member;
  const told = { ...member };
  if (Array.isArray(member.allOf)) told.allOf = member.allOf.map((inner) => requireIn(inner, names));
  const { properties } = member;
  if (isObject(properties)) {
    const own = Array.isArray(member.required) ? member.required : [];
    told.required = [...new Set([...own, ...names.filter((name) => Object.hasOwn(properties, name))])];
  }
  return told;
}

/**
 * Alternatives beside properties: what both say holds, where the emitter lets either hold. Alternatives of which one is
 * "any value" say nothing.
 *
 * @see https://github.com/openapi-ts/openapi-typescript/issues/2380
 */
function joinAnyOf(schema: Tree): Tree {
  const mended = { ...schema };
  const others = { ...schema };
  delete others.anyOf;
  delete others.oneOf;
  for (const keyword of ['anyOf', 'oneOf'] as const) {
    const members = mended[keyword];
    if (!Array.isArray(members)) continue;
    const some = members.some(saysTypeOrObject);
    if (!some || (saysType(others) && !members.every(saysTypeOrObject))) delete mended[keyword];
  }
  if (!Array.isArray(mended.anyOf) || !hasOwnObject(mended)) return mended;
  const { anyOf, ...rest } = mended;
  return { ...rest, allOf: [...(Array.isArray(rest.allOf) ? rest.allOf : []), { anyOf }] };
}

function saysTypeOrObject(member: unknown): boolean {
  return (
    saysType(member) || (isObject(member) && member.type === 'object' && requiredOf(member).length === 0)
  );
}

function hasOwnObject({ properties, additionalProperties, patternProperties, allOf }: Tree): boolean {
  return (properties ?? patternProperties ?? allOf) !== undefined || Boolean(additionalProperties);
}

/** The adapter writes arrays and files itself, and the emitter would forget that they may be null. */
function nullApart(schema: Tree): Tree {
  if (schema.nullable !== true || schema.enum !== undefined || !isWrittenByAdapter(schema)) return schema;
  const isAbout = ([key]: [string, unknown]) => annotations.has(key) && !ofArrays.has(key);
  const about = Object.entries(schema).filter(isAbout);
  const value = Object.entries(schema).filter((entry) => !isAbout(entry) && entry[0] !== 'nullable');
  return { ...Object.fromEntries(about), anyOf: [Object.fromEntries(value), { type: 'null' }] };
}

/** Annotations that the adapter needs to write an array or a file. */
const ofArrays: ReadonlySet<string> = new Set(['format', 'minItems', 'maxItems', 'unevaluatedItems']);

function isWrittenByAdapter({ type, format, contentMediaType }: Tree): boolean {
  return type === 'array' || (type === 'string' && (format === 'binary' || contentMediaType !== undefined));
}
