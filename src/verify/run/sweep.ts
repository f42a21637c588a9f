import type { Item } from './item.ts';

/** How what was made is deleted. */
export interface Sweep {
  /** Undefined where it is done with; `held` where something else has to go first, or to end. */
  readonly remove: (item: Item, isLast: boolean) => Promise<'held' | undefined>;
  /** Whether the budget has a request for what was held before. */
  readonly mayRetry: () => boolean;
  readonly sleep: (ms: number) => Promise<void>;
  /** What is still held when everything else is gone is kept for later; without it, it is told. */
  readonly keep: ((item: Item) => void) | undefined;
}

/** How long what is held is given, in ms, before it is tried for the last time. */
const lastWaitMs = 500;

/**
 * Deletes items one after the other. What others hold back is tried again when these are gone, as long as that helps, and
 * once more a moment later.
 */
export async function sweep(items: readonly Item[], { remove, mayRetry, sleep, keep }: Sweep): Promise<void> {
  let due = items;
  for (let isFirst = true; ; isFirst = false) {
    const held: Item[] = [];
    for (const item of due)
      if (!(isFirst || mayRetry()) || (await remove(item, false)) === 'held') held.push(item);
    if (held.length === 0) return;
    const isHelped = held.length < due.length;
    due = held;
    if (!isHelped) break;
  }
  if (keep) {
    for (const item of due) keep(item);
    return;
  }
  if (mayRetry()) await sleep(lastWaitMs);
  for (const item of due) await remove(item, true);
}
