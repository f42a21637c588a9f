import { cellKey, cellName } from './cell.ts';
import { hasKeptEntries, isReplaced } from './kept-notes.ts';
import { noteOfText, noteText } from './note-text.ts';

/** The cells of notes: one a note, and of maps of values that never change in place one an entry. */
export class NoteCells {
  /** The texts of entries, by their values. */
  readonly #texts = new WeakMap<object, string>();
  /** Of the entry that was written last: maps are in the order in which they were filled. */
  #lastPlace = 0;

  /** While it is the same, the note has not changed; undefined for notes that may be changed in place. */
  token(name: string, note: unknown): unknown {
    return isReplaced(name) ? note : undefined;
  }

  /** None where a note can only live in this process. */
  cellsOf(name: string, note: unknown): ReadonlyMap<string, string> {
    if (hasKeptEntries(name) && note instanceof Map) return this.#entries(name, note);
    const text = noteText(note);
    return new Map(text === undefined ? [] : [[cellKey(['note', name]), text]]);
  }

  /** What cells say. */
  noteOf(cells: ReadonlyMap<string, string>): unknown {
    const entries: { readonly place: number; readonly name: string; readonly value: unknown }[] = [];
    for (const [key, text] of cells) {
      const entry = cellName(key)[2];
      const read = noteOfText(text);
      if (entry === undefined) return read;
      const [place, value]: readonly unknown[] = Array.isArray(read) ? read : [];
      if (typeof value === 'object' && value !== null) this.#texts.set(value, text);
      entries.push({ place: Number(place), name: String(entry), value });
    }
    entries.sort((one, other) => one.place - other.place);
    this.#lastPlace = Math.max(this.#lastPlace, entries.at(-1)?.place ?? 0);
    return new Map(entries.map(({ name, value }) => [name, value]));
  }

  #entries(name: string, note: ReadonlyMap<unknown, unknown>): ReadonlyMap<string, string> {
    const cells = new Map<string, string>();
    for (const [entry, value] of note) {
      const known = typeof value === 'object' && value !== null ? this.#texts.get(value) : undefined;
      const text = known ?? this.#newText(value);
      if (text !== undefined) cells.set(cellKey(['note', name, String(entry)]), text);
    }
    return cells;
  }

  #newText(value: unknown): string | undefined {
    this.#lastPlace += 1;
    const text = noteText([this.#lastPlace, value]);
    if (text !== undefined && typeof value === 'object' && value !== null) this.#texts.set(value, text);
    return text;
  }
}
