import { refOf } from '../document/document.ts';
import { valueAt } from '../document/pointer.ts';
import { isObject } from '../model/values.ts';
import { apiNames } from './api-names.ts';
import type { TypeAlias } from './emit-types.ts';
import type { Tree } from './types-tree.ts';

/** Keywords whose schemas a type is made of; what is behind a property is looked up later, and may recur. */
const composing = ['allOf', 'anyOf', 'oneOf'] as const;
/** Keywords whose schemas an array is made of: a type alias may recur through them, a property's type may not. */
const listing = ['items', 'prefixItems'] as const;

/**
 * Settles recursion that TypeScript refuses: a component that is made of itself without a property in between. Where an
 * array is in between, as in `Json: string | Json[]`, the component becomes a type alias; elsewhere the reference that
 * closes the circle becomes "any value". The tree is changed.
 *
 * @see https://github.com/openapi-ts/openapi-typescript/issues/1603
 */
export function settleCycles(tree: Tree): readonly TypeAlias[] {
  const schemas = valueAt(tree, '/components/schemas');
  if (!isObject(schemas)) return [];
  const done = new Set<unknown>();
  for (const schema of Object.values(schemas)) cut(tree, schema, new Set(), done);
  const recursive = Object.keys(schemas).filter((name) => reaches(tree, schemas[name], schemas[name]));
  const names = new Map(recursive.map((name) => [schemas[name], `Recursive${apiNames(name).type}`]));
  const used = new Set<string>();
  for (const [schema, base] of names) {
    let name = base;
    for (let count = 2; used.has(name); count += 1) name = `${base}${count}`;
    used.add(name);
    names.set(schema, name);
  }
  return recursive.map((key) => toAlias(tree, schemas, key, names));
}

/** Cuts circles of compositions alone, which no type can have. */
function cut(tree: Tree, schema: unknown, open: Set<unknown>, done: Set<unknown>): void {
  if (!isObject(schema) || done.has(schema)) return;
  open.add(schema);
  const ref = refOf(schema);
  if (ref !== undefined) {
    const target = valueAt(tree, ref.slice(1));
    if (open.has(target)) delete schema.$ref;
    else cut(tree, target, open, done);
  }
  for (const child of childrenOf(schema, composing)) cut(tree, child, open, done);
  open.delete(schema);
  done.add(schema);
}

/** Whether a schema is made of another one. */
function reaches(tree: Tree, from: unknown, to: unknown): boolean {
  const seen = new Set<unknown>();
  const left = [...madeOf(tree, from)];
  for (let schema = left.pop(); schema !== undefined; schema = left.pop()) {
    if (schema === to) return true;
    if (seen.has(schema)) continue;
    seen.add(schema);
    left.push(...madeOf(tree, schema));
  }
  return false;
}

function madeOf(tree: Tree, schema: unknown): readonly unknown[] {
  if (!isObject(schema)) return [];
  const ref = refOf(schema);
  const target = ref === undefined ? undefined : valueAt(tree, ref.slice(1));
  return [...(target === undefined ? [] : [target]), ...childrenOf(schema, [...composing, ...listing])];
}

function childrenOf(schema: Tree, keywords: readonly string[]): readonly unknown[] {
  return keywords.flatMap((keyword) => schema[keyword]).filter((child) => child !== undefined);
}

/** Puts the alias in the component's place, and in that of references that the alias is made of. */
function toAlias(tree: Tree, schemas: Tree, key: string, names: ReadonlyMap<unknown, string>): TypeAlias {
  const schema = schemas[key] as Tree;
  const name = names.get(schema) ?? key;
  nameReferences(tree, schema, names, new Set());
  const { title, description, deprecated, ...rest } = schema;
  const about = Object.entries({ title, description, deprecated }).filter(([, value]) => value !== undefined);
  schemas[key] = { ...Object.fromEntries(about), type: 'alias', alias: name };
  return { name, schema: rest };
}

function nameReferences(
  tree: Tree,
  schema: unknown,
  names: ReadonlyMap<unknown, string>,
  seen: Set<unknown>,
): void {
  if (!isObject(schema) || seen.has(schema)) return;
  seen.add(schema);
  const ref = refOf(schema);
  const target = ref === undefined ? undefined : valueAt(tree, ref.slice(1));
  const alias = names.get(target) ?? (isObject(target) && target.type === 'alias' ? target.alias : undefined);
  if (alias !== undefined) {
    delete schema.$ref;
    Object.assign(schema, { type: 'alias', alias });
  }
  for (const child of childrenOf(schema, [...composing, ...listing]))
    nameReferences(tree, child, names, seen);
}
