import type { Model, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import { schemaParts, type TypeName, typesOf } from '../schema/resolve-schema.ts';

/**
 * One way to meet a schema: the parts of it that hold at once, of each `oneOf` and `anyOf` a single branch.
 *
 * What is read from text has the types that its schema gives it; which branch that is shows only when it is read.
 */
export type SchemaView = readonly SchemaNode[];

/** More alternatives than this are not told apart: the rest of the schema says how the text is read. */
const maxViews = 32;
/** How many branches are looked at, those within branches too: schemas may lead back to themselves. */
const maxBranches = 200;

/** The ways to meet a schema, in the order of its branches; one where it has none. */
export function viewsOf(model: Model, schema: SchemaNode): readonly SchemaView[] {
  return expand(model, schema, { branches: maxBranches });
}

function expand(model: Model, schema: SchemaNode, left: { branches: number }): readonly SchemaView[] {
  const parts = schemaParts(model, schema);
  let views: readonly SchemaView[] = [parts];
  for (const { value, at } of parts) {
    if (!isObject(value)) continue;
    for (const keyword of ['oneOf', 'anyOf'] as const) {
      const branches = value[keyword];
      if (!Array.isArray(branches) || branches.length === 0) continue;
      left.branches -= branches.length;
      if (left.branches < 0) return [parts];
      const alternatives = branches.flatMap((branch, index) =>
        expand(model, { value: branch, at: childOf(at, keyword, index) }, left),
      );
      if (views.length * alternatives.length > maxViews) return [parts];
      views = views.flatMap((view) => alternatives.map((alternative) => [...view, ...alternative]));
    }
  }
  return views;
}

/** The types that all parts allow; all seven where none says anything. */
export function typesOfView(model: Model, view: SchemaView): ReadonlySet<TypeName> {
  return view
    .map((part) => typesOf(model, part))
    .reduce((all, some) => all.intersection(some), new Set<TypeName>(everyType));
}

/** Whether nothing is said of the type. */
export function isUntyped(types: ReadonlySet<TypeName>): boolean {
  return types.size === everyType.length;
}

const everyType: readonly TypeName[] = ['null', 'boolean', 'integer', 'number', 'string', 'array', 'object'];

/** The names that the parts list under `properties`, each once. */
export function propertyNames(view: SchemaView): readonly string[] {
  const names = new Set<string>();
  for (const { value } of view) {
    if (isObject(value) && isObject(value.properties)) {
      for (const name of Object.keys(value.properties)) names.add(name);
    }
  }
  return [...names];
}

/** The schema of a property: its own, else that of `additionalProperties`. */
export function propertyOf(view: SchemaView, name: string): SchemaNode | undefined {
  for (const { value, at } of view) {
    if (!isObject(value) || !isObject(value.properties) || !Object.hasOwn(value.properties, name)) continue;
    return { value: value.properties[name], at: childOf(at, 'properties', name) };
  }
  for (const { value, at } of view) {
    if (isObject(value) && isObject(value.additionalProperties)) {
      return { value: value.additionalProperties, at: childOf(at, 'additionalProperties') };
    }
  }
  return undefined;
}

/** Whether properties that no part lists are expected: an object without a list, or one that says so. */
export function takesOtherProperties(view: SchemaView): boolean {
  const said = view.map(({ value }) => (isObject(value) ? value.additionalProperties : undefined));
  if (said.includes(false)) return false;
  return said.some((item) => item !== undefined) || propertyNames(view).length === 0;
}

/** The schema of an array's items. */
export function itemsOf(view: SchemaView): SchemaNode | undefined {
  for (const { value, at } of view) {
    if (isObject(value) && value.items !== undefined) return { value: value.items, at: childOf(at, 'items') };
  }
  return undefined;
}
