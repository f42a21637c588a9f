import { isObject } from '../model/values.ts';
import type { TypeName } from '../schema/resolve-schema.ts';

const simple: ReadonlyMap<unknown, ReadonlySet<TypeName>> = new Map([
  ['null', new Set<TypeName>(['null'])],
  ['boolean', new Set<TypeName>(['boolean'])],
  ['integer', new Set<TypeName>(['integer'])],
  ['number', new Set<TypeName>(['number', 'integer'])],
  ['string', new Set<TypeName>(['string'])],
  ['array', new Set<TypeName>(['array'])],
  ['object', new Set<TypeName>(['object'])],
]);

/** The types of a schema that says them in one word, as nearly all do; undefined for others. */
export function simpleTypes(schema: unknown): ReadonlySet<TypeName> | undefined {
  if (!isObject(schema) || schema.nullable === true) return undefined;
  const { type, enum: values, $ref, allOf, oneOf, anyOf } = schema;
  const isComposed = [values, $ref, allOf, oneOf, anyOf].some((part) => part !== undefined);
  return isComposed || Object.hasOwn(schema, 'const') ? undefined : simple.get(type);
}
