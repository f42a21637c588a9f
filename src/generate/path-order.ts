import type { Operation } from '../model/model.ts';

/** Operations whose paths are more specific first: `/jobs/latest` before `/jobs/{id}`; else as they were. */
export function specificFirst(operations: readonly Operation[]): readonly Operation[] {
  const ranked = operations.map((operation) => ({ operation, ranks: operation.path.split('/').map(rank) }));
  ranked.sort((a, b) => compare(a.ranks, b.ranks));
  return ranked.map(({ operation }) => operation);
}

/** Literal, partly literal, a parameter. */
function rank(segment: string): number {
  if (!segment.includes('{')) return 0;
  return /^\{[^{}]*\}$/.test(segment) ? 2 : 1;
}

function compare(a: readonly number[], b: readonly number[]): number {
  for (const [index, left] of a.entries()) {
    const right = b[index];
    if (right === undefined) return 1;
    if (left !== right) return left - right;
  }
  return a.length - b.length;
}
