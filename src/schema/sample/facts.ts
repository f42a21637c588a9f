import type { SchemaNode } from '../../model/model.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location } from '../../problem.ts';
import { type TypeName, typeNameOf } from '../resolve-schema.ts';
import { type Breaks, breaks } from './break-schema.ts';
import { canonicalJson } from './canonical-json.ts';
import { type DemandContext, keywordNode, type Part } from './demand.ts';
import type { Contradiction } from './run.ts';

/** A bound and the keyword that sets it. */
export interface Bound {
  readonly value: number;
  readonly exclusive: boolean;
  readonly at: Location;
}

/** What the parts of a demand say together of scalars and sizes. */
export interface Facts {
  readonly parts: readonly Part[];
  /** What is left of the types that all parts allow; `number` stands for numbers that are not whole. */
  readonly types: ReadonlySet<TypeName>;
  /** Whether a part names types or values at all. */
  readonly isTyped: boolean;
  /** The values that all parts allow; undefined where none lists any. */
  readonly values: readonly unknown[] | undefined;
  readonly excluded: readonly unknown[];
  readonly low: Bound | undefined;
  readonly high: Bound | undefined;
  readonly multiples: readonly number[];
  readonly patterns: readonly string[];
  readonly formats: readonly string[];
  readonly brokenPatterns: readonly string[];
  readonly brokenFormats: readonly string[];
  readonly contradiction: Contradiction | undefined;
}

const allTypes: readonly TypeName[] = ['object', 'array', 'string', 'integer', 'number', 'boolean', 'null'];

/** Puts together what parts say. */
export function factsOf({ model }: DemandContext, parts: readonly Part[]): Facts {
  const isOas30 = model.version === '3.0';
  const { types, narrowedAt, isTyped } = mergeTypes(parts, isOas30);
  const listed = mergeValues(parts, isOas30);
  const bans = parts.flatMap(({ schema }) => bansOf(schema));
  const excluded = bans.flatMap(({ values }) => values ?? []);
  const values = listed?.values.filter((value) => types.has(typeNameOf(value)) && !isAmong(value, excluded));
  const contradiction = contradictionOf(types, narrowedAt, values, listed?.at);
  return {
    parts,
    types,
    isTyped: isTyped || values !== undefined,
    values,
    excluded,
    ...boundsOf(parts),
    multiples: numbersOf(parts, 'multipleOf').filter((step) => step > 0),
    patterns: stringsOf(parts, 'pattern'),
    formats: stringsOf(parts, 'format'),
    brokenPatterns: bans.flatMap(({ pattern }) => (typeof pattern === 'string' ? [pattern] : [])),
    brokenFormats: bans.flatMap(({ format }) => (typeof format === 'string' ? [format] : [])),
    contradiction,
  };
}

function contradictionOf(
  types: ReadonlySet<TypeName>,
  narrowedAt: Location | undefined,
  values: readonly unknown[] | undefined,
  listedAt: Location | undefined,
): Contradiction | undefined {
  if (types.size === 0 && narrowedAt)
    return { at: narrowedAt, message: 'no type is left that all parts of the schema allow' };
  if (values?.length === 0 && listedAt)
    return { at: listedAt, message: 'none of the listed values is allowed by the other parts of the schema' };
  return undefined;
}

function mergeTypes(parts: readonly Part[], isOas30: boolean) {
  let types: Set<TypeName> = new Set(allTypes);
  let narrowedAt: Location | undefined;
  let isTyped = false;
  const narrow = (allowed: ReadonlySet<TypeName>, at: Location) => {
    const left = types.intersection(allowed);
    if (left.size < types.size) narrowedAt = at;
    types = left;
  };
  for (const { schema, at } of parts) {
    const own = ownTypes(schema, isOas30);
    if (own) {
      isTyped = true;
      narrow(own, childOf(at, 'type'));
    }
    for (const banned of bansOf(schema)) {
      if (!banned.types) continue;
      narrow(new Set(allTypes.filter((name) => !banned.types?.has(name))), at);
    }
  }
  return { types, narrowedAt, isTyped };
}

function ownTypes(schema: Part['schema'], isOas30: boolean): Set<TypeName> | undefined {
  const named = (Array.isArray(schema.type) ? schema.type : [schema.type]).filter((name) =>
    allTypes.includes(name),
  );
  // A list with a name that is no type is not checked at all.
  if (named.length === 0 || (Array.isArray(schema.type) && named.length < schema.type.length))
    return undefined;
  const types = new Set<TypeName>(isOas30 && schema.nullable === true ? [...named, 'null'] : named);
  if (types.has('number')) types.add('integer');
  return types;
}

/** The values that every `enum` and `const` allows. */
function mergeValues(
  parts: readonly Part[],
  isOas30: boolean,
): { readonly values: readonly unknown[]; readonly at: Location } | undefined {
  let merged: { values: readonly unknown[]; at: Location } | undefined;
  for (const { schema, at } of parts) {
    for (const keyword of ['enum', 'const']) {
      if (!Object.hasOwn(schema, keyword)) continue;
      const list = keyword === 'const' ? [schema.const] : schema.enum;
      if (!Array.isArray(list)) continue;
      const addsNull = isOas30 && schema.nullable === true && keyword === 'enum' && !list.includes(null);
      const allowed = addsNull ? [...list, null] : list;
      const values = merged ? merged.values.filter((value) => isAmong(value, allowed)) : allowed;
      merged = { values, at: childOf(at, keyword) };
    }
  }
  return merged;
}

/** Whether a list has a value equal to this one. */
export function isAmong(value: unknown, list: readonly unknown[]): boolean {
  if (list.length === 0) return false;
  if (typeof value !== 'object' || value === null) return list.includes(value);
  const json = canonicalJson(value);
  return list.some((item) => typeof item === 'object' && canonicalJson(item) === json);
}

function bansOf(schema: Part['schema']): readonly Breaks[] {
  const banned = (schema as { readonly [breaks]?: Breaks })[breaks];
  return banned ? [banned] : [];
}

function boundsOf(parts: readonly Part[]): { low: Bound | undefined; high: Bound | undefined } {
  let low: Bound | undefined;
  let high: Bound | undefined;
  const raise = (bound: Bound) => {
    const isTighter =
      !low || bound.value > low.value || (bound.value === low.value && bound.exclusive && !low.exclusive);
    if (isTighter) low = bound;
  };
  const lower = (bound: Bound) => {
    const isTighter =
      !high || bound.value < high.value || (bound.value === high.value && bound.exclusive && !high.exclusive);
    if (isTighter) high = bound;
  };
  for (const { schema, at } of parts) {
    const { minimum, maximum, exclusiveMinimum, exclusiveMaximum } = schema;
    if (typeof minimum === 'number')
      raise({ value: minimum, exclusive: exclusiveMinimum === true, at: childOf(at, 'minimum') });
    if (typeof exclusiveMinimum === 'number')
      raise({ value: exclusiveMinimum, exclusive: true, at: childOf(at, 'exclusiveMinimum') });
    if (typeof maximum === 'number')
      lower({ value: maximum, exclusive: exclusiveMaximum === true, at: childOf(at, 'maximum') });
    if (typeof exclusiveMaximum === 'number')
      lower({ value: exclusiveMaximum, exclusive: true, at: childOf(at, 'exclusiveMaximum') });
  }
  return { low, high };
}

/** The numbers that a keyword has in the parts. */
export function numbersOf(parts: readonly Part[], keyword: string): number[] {
  return parts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === 'number');
}

function stringsOf(parts: readonly Part[], keyword: string): string[] {
  const values = parts.map(({ schema }) => schema[keyword]).filter((value) => typeof value === 'string');
  return [...new Set(values)];
}

/** The nodes that a keyword with a schema has in the parts. */
export function nodesOf(parts: readonly Part[], keyword: string): SchemaNode[] {
  return parts
    .filter(({ schema }) => schema[keyword] !== undefined)
    .map((part) => keywordNode(part, keyword));
}

/** The place of the first part that has a keyword. */
export function placeOfKeyword(parts: readonly Part[], ...keywords: string[]): Location | undefined {
  for (const { schema, at } of parts) {
    const found = keywords.find((keyword) => schema[keyword] !== undefined);
    if (found !== undefined) return childOf(at, found);
  }
  return parts[0]?.at;
}

/** Whether a part has one of the keywords. */
export function hasKeyword(parts: readonly Part[], keywords: readonly string[]): boolean {
  return parts.some(({ schema }) =>
    keywords.some((keyword) => isObject(schema) && schema[keyword] !== undefined),
  );
}
