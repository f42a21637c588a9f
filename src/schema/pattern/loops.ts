import type { Machine } from './machine.ts';

/** The loops of a machine: positions that lead to one another. */
export interface Loops {
  /** For each position, the number of its part; parts that a part leads to have lower numbers. */
  readonly partOf: readonly number[];
  /** For each part, whether it is a loop. */
  readonly isLoop: readonly boolean[];
}

/** Finds the strongly connected parts (Tarjan's algorithm, without recursion). */
export function findLoops({ next, restarts }: Machine): Loops {
  const partOf: number[] = next.map(() => -1);
  const isLoop: boolean[] = [];
  const order: number[] = next.map(() => -1);
  const low: number[] = next.map(() => 0);
  const open: number[] = [];
  let count = 0;
  const close = (position: number) => {
    const members = open.splice(open.lastIndexOf(position));
    for (const member of members) partOf[member] = isLoop.length;
    isLoop.push(members.length > 1 || next[position]?.has(position) === true);
  };
  for (const root of next.keys()) {
    if (order[root] !== -1) continue;
    const frames: { position: number; rest: Iterator<number> }[] = [];
    const enter = (position: number) => {
      order[position] = count;
      low[position] = count;
      count += 1;
      open.push(position);
      frames.push({ position, rest: (next[position] ?? new Map()).keys() });
    };
    enter(root);
    for (let frame = frames.at(-1); frame; frame = frames.at(-1)) {
      const { position } = frame;
      const { value: to, done } = frame.rest.next();
      if (done !== true) {
        if (order[to] === -1) enter(to);
        else if (partOf[to] === -1) low[position] = Math.min(low[position] ?? 0, order[to] ?? 0);
        continue;
      }
      frames.pop();
      const outer = frames.at(-1);
      if (outer) low[outer.position] = Math.min(low[outer.position] ?? 0, low[position] ?? 0);
      if (low[position] === order[position]) close(position);
    }
  }
  // The place before all comes back to itself where a search starts anew.
  const start = partOf.at(-1);
  if (restarts && start !== undefined) isLoop[start] = true;
  return { partOf, isLoop };
}

/**
 * Whether two different ways lead from a position back to it on the same text: then the time doubles with each round.
 *
 * Also true when that takes too long to find out.
 */
export function isExponential({ next, letters }: Machine, { partOf, isLoop }: Loops): boolean {
  const inside = next.map((ways, position) =>
    isLoop[partOf[position] ?? 0] ? [...ways].filter(([to]) => partOf[to] === partOf[position]) : [],
  );
  if (inside.some((ways) => ways.some(([, count]) => count > 1))) return true;
  const size = next.length;
  const seen = new Set<number>();
  // Pairs of positions that the same text leads to, from one position; first those right after one position.
  const pending: [number, number][] = inside.flatMap((_, position) => [
    [position, position] as [number, number],
  ]);
  let steps = 0;
  for (let pair = pending.pop(); pair; pair = pending.pop()) {
    const [one, other] = pair;
    for (const [left] of inside[one] ?? []) {
      for (const [right] of inside[other] ?? []) {
        steps += 1;
        if (steps > 500_000) return true;
        if (!letters.overlap(left, right)) continue;
        if (left === right) {
          if (one !== other) return true;
          continue;
        }
        const key = left * size + right;
        if (seen.has(key)) continue;
        seen.add(key);
        pending.push([left, right]);
      }
    }
  }
  return false;
}
