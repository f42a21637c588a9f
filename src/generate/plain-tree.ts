/** Deeper than any example; deeper values would overflow what walks them. */
const maxDepth = 400;

/**
 * Whether a value can be written out: no part of it holds itself, and it has at most so many nodes.
 *
 * YAML aliases can make a small text into a value without end, or one larger than memory.
 */
export function isPlainTree(value: unknown, maxNodes: number): boolean {
  let nodes = 0;
  const fits = (node: unknown, depth: number): boolean => {
    nodes += 1;
    if (nodes > maxNodes || depth > maxDepth) return false;
    if (typeof node !== 'object' || node === null) return true;
    return Object.values(node).every((child) => fits(child, depth + 1));
  };
  return fits(value, 0);
}
