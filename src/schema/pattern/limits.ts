import { findLoops, isExponential, type Loops } from './loops.ts';
import { hasFewStates, type Machine, machineOf, mostWork } from './machine.ts';
import { pathsOf } from './paths.ts';
import { hasNode, type PatternNode, partsOf } from './pattern-tree.ts';

/** What an engine may do for one value, in attempts: some 20 ms of JavaScript's engine. */
const budget = 4_000_000;

/** Patterns with more places that read a code point are not looked into. */
const mostPositions = 20_000;

/** JavaScript's engine keeps a note of each round of a group, and gives up after some 64 MB of them. */
const longestOfRounds = 200_000;

/**
 * How long a text may be for JavaScript's own engine, which backtracks; Infinity where its time grows with the length
 * only.
 *
 * Never more than is safe; for some odd patterns it is less than would be.
 *
 * @param isCareful whether counted repetitions are counted, which takes its time; else they are taken as endless
 */
export function nativeLimit(pattern: PatternNode, isCareful: boolean): number {
  let limit = limitOf(pattern, 24, 8000);
  if (isCareful && limit < longestOfRounds && hasNode(pattern, isCounted)) {
    limit = Math.max(limit, limitOf(pattern, 500, 200_000), boundedLimit(pattern));
  }
  const hasRounds = hasNode(
    pattern,
    (node) => node.kind === 'repeat' && node.max > 1000 && node.item.kind !== 'set',
  );
  return hasRounds ? Math.min(limit, longestOfRounds) : limit;
}

function isCounted(node: PatternNode): boolean {
  return node.kind === 'repeat' && node.max > 1 && node.max !== Number.POSITIVE_INFINITY;
}

function limitOf(pattern: PatternNode, unrolled: number, patience: number): number {
  const paths = pathsOf(pattern, unrolled, mostPositions);
  const machine = paths && machineOf(paths, isAnchored(pattern));
  if (!paths || !machine) return 0;
  if (paths.lookBehind === Number.POSITIVE_INFINITY) return guessedLimit(machine, paths.sets.length);
  const most = mostWork(machine, patience);
  const attempts = budget / (1 + paths.lookBehind);
  if (most === undefined) return Math.max(branchingLimit(machine, attempts), loopLimit(machine, attempts));
  const work = most * (1 + paths.lookBehind);
  return work <= 200 ? Number.POSITIVE_INFINITY : Math.floor(10 * (budget / work));
}

/** The limit of a pattern that cannot match more than so much: that much is tried from each place on. */
function boundedLimit(pattern: PatternNode): number {
  const longest = longestMatch(pattern);
  const paths = longest <= 3000 ? pathsOf(pattern, Number.POSITIVE_INFINITY, mostPositions) : undefined;
  const machine = paths && machineOf(paths, true);
  const most = machine && mostWork(machine, 200_000);
  if (!paths || most === undefined) return 0;
  const work = most * longest * (1 + paths.lookBehind);
  if (isAnchored(pattern)) return work <= budget ? Number.POSITIVE_INFINITY : 0;
  return Math.floor(10 * (budget / work));
}

/** How many code points a pattern reads from one place, at most, what it looks at ahead counted too. */
function longestMatch(node: PatternNode): number {
  switch (node.kind) {
    case 'set':
      return 1;
    case 'backreference':
      return Number.POSITIVE_INFINITY;
    case 'edge':
      return 0;
    case 'choice':
      return Math.max(...node.options.map(longestMatch));
    case 'repeat': {
      const item = longestMatch(node.item);
      return item === 0 ? 0 : item * node.max;
    }
    case 'sequence':
    case 'group':
    case 'look':
      return partsOf(node).reduce((sum, part) => sum + longestMatch(part), 0);
  }
}

/** Looking back over repetitions multiplies what there is; how much is not looked into. */
function guessedLimit(machine: Machine, positions: number): number {
  return Math.floor(Math.log(budget) / Math.log(branchingOf(machine) * (positions ** 2 + 2)));
}

/** The longest text on which trying two, three, … ways for each code point takes so many attempts. */
function branchingLimit(machine: Machine, attempts: number): number {
  const most = largest(machine.effort);
  return Math.max(2, Math.floor(Math.log(attempts / most) / Math.log(Math.max(2, branchingOf(machine)))));
}

/** In how many ways one code point can be read after another, at most. */
function branchingOf({ next, letters, restarts }: Machine): number {
  let most = 1;
  for (const [position, ways] of next.entries()) {
    const counts = new Map<number, number>();
    for (const [to, times] of ways) {
      for (const kind of letters.at[to] ?? []) counts.set(kind, (counts.get(kind) ?? 0) + times);
    }
    const others = restarts && position === next.length - 1 ? 1 : 0;
    for (const count of counts.values()) most = Math.max(most, count + others);
  }
  return most;
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((one, other) => Math.max(one, other), 1);
}

/** The longest text whose loops, each of which can end anywhere, take so many attempts; 0 for exponential ones. */
function loopLimit(machine: Machine, attempts: number): number {
  const loops = findLoops(machine);
  if (isExponential(machine, loops)) return 0;
  const routes = routesOf(machine, loops);
  const most = largest(machine.effort);
  const needed = (length: number) =>
    most * routes.reduce((sum, count, depth) => sum + (count * length ** depth) / factorial(depth - 1), 0);
  let [low, high] = [0, 100_000];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (needed(middle) <= attempts) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** How many routes lead through 0, 1, 2, … loops. Within a loop that is not exponential there is one way to a place. */
function routesOf({ next }: Machine, { partOf, isLoop }: Loops): readonly number[] {
  const start = partOf.at(-1) ?? 0;
  const routes: number[][] = isLoop.map(() => []);
  routes[start] = isLoop[start] ? [0, 1] : [1];
  const total: number[] = [];
  const members = Map.groupBy(next.keys(), (position) => partOf[position] ?? 0);
  // Parts lead to parts with lower numbers.
  for (let part = start; part >= 0; part -= 1) {
    for (const [depth, count = 0] of (routes[part] ?? []).entries()) {
      if (count === 0) continue;
      total[depth] = (total[depth] ?? 0) + count;
      for (const position of members.get(part) ?? []) {
        for (const [to, times] of next[position] ?? []) {
          const target = partOf[to] ?? 0;
          if (target === part) continue;
          const deeper = isLoop[target] ? depth + 1 : depth;
          const list = routes[target] ?? [];
          list[deeper] = (list[deeper] ?? 0) + count * times;
        }
      }
    }
  }
  return Array.from(total, (count) => count ?? 0);
}

function factorial(number: number): number {
  return number <= 1 ? 1 : number * factorial(number - 1);
}

/** How long a text may be for the linear engine; 0 when the pattern is too large for it. */
export function linearLimit(pattern: PatternNode): number {
  const paths = pathsOf(pattern, Number.POSITIVE_INFINITY, 3000);
  const machine = paths && machineOf(paths, isAnchored(pattern));
  if (!paths || !machine) return 0;
  if (hasFewStates(machine)) return Number.POSITIVE_INFINITY;
  return Math.floor(budget / (5 * paths.sets.length));
}

/** Whether any text can be read in one way only, from a place on: then it does not matter what is given up. */
export function hasOneWay(pattern: PatternNode): boolean {
  if (hasNode(pattern, isPlaceBound)) return false;
  const paths = pathsOf(pattern, 24, mostPositions);
  const machine = paths && machineOf(paths, true);
  return machine !== undefined && branchingOf(machine) === 1;
}

/** Whether it looks at what is around it, other than the start and the end of the text. */
function isPlaceBound(node: PatternNode): boolean {
  if (node.kind === 'edge')
    return node.edge === 'word' || node.edge === 'notWord' || node.source.startsWith('(');
  return node.kind === 'look' || node.kind === 'backreference';
}

/** Whether a pattern can only match at the start of a text. */
function isAnchored(node: PatternNode): boolean {
  switch (node.kind) {
    case 'edge':
      return node.edge === 'start' && !node.source.startsWith('(');
    case 'group':
      return isAnchored(node.item);
    case 'choice':
      return node.options.every(isAnchored);
    case 'sequence': {
      const first = node.items.find(({ kind }) => kind !== 'look');
      return first !== undefined && isAnchored(first);
    }
    case 'set':
    case 'repeat':
    case 'look':
    case 'backreference':
      return false;
  }
}
