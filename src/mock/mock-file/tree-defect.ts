/** How much of a tree is walked. */
export interface TreeLimits {
  readonly maxNodes: number;
  readonly maxDepth: number;
}

/**
 * Whether a tree has more nodes or levels than are walked, in one clause: `has more than 100 levels`; undefined where
 * it has not. Aliases of YAML count as often as they are used.
 */
export function treeDefect(root: unknown, { maxNodes, maxDepth }: TreeLimits): string | undefined {
  let count = 0;
  let level: unknown[] = [root];
  for (let depth = 0; level.length > 0; depth += 1) {
    if (depth > maxDepth) return `has more than ${maxDepth} levels`;
    count += level.length;
    const next: unknown[] = [];
    for (const value of level) {
      if (typeof value !== 'object' || value === null) continue;
      const children = Object.values(value);
      if (count + next.length + children.length > maxNodes) return `has more than ${maxNodes} values`;
      for (const child of children) next.push(child);
    }
    level = next;
  }
  return undefined;
}
