import type { CodePoints } from './code-points.ts';
import { exactCodePoints } from './exact-code-points.ts';
import { type EdgeNode, hasNode, type PatternNode } from './pattern-tree.ts';

/** Prints a tree as a JavaScript pattern for the flag `u`. It must have no backreferences: groups do not capture. */
export function printJavaScript(node: PatternNode): string {
  return print(node, {
    set: ({ source }) => source,
    edge: ({ source }) => source,
    look: ({ isAhead, isNegated }, inside) => `(?${isAhead ? '' : '<'}${isNegated ? '!' : '='}${inside})`,
  });
}

/**
 * Prints a tree in the syntax of RE2, where it means the same there: sets are written out, as the two differ in what
 * they call a blank, a word under `(?i)`, an end of a line and in their edition of Unicode.
 *
 * @param node one that can be (see `canBeRe2`)
 */
export function printRe2(node: PatternNode): string {
  const edges = { start: '\\A', end: '\\z', word: '\\b', notWord: '\\B' };
  return print(node, {
    set: (set) => printSet(exactCodePoints(set)),
    edge: ({ edge }) => edges[edge],
    look: () => {
      throw new Error('RE2 has no lookaround');
    },
  });
}

/** Whether RE2 has all that a tree has: not so for lookaround, backreferences and edges with modifiers. */
export function canBeRe2(node: PatternNode): boolean {
  return !hasNode(node, (part) => {
    if (part.kind === 'edge') return part.source.startsWith('(');
    return part.kind === 'look' || part.kind === 'backreference';
  });
}

interface Syntax {
  readonly set: (node: Extract<PatternNode, { kind: 'set' }>) => string;
  readonly edge: (node: EdgeNode) => string;
  readonly look: (node: Extract<PatternNode, { kind: 'look' }>, inside: string) => string;
}

function print(node: PatternNode, syntax: Syntax, within = 1): string {
  switch (node.kind) {
    case 'set':
      return syntax.set(node);
    case 'edge':
      return syntax.edge(node);
    case 'look':
      return syntax.look(node, print(node.item, syntax, within));
    case 'sequence':
      return node.items.map((item) => print(item, syntax, within)).join('');
    case 'choice':
      return `(?:${node.options.map((option) => print(option, syntax, within)).join('|')})`;
    case 'group':
      return `(?:${print(node.item, syntax, within)})`;
    case 'repeat':
      return printRepeat(
        `(?:${print(node.item, syntax, within * countOf(node))})`,
        node.min,
        node.max,
        within,
      );
    case 'backreference':
      throw new Error('a pattern with backreferences cannot be printed');
  }
}

function countOf({ min, max }: Extract<PatternNode, { kind: 'repeat' }>): number {
  return Math.min(mostCounted, Math.max(1, max === Number.POSITIVE_INFINITY ? min : max));
}

/** RE2 counts to 1000 only, counts within counts multiplied. */
const mostCounted = 1000;

/** @param within how often what stands around it repeats it already */
function printRepeat(item: string, min: number, max: number, within: number): string {
  const most = Math.floor(mostCounted / within);
  if (max === Number.POSITIVE_INFINITY) {
    return min <= most ? `${item}{${min},}` : `${printRepeat(item, min, min, within)}${item}*`;
  }
  if (max <= most) return `${item}{${min},${max}}`;
  if (most < 2) return item.repeat(min) + `${item}?`.repeat(max - min);
  // As many at once as can be counted, those that must be there first.
  const required = Math.min(min, most);
  const first = required > 0 ? required : most;
  const counts = required > 0 ? `{${first}}` : `{0,${first}}`;
  return `${item}${counts}${printRepeat(item, min - required, max - first, within)}`;
}

function printSet(set: CodePoints): string {
  if (set.length === 0) return '[^\\x{0}-\\x{10ffff}]';
  let text = '';
  for (let index = 0; index < set.length; index += 2) {
    const [first = 0, last = 0] = [set[index], set[index + 1]];
    text += `\\x{${first.toString(16)}}`;
    if (last > first) text += `-\\x{${last.toString(16)}}`;
  }
  return `[${text}]`;
}
