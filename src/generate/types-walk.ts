import { refOf } from '../document/document.ts';
import { valueAt } from '../document/pointer.ts';
import { isObject } from '../model/values.ts';
import { children, type NodeKind } from './types-grammar.ts';
import type { Tree } from './types-tree.ts';

/** Calls `visit` with every schema of a tree that `copyForTypes` has made, those within a schema before it. */
export function eachSchema(tree: Tree, visit: (schema: Tree) => void): void {
  walk(tree, 'root', visit);
}

function walk(node: unknown, kind: NodeKind, visit: (schema: Tree) => void): void {
  if (!isObject(node)) return;
  for (const [key, child] of Object.entries(children[kind])) {
    const value = Object.hasOwn(node, key) ? node[key] : undefined;
    if (value === undefined) continue;
    const nodes = child.as === 'one' ? [value] : Object.values(value as object);
    for (const item of nodes) walk(item, child.kind, visit);
  }
  if (kind === 'schema') visit(node);
}

/** The schema that a reference of the tree leads to; a schema without one is itself. */
export function followSchema(tree: Tree, schema: unknown): Tree | undefined {
  const ref = refOf(schema);
  const target = ref === undefined ? schema : valueAt(tree, ref.slice(1));
  return isObject(target) ? target : undefined;
}

/** References and compositions nested deeper than this are not searched. */
const maxDepth = 20;

/** A property as a schema declares it: itself, by reference, or in a member of its `allOf`. */
export interface DeclaredProperty {
  readonly schema: unknown;
  readonly required: boolean;
}

/** Every declaration of a property that holds for a schema. */
export function declarationsOf(
  tree: Tree,
  schema: unknown,
  name: string,
  depth = 0,
): readonly DeclaredProperty[] {
  const node = followSchema(tree, schema);
  if (node === undefined || depth > maxDepth) return [];
  const { properties, required, allOf } = node;
  const own =
    isObject(properties) && Object.hasOwn(properties, name)
      ? [{ schema: properties[name], required: Array.isArray(required) && required.includes(name) }]
      : [];
  const members = Array.isArray(allOf) ? allOf : [];
  return [...own, ...members.flatMap((member) => declarationsOf(tree, member, name, depth + 1))];
}
