import type { StoredItem } from './store.ts';

/** The numbers of items by the time at which they change by themselves: those that come next are found at once. */
export class DueTimes {
  /** In their order, each once. */
  #times: number[] = [];
  #numbers = new Map<number, Set<number>>();

  /** Another one with the same items, which changes on its own. */
  copy(): DueTimes {
    const copy = new DueTimes();
    copy.#times = [...this.#times];
    copy.#numbers = new Map([...this.#numbers].map(([time, numbers]) => [time, new Set(numbers)]));
    return copy;
  }

  add({ dueMs, number }: StoredItem): void {
    if (dueMs === undefined) return;
    const numbers = this.#numbers.get(dueMs);
    if (numbers) {
      numbers.add(number);
      return;
    }
    this.#numbers.set(dueMs, new Set([number]));
    this.#times.splice(this.#indexAfter(dueMs), 0, dueMs);
  }

  remove({ dueMs, number }: StoredItem): void {
    const numbers = dueMs === undefined ? undefined : this.#numbers.get(dueMs);
    if (dueMs === undefined || !numbers?.delete(number) || numbers.size > 0) return;
    this.#numbers.delete(dueMs);
    this.#times.splice(this.#indexAfter(dueMs) - 1, 1);
  }

  /** The numbers of those that change at or before a time, the smallest first. */
  until(nowMs: number): readonly number[] {
    const [first] = this.#times;
    if (first === undefined || first > nowMs) return none;
    const times = this.#times.slice(0, this.#indexAfter(nowMs));
    return times.flatMap((time) => [...(this.#numbers.get(time) ?? none)]).sort((one, other) => one - other);
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
