import { type CodePoints, lastCodePoint } from './code-points.ts';
import { hasNode, type PatternNode } from './pattern-tree.ts';

/** For positions of a pattern, in how many ways each is reached. */
export type Ways = ReadonlyMap<number, number>;

/**
 * The ways through a pattern, as a backtracking engine tries them: a position is one place that reads a code point.
 *
 * Assertions are passed as if they always held, and a lookahead is a way that ends: there are never fewer ways here
 * than the engine has.
 */
export interface Paths {
  /** What each position reads. */
  readonly sets: readonly CodePoints[];
  /** In how many ways each position can be the first. */
  readonly first: Ways;
  /** In how many ways each position can follow another. */
  readonly next: readonly Ways[];
  /** What looking back costs at one place, at most; Infinity where it is not known. */
  readonly lookBehind: number;
}

/**
 * Finds the ways through a pattern.
 *
 * @param unrolled up to how many positions a counted repetition is written out; longer ones are taken as endless,
 *   which has more ways, not fewer
 * @param most how many positions there may be
 * @returns undefined when there are more, or they cannot be told
 */
export function pathsOf(pattern: PatternNode, unrolled: number, most: number): Paths | undefined {
  const builder = new Builder(unrolled, most);
  try {
    const { first } = builder.build(pattern);
    return { sets: builder.sets, next: builder.next, first, lookBehind: builder.lookBehind };
  } catch (error) {
    if (error === tooLarge) return undefined;
    throw error;
  }
}

/** What is known of a part: in how many ways it is empty, and where it starts and ends. */
interface Part {
  readonly empties: number;
  readonly first: Map<number, number>;
  readonly last: Map<number, number>;
}

const tooLarge = new Error('too many positions');
const mostEdges = 200_000;
const anything: CodePoints = [0, lastCodePoint];

class Builder {
  readonly sets: CodePoints[] = [];
  readonly next: Map<number, number>[] = [];
  lookBehind = 0;
  #edges = 0;
  readonly #unrolled: number;
  readonly #most: number;

  constructor(unrolled: number, most: number) {
    this.#unrolled = unrolled;
    this.#most = most;
  }

  build(node: PatternNode): Part {
    switch (node.kind) {
      case 'set':
        return this.#position(node.set);
      case 'group':
        return this.build(node.item);
      case 'sequence':
        return this.#sequence(node.items);
      case 'choice':
        return this.#choice(node.options);
      case 'repeat':
        return this.#repeat(node.item, node.min, node.max);
      case 'edge':
        return { empties: 1, first: new Map(), last: new Map() };
      case 'look':
        return this.#look(node);
      case 'backreference': {
        // It may read anything.
        const read = this.#position(anything);
        this.#connect(read.last, read.first);
        return { ...read, empties: 1 };
      }
    }
  }

  #position(set: CodePoints): Part {
    const position = this.sets.push(set) - 1;
    if (position >= this.#most) throw tooLarge;
    this.next.push(new Map());
    return { empties: 0, first: new Map([[position, 1]]), last: new Map([[position, 1]]) };
  }

  #sequence(items: readonly PatternNode[]): Part {
    let empties = 1;
    const first = new Map<number, number>();
    let last = new Map<number, number>();
    for (const item of items) {
      const part = this.build(item);
      this.#connect(last, part.first);
      if (empties > 0) add(first, part.first, empties);
      const ends = new Map(part.last);
      if (part.empties > 0) add(ends, last, part.empties);
      last = ends;
      empties = bounded(empties * part.empties);
    }
    return { empties, first, last };
  }

  #choice(options: readonly PatternNode[]): Part {
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    let empties = 0;
    for (const option of options) {
      const part = this.build(option);
      add(first, part.first, 1);
      add(last, part.last, 1);
      empties = bounded(empties + part.empties);
    }
    return { empties, first, last };
  }

  /** Copies up to the fewest repetitions, then copies that may be left out, or one that repeats. */
  #repeat(item: PatternNode, min: number, max: number): Part {
    if (max === 0) return { empties: 1, first: new Map(), last: new Map() };
    const size = sizeOf(item);
    const isUnrolled = size * (max === Number.POSITIVE_INFINITY ? min : max) <= this.#unrolled;
    // Which of them are empty makes a difference to the engine that one loop does not show.
    if (!isUnrolled && min > 1 && canBeEmpty(item)) throw tooLarge;
    const isEndless = !isUnrolled || max === Number.POSITIVE_INFINITY;
    const fewest = isUnrolled ? min : Math.min(min, 1);
    // What can be empty needs one more copy to repeat: one that is not needed may not be empty.
    const copies = !isEndless ? max : canBeEmpty(item) ? fewest + 1 : Math.max(fewest, 1);
    const first = new Map<number, number>();
    const last = new Map<number, number>();
    let empties = 1;
    let ends = new Map<number, number>();
    for (let copy = 1; copy <= copies; copy += 1) {
      const part = this.build(item);
      this.#connect(ends, part.first);
      // Only the first of those that are not needed can start where nothing was read.
      if (empties > 0 && copy <= fewest + 1) add(first, part.first, empties);
      const before = ends;
      ends = new Map(part.last);
      if (copy <= fewest) {
        if (part.empties > 0) add(ends, before, part.empties);
        empties = bounded(empties * part.empties);
      }
      if (copy === copies && isEndless) this.#connect(part.last, part.first);
      if (copy === fewest || (copy === 1 && fewest === 0)) last.clear();
      if (copy >= fewest) add(last, ends, 1);
    }
    return { empties, first, last };
  }

  #look({ isAhead, item }: Extract<PatternNode, { kind: 'look' }>): Part {
    if (isAhead) return { empties: 1, first: this.build(item).first, last: new Map() };
    this.lookBehind += sizeOf(item) + 1;
    if (hasNode(item, ({ kind }) => kind === 'repeat' || kind === 'backreference'))
      this.lookBehind = Number.POSITIVE_INFINITY;
    return { empties: 1, first: new Map(), last: new Map() };
  }

  #connect(from: Ways, to: Ways): void {
    this.#edges += from.size * to.size;
    if (this.#edges > mostEdges) throw tooLarge;
    for (const [position, ways] of from) {
      const next = this.next[position];
      if (next) add(next, to, ways);
    }
  }
}

function add(into: Map<number, number>, ways: Ways, times: number): void {
  for (const [position, count] of ways)
    into.set(position, bounded((into.get(position) ?? 0) + count * times));
}

/** Far above what anyone would let an engine try. */
function bounded(ways: number): number {
  return Math.min(ways, 1_000_000);
}

function sizeOf(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
    case 'backreference':
      return 1;
    case 'sequence':
      return node.items.reduce((size, item) => size + sizeOf(item), 0);
    case 'choice':
      return node.options.reduce((size, option) => size + sizeOf(option), 0);
    case 'repeat':
      return sizeOf(node.item) * Math.max(1, node.max === Number.POSITIVE_INFINITY ? node.min : node.max);
    case 'group':
    case 'look':
      return sizeOf(node.item);
    case 'edge':
      return 0;
  }
}

function canBeEmpty(node: PatternNode): boolean {
  switch (node.kind) {
    case 'set':
      return false;
    case 'sequence':
      return node.items.every(canBeEmpty);
    case 'choice':
      return node.options.some(canBeEmpty);
    case 'repeat':
      return node.min === 0 || canBeEmpty(node.item);
    case 'group':
      return canBeEmpty(node.item);
    case 'edge':
    case 'look':
    case 'backreference':
      return true;
  }
}
