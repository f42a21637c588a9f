import { refOf } from '../document/document.ts';
import { valueAt } from '../document/pointer.ts';
import { isObject } from '../model/values.ts';
import type { Tree } from './types-tree.ts';

/** Keywords whose schemas a type is made of directly; what is behind a property is looked up later, and may recur. */
const direct = ['items', 'prefixItems', 'allOf', 'anyOf', 'oneOf'] as const;

/**
 * Cuts recursion that TypeScript refuses: a component that is made of itself without a property in between, as in
 * `Json: string | Json[]`. The reference that closes the circle becomes "any value". The tree is changed.
 */
export function cutDirectCycles(tree: Tree): void {
  const schemas = valueAt(tree, '/components/schemas');
  if (!isObject(schemas)) return;
  const done = new Set<unknown>();
  for (const schema of Object.values(schemas)) visit(tree, schema, new Set(), done);
}

function visit(tree: Tree, schema: unknown, open: Set<unknown>, done: Set<unknown>): void {
  if (!isObject(schema) || done.has(schema)) return;
  open.add(schema);
  const ref = refOf(schema);
  if (ref !== undefined) {
    const target = valueAt(tree, ref.slice(1));
    if (open.has(target)) delete schema.$ref;
    else visit(tree, target, open, done);
  }
  for (const keyword of direct) {
    const children = schema[keyword];
    for (const child of Array.isArray(children) ? children : [children]) visit(tree, child, open, done);
  }
  open.delete(schema);
  done.add(schema);
}
