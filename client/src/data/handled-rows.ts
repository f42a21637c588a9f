import { type Cursor, compareCursors } from './cursor.ts';

/** What came last, by id, within the window that is read again: so that nothing of it is handled twice. */
export class HandledRows {
  readonly #cursors: Map<string, Cursor>;
  readonly #most: number;
  /** How many were forgotten because there were too many: those may be handled again. */
  forgotten = 0;

  /** @param most where there are more, the oldest go, or else the new one is not remembered */
  constructor(most: number, rows: Iterable<readonly [id: string, cursor: Cursor]> = []) {
    this.#cursors = new Map(rows);
    this.#most = most;
  }

  /** Whether a row came with this cursor or a later one. */
  has(id: string, cursor: Cursor): boolean {
    const known = this.#cursors.get(id);
    return known !== undefined && compareCursors(cursor, known) <= 0;
  }

  add(id: string, cursor: Cursor): void {
    // To the end: the first of a map is the one that came longest ago.
    this.#cursors.delete(id);
    if (this.#cursors.size >= this.#most) {
      this.forgotten += 1;
      const [oldest] = this.#cursors;
      // Of many with one cursor the first stay: if each made the next one go, all of them would be handled again.
      if (!oldest || compareCursors(oldest[1], cursor) >= 0) return;
      this.#cursors.delete(oldest[0]);
    }
    this.#cursors.set(id, cursor);
  }

  /** Forgets what is not read again: rows before a cursor. */
  keepFrom(cursor: Cursor): void {
    for (const [id, known] of this.#cursors) if (compareCursors(known, cursor) < 0) this.#cursors.delete(id);
  }

  entries(): readonly (readonly [id: string, cursor: Cursor])[] {
    return [...this.#cursors];
  }
}
