import type { JournalEntry } from './journal-entry.ts';

/** The last so many exchanges of one session: a new one takes the place of the oldest. */
export class JournalRing {
  readonly #capacity: number;
  #entries: (JournalEntry | undefined)[] = [];
  /** Where the oldest is. */
  #start = 0;
  #count = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get count(): number {
    return this.#count;
  }

  /** @returns the entry that had to go */
  add(entry: JournalEntry): JournalEntry | undefined {
    const dropped = this.#count === this.#capacity ? this.dropOldest() : undefined;
    this.#entries[(this.#start + this.#count) % this.#capacity] = entry;
    this.#count += 1;
    return dropped;
  }

  dropOldest(): JournalEntry | undefined {
    if (this.#count === 0) return undefined;
    const dropped = this.#entries[this.#start];
    this.#entries[this.#start] = undefined;
    this.#start = (this.#start + 1) % this.#capacity;
    this.#count -= 1;
    return dropped;
  }

  /** The oldest first. */
  entries(): readonly JournalEntry[] {
    const ordered: JournalEntry[] = [];
    for (let index = 0; index < this.#count; index += 1) {
      const entry = this.#entries[(this.#start + index) % this.#capacity];
      if (entry) ordered.push(entry);
    }
    return ordered;
  }
}
