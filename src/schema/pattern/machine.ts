import { type Letters, lettersOf } from './letters.ts';
import type { Paths, Ways } from './paths.ts';

/** A pattern as a machine: its positions, and the place before all of them. */
export interface Machine {
  readonly letters: Letters;
  /** In how many ways each position follows another; the last entry is the place before all. */
  readonly next: readonly Ways[];
  /** Whether a search starts at each place of a text anew. */
  readonly restarts: boolean;
  /** Ways tried from a position, whether they lead on or not, and one for itself. */
  readonly effort: readonly number[];
}

export function machineOf(paths: Paths, isAnchored: boolean): Machine | undefined {
  const letters = lettersOf(paths.sets);
  if (!letters) return undefined;
  const next = [...paths.next, paths.first];
  const effort = next.map((ways) => ways.values().reduce((sum, count) => sum + count, 1));
  return { letters, next, restarts: !isAnchored, effort };
}

/**
 * How much a backtracking engine does for one more code point, at most, counted in attempts.
 *
 * All combinations of ways that some text leads to are gone through: where they come to an end, the time grows with
 * the length of the text and no faster.
 *
 * @param patience after how many steps it is given up
 * @returns undefined when it is, or when there is far too much to do
 */
export function mostWork(machine: Machine, patience: number): number | undefined {
  const { next, restarts, effort } = machine;
  const start = next.length - 1;
  const seen = new Set<string>();
  const pending: Ways[] = [new Map([[start, 1]])];
  let most = 0;
  let steps = 0;
  for (let ways = pending.pop(); ways; ways = pending.pop()) {
    let work = 0;
    for (const [position, count] of ways) work += count * (effort[position] ?? 1);
    most = Math.max(most, work);
    if (work > 5000 || steps > patience) return undefined;
    for (const after of stepsOf(ways, machine)) {
      steps += after.size + 1;
      if (restarts) after.set(start, 1);
      const key = keyOf(after);
      if (seen.has(key)) continue;
      seen.add(key);
      pending.push(after);
    }
  }
  return most;
}

/** Where each kind of code point leads to, in how many ways, for those kinds that lead anywhere. */
function stepsOf(ways: Ways, { next, letters }: Machine): Iterable<Map<number, number>> {
  const byKind = new Map<number, Map<number, number>>();
  for (const [position, count] of ways) {
    for (const [to, times] of next[position] ?? []) {
      for (const kind of letters.at[to] ?? []) {
        const after = byKind.get(kind) ?? new Map<number, number>();
        after.set(to, (after.get(to) ?? 0) + count * times);
        byKind.set(kind, after);
      }
    }
  }
  return byKind.values();
}

function keyOf(ways: Ways): string {
  let key = '';
  for (const position of [...ways.keys()].sort((left, right) => left - right)) {
    key += `${position}:${ways.get(position)},`;
  }
  return key;
}

/**
 * Whether a linear engine, which remembers sets of positions, has few of them to remember.
 *
 * Else it goes through all positions for each code point.
 */
export function hasFewStates(machine: Machine): boolean {
  const { next, restarts } = machine;
  const start = next.length - 1;
  const seen = new Set<string>();
  const pending: Ways[] = [new Map([[start, 1]])];
  let steps = 0;
  for (let state = pending.pop(); state; state = pending.pop()) {
    if (seen.size > 2000 || steps > 300_000) return false;
    for (const after of stepsOf(state, machine)) {
      steps += after.size + 1;
      if (restarts) after.set(start, 1);
      const key = [...after.keys()].sort((left, right) => left - right).join();
      if (seen.has(key)) continue;
      seen.add(key);
      // In how many ways does not matter here.
      for (const position of after.keys()) after.set(position, 1);
      pending.push(after);
    }
  }
  return true;
}
