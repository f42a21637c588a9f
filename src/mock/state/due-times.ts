import type { StoredItem } from './store.ts';

/** The numbers of items by the time at which they change by themselves: those that come next are found at once. */
export class DueTimes {
  /** In their order; those of one time in the order of the numbers. What stands before `#start` is gone. */
  #times: number[] = [];
  /** At the same index. */
  #numbers: number[] = [];
  #start = 0;

  /** Another one with the same items, which changes on its own. */
  copy(): DueTimes {
    const copy = new DueTimes();
    copy.#times = this.#times.slice(this.#start);
    copy.#numbers = this.#numbers.slice(this.#start);
    return copy;
  }

  add({ dueMs, number }: StoredItem): void {
    if (dueMs === undefined) return;
    const index = this.#indexOf(dueMs, number);
    // Mostly time goes on, and numbers grow.
    if (index === this.#times.length) {
      this.#times.push(dueMs);
      this.#numbers.push(number);
    } else if (this.#times[index] !== dueMs || this.#numbers[index] !== number) {
      this.#times.splice(index, 0, dueMs);
      this.#numbers.splice(index, 0, number);
    }
  }

  remove({ dueMs, number }: StoredItem): void {
    if (dueMs === undefined) return;
    const index = this.#indexOf(dueMs, number);
    if (this.#times[index] !== dueMs || this.#numbers[index] !== number) return;
    if (index === this.#start) {
      // Mostly the first one goes: to move all others each time would take long.
      this.#start += 1;
      if (this.#start > 1000 && 2 * this.#start > this.#times.length) this.#cut();
      return;
    }
    this.#times.splice(index, 1);
    this.#numbers.splice(index, 1);
  }

  /** How many change at or before a time. */
  count(nowMs: number): number {
    return this.#indexOf(nowMs, Number.POSITIVE_INFINITY) - this.#start;
  }

  /**
   * The numbers of those that change at or before a time, the smallest first.
   *
   * @param limit of several times the first count. Default: all
   */
  until(nowMs: number, limit = Number.POSITIVE_INFINITY): readonly number[] {
    const first = this.#times[this.#start];
    if (first === undefined || first > nowMs) return none;
    const end = Math.min(this.#start + limit, this.#indexOf(nowMs, Number.POSITIVE_INFINITY));
    return this.#numbers.slice(this.#start, end).sort((one, other) => one - other);
  }

  #cut(): void {
    this.#times = this.#times.slice(this.#start);
    this.#numbers = this.#numbers.slice(this.#start);
    this.#start = 0;
  }

  /** The index of the first that is not before a number at a time. */
  #indexOf(timeMs: number, number: number): number {
    let low = this.#start;
    let high = this.#times.length;
    if (this.#isBefore(high - 1, timeMs, number)) return high;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (this.#isBefore(middle, timeMs, number)) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  #isBefore(index: number, timeMs: number, number: number): boolean {
    const time = this.#times[index];
    if (time === undefined) return false;
    return time < timeMs || (time === timeMs && (this.#numbers[index] ?? 0) < number);
  }
}

const none: readonly number[] = [];
