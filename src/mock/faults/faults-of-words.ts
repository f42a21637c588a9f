import { everyOperation } from '../mock-file/operation-selector.ts';
import type { Fault } from './fault.ts';
import { readFaultWord, splitRate } from './read-fault-word.ts';

export type ReadFaultWords =
  | { readonly ok: true; readonly faults: readonly Fault[] }
  /** One clause for the word that cannot be used. */
  | { readonly ok: false; readonly reason: string };

/**
 * The faults that a command line turns on, for all operations: words (`reset@0.1`, `latency:500`, `503`), or names of
 * faults in the file, which then strike each request that they are for, or as many as the rate says: `flaky@0.2`.
 *
 * @param known the faults of the file
 */
export function faultsOfWords(words: readonly string[], known: readonly Fault[]): ReadFaultWords {
  const names = known.flatMap(({ name }) => name ?? []);
  const faults: Fault[] = [];
  for (const text of words) {
    const { word, rate } = splitRate(text);
    const named = known.find(({ name }) => name === word);
    const always = { first: undefined, every: undefined };
    if (named && rate !== undefined) {
      faults.push({ ...named, ...always, rate });
      continue;
    }
    const read = readFaultWord(text, names);
    if (!read.ok) return read;
    const at = { source: '--faults', pointer: '' };
    const { effect } = read;
    faults.push({
      name: undefined,
      label: word,
      on: everyOperation(at),
      ...always,
      rate: read.rate,
      effect,
      at,
    });
  }
  return { ok: true, faults };
}
