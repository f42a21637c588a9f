import { refOf } from './document.ts';
import { valueAt } from './pointer.ts';

/** How deep trees are followed: what lies deeper counts as endless. */
const maxDepth = 400;

/**
 * Whether a part of a document stays within a number of nodes when each `$ref` in it is replaced by what it leads to, references
 * back to where they stand left as they are.
 *
 * Schemas that all refer to one another grow beyond any limit: their paths multiply. Takes no more steps than the
 * limit.
 */
export function expandsWithin(root: unknown, part: unknown, limit: number): boolean {
  let nodes = 0;
  const above = new Set<object>();
  const fits = (value: unknown, depth: number): boolean => {
    nodes += 1;
    if (nodes > limit || depth > maxDepth) return false;
    if (typeof value !== 'object' || value === null || above.has(value)) return true;
    above.add(value);
    const ref = refOf(value);
    const target = ref?.startsWith('#') ? valueAt(root, ref.slice(1)) : undefined;
    const within =
      target !== undefined
        ? fits(target, depth + 1)
        : Object.values(value).every((child) => fits(child, depth + 1));
    above.delete(value);
    return within;
  };
  return fits(part, 0);
}
