import type { LookNode, PatternNode } from './pattern-tree.ts';

/** What must be so for a text to match, each of it a pattern for itself. */
export type Condition =
  /** A pattern that starts with `^`. */
  | { readonly kind: 'match'; readonly pattern: PatternNode }
  | { readonly kind: 'not'; readonly condition: Condition }
  | { readonly kind: 'all' | 'any'; readonly conditions: readonly Condition[] };

/**
 * Takes what a pattern demands at the start of a text apart, so that an engine without lookahead can answer it:
 * `^(?!ab)(?=.*c)d` matches where `^d` does, `^.*c` does and `^ab` does not.
 *
 * @param pattern one without backreferences
 * @returns undefined for a pattern that can match elsewhere than at the start, or that there is nothing to take from
 */
export function splitPattern(pattern: PatternNode): Condition | undefined {
  if (!isAtStart(pattern)) return undefined;
  const condition = conditionOf(pattern);
  const isWhole = condition.kind === 'all' && condition.conditions.every(({ kind }) => kind === 'match');
  return isWhole && condition.conditions.length === 1 ? undefined : condition;
}

const start: PatternNode = { kind: 'edge', edge: 'start', source: '^' };

/** What a node demands at the start of a text. */
function conditionOf(node: PatternNode): Condition {
  const items = flatten(node);
  const [only] = items;
  if (items.length === 1 && only?.kind === 'choice') {
    return { kind: 'any', conditions: only.options.map(conditionOf) };
  }
  const conditions: Condition[] = [];
  for (const [index, item] of items.entries()) {
    if (!isWidthless(item)) {
      conditions.push({
        kind: 'match',
        pattern: { kind: 'sequence', items: [start, ...items.slice(index)] },
      });
      break;
    }
    const condition = widthlessCondition(item);
    if (condition) conditions.push(condition);
  }
  return { kind: 'all', conditions };
}

function widthlessCondition(item: PatternNode): Condition | undefined {
  if (item.kind === 'choice') return { kind: 'any', conditions: item.options.map(conditionOf) };
  if (item.kind !== 'look') return undefined;
  const condition = conditionOf(item.item);
  return item.isNegated ? { kind: 'not', condition } : condition;
}

/** Whether it is known to read nothing, and looks ahead at most. */
function isWidthless(node: PatternNode): boolean {
  if (isStart(node) || isAhead(node)) return true;
  return node.kind === 'choice' && node.options.every((option) => flatten(option).every(isWidthless));
}

/** The parts of a node in order, those of groups and sequences inside it among them. */
function flatten(node: PatternNode): readonly PatternNode[] {
  if (node.kind === 'group') return flatten(node.item);
  return node.kind === 'sequence' ? node.items.flatMap(flatten) : [node];
}

/** Whether a node can only match at the start of a text. */
function isAtStart(node: PatternNode): boolean {
  const items = flatten(node);
  const reading = items.findIndex((item) => !isWidthless(item));
  const first = reading < 0 ? items : items.slice(0, reading + 1);
  return first.some((item) => {
    if (isAhead(item)) return !item.isNegated && isAtStart(item.item);
    return isStart(item) || (item.kind === 'choice' && item.options.every(isAtStart));
  });
}

function isStart(node: PatternNode): boolean {
  return node.kind === 'edge' && node.edge === 'start' && !node.source.startsWith('(');
}

function isAhead(node: PatternNode): node is LookNode {
  return node.kind === 'look' && node.isAhead;
}
