/** More nodes than any document that people write, and few enough to walk in a second or two. */
const maxNodes = 20_000_000;

/**
 * What is wrong with the aliases (`*name`) of a YAML tree: one leads back to a node that it is part of, or together
 * they stand for more nodes than anything could walk. Undefined for a tree that can be walked.
 *
 * Whatever walks a document takes it for a tree; an alias makes it a graph.
 */
export function aliasDefect(root: unknown): string | undefined {
  const sizes = new Map<object, number>();
  const above = new Set<object>();
  let isCyclic = false;
  const sizeOf = (value: unknown): number => {
    if (typeof value !== 'object' || value === null) return 1;
    const known = sizes.get(value);
    if (known !== undefined) return known;
    if (above.has(value)) {
      isCyclic = true;
      return 1;
    }
    above.add(value);
    const size = Object.values(value).reduce((sum: number, child) => sum + sizeOf(child), 1);
    above.delete(value);
    sizes.set(value, size);
    return size;
  };
  const size = sizeOf(root);
  if (isCyclic) return 'an alias leads back to a node that it is part of';
  return size > maxNodes ? 'the aliases stand for more nodes than can be looked at' : undefined;
}
