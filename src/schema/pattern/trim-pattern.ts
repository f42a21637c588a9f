import { emptyPattern, hasNode, type PatternNode } from './pattern-tree.ts';

/**
 * Leaves out what does not decide whether a text matches somewhere: `[a-z]+\d*` finds what `[a-z]` finds.
 *
 * Patterns without `^` and `$` are common and mostly written as if they had them; as they stand, a search for them
 * takes time that grows with the square of the length.
 *
 * @returns the pattern itself where there is nothing to leave out
 */
export function trimPattern(pattern: PatternNode): PatternNode {
  // What a group captures may be asked for again.
  if (hasNode(pattern, ({ kind }) => kind === 'backreference')) return pattern;
  return uncounted(trimFrom(trimFrom(pattern, 'end'), 'start'));
}

/**
 * Needs no repetition of what can be empty: `(a?){50}` is `(a?){0,50}`.
 *
 * An engine that backtracks tries all ways to share out a text among repetitions that must be there.
 */
function uncounted(node: PatternNode): PatternNode {
  switch (node.kind) {
    case 'sequence': {
      const items = node.items.map(uncounted);
      return isSame(items, node.items) ? node : { kind: 'sequence', items };
    }
    case 'choice': {
      const options = node.options.map(uncounted);
      return isSame(options, node.options) ? node : { kind: 'choice', options };
    }
    case 'repeat': {
      const item = uncounted(node.item);
      const min = isOptional(item) ? 0 : node.min;
      return item === node.item && min === node.min ? node : { ...node, min, item };
    }
    case 'group':
    case 'look': {
      const item = uncounted(node.item);
      return item === node.item ? node : { ...node, item };
    }
    case 'set':
    case 'edge':
    case 'backreference':
      return node;
  }
}

function isSame(left: readonly PatternNode[], right: readonly PatternNode[]): boolean {
  return left.every((node, index) => node === right[index]);
}

/** Whether a node matches the empty text everywhere. */
function isOptional(node: PatternNode): boolean {
  if (node.kind === 'sequence') return node.items.every(isOptional);
  if (node.kind === 'choice') return node.options.some(isOptional);
  if (node.kind === 'repeat') return node.min === 0 || isOptional(node.item);
  return node.kind === 'group' && isOptional(node.item);
}

/**
 * Trims one side of what stands at that side of a pattern.
 *
 * Of repetitions only the fewest are needed, as those nearest to the other side match alone. Nothing is looked for
 * behind an assertion: it may tell where the pattern ends.
 */
function trimFrom(node: PatternNode, side: 'start' | 'end'): PatternNode {
  switch (node.kind) {
    case 'sequence':
      return trimSequence(node, side);
    case 'choice': {
      const options = node.options.map((option) => trimFrom(option, side));
      // One that is always there makes the others needless.
      if (options.some(isEmpty)) return emptyPattern;
      return options.every((option, index) => option === node.options[index])
        ? node
        : { kind: 'choice', options };
    }
    case 'repeat': {
      if (node.min === 0) return emptyPattern;
      if (node.min === 1) return trimFrom(node.item, side);
      return node.max === node.min ? node : { ...node, max: node.min };
    }
    case 'group': {
      const item = trimFrom(node.item, side);
      return item === node.item ? node : { ...node, item };
    }
    case 'set':
    case 'edge':
    case 'look':
    case 'backreference':
      return node;
  }
}

function trimSequence(node: Extract<PatternNode, { kind: 'sequence' }>, side: 'start' | 'end'): PatternNode {
  let { items } = node;
  while (items.length > 0) {
    const at = side === 'end' ? items.length - 1 : 0;
    const item = items[at];
    if (!item) break;
    const trimmed = trimFrom(item, side);
    if (!isEmpty(trimmed)) {
      return trimmed === item && items === node.items
        ? node
        : { kind: 'sequence', items: items.with(at, trimmed) };
    }
    items = side === 'end' ? items.slice(0, -1) : items.slice(1);
  }
  return items === node.items ? node : { kind: 'sequence', items };
}

function isEmpty(node: PatternNode): boolean {
  if (node.kind === 'sequence') return node.items.every(isEmpty);
  return node.kind === 'group' && isEmpty(node.item);
}
