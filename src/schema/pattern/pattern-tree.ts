import type { CodePoints } from './code-points.ts';

/** A pattern as a tree: what the guard, the linear engine and the sampler read, whatever has parsed it. */
export type PatternNode =
  | SetNode
  | { readonly kind: 'sequence'; readonly items: readonly PatternNode[] }
  | { readonly kind: 'choice'; readonly options: readonly PatternNode[] }
  /** `max` is Infinity where there is no limit; whether it is greedy does not change what matches. */
  | { readonly kind: 'repeat'; readonly min: number; readonly max: number; readonly item: PatternNode }
  /** A capturing group; the first has the index 1. */
  | { readonly kind: 'group'; readonly index: number; readonly item: PatternNode }
  | EdgeNode
  | LookNode
  /** What one of these groups has captured, once more. */
  | { readonly kind: 'backreference'; readonly groups: readonly number[] };

/** One code point of a set. */
export interface SetNode {
  readonly kind: 'set';
  /** At least all that match; exactly those where `isExact` (a property such as `\p{L}` is not looked up). */
  readonly set: CodePoints;
  readonly isExact: boolean;
  /** As a JavaScript pattern with the flag `u`: `[a-z]`, `\p{L}`, `.`; with its modifiers: `(?i:[a-z])`. */
  readonly source: string;
}

export interface EdgeNode {
  readonly kind: 'edge';
  readonly edge: 'start' | 'end' | 'word' | 'notWord';
  /** As a JavaScript pattern, with its modifiers. */
  readonly source: string;
}

export interface LookNode {
  readonly kind: 'look';
  readonly isAhead: boolean;
  readonly isNegated: boolean;
  readonly item: PatternNode;
}

/** What matches the empty string only. */
export const emptyPattern: PatternNode = { kind: 'sequence', items: [] };

/** The nodes right inside a node, in order. */
export function partsOf(node: PatternNode): readonly PatternNode[] {
  switch (node.kind) {
    case 'sequence':
      return node.items;
    case 'choice':
      return node.options;
    case 'repeat':
    case 'group':
    case 'look':
      return [node.item];
    case 'set':
    case 'edge':
    case 'backreference':
      return [];
  }
}

/** Whether a node or one inside it fits. */
export function hasNode(node: PatternNode, fits: (node: PatternNode) => boolean): boolean {
  return fits(node) || partsOf(node).some((part) => hasNode(part, fits));
}
