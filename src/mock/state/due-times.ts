import type { StoredItem } from './store.ts';

/** The numbers of items by the time at which they change by themselves: those that come next are found at once. */
export class DueTimes {
  /** In their order, each once. */
  #times: number[] = [];
  /** At most times one item alone changes, which needs no set. */
  #numbers = new Map<number, number | Set<number>>();

  /** Another one with the same items, which changes on its own. */
  copy(): DueTimes {
    const copy = new DueTimes();
    copy.#times = [...this.#times];
    copy.#numbers = new Map(
      [...this.#numbers].map(([time, found]) => [time, typeof found === 'number' ? found : new Set(found)]),
    );
    return copy;
  }

  add({ dueMs, number }: StoredItem): void {
    if (dueMs === undefined) return;
    const found = this.#numbers.get(dueMs);
    if (typeof found === 'object') {
      found.add(number);
      return;
    }
    this.#numbers.set(dueMs, found === undefined ? number : new Set([found, number]));
    if (found !== undefined) return;
    const last = this.#times.at(-1);
    // Mostly time goes on.
    if (last === undefined || last < dueMs) this.#times.push(dueMs);
    else this.#times.splice(this.#indexAfter(dueMs), 0, dueMs);
  }

  remove({ dueMs, number }: StoredItem): void {
    if (dueMs === undefined) return;
    const found = this.#numbers.get(dueMs);
    if (typeof found === 'object' ? !found.delete(number) || found.size > 0 : found !== number) return;
    this.#numbers.delete(dueMs);
    this.#times.splice(this.#indexAfter(dueMs) - 1, 1);
  }

  /** The numbers of those that change at or before a time, the smallest first. */
  until(nowMs: number): readonly number[] {
    const [first] = this.#times;
    if (first === undefined || first > nowMs) return none;
    const times = this.#times.slice(0, this.#indexAfter(nowMs));
    return times.flatMap((time) => this.#at(time)).sort((one, other) => one - other);
  }

  #at(timeMs: number): readonly number[] {
    const found = this.#numbers.get(timeMs);
    if (found === undefined) return none;
    return typeof found === 'number' ? [found] : [...found];
  }

  /** How many times are at or before one. */
  #indexAfter(timeMs: number): number {
    let low = 0;
    let high = this.#times.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#times[middle] ?? 0) <= timeMs) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}

const none: readonly number[] = [];
