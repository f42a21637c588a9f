/** A note that knows how to copy itself, for what is more than plain values. */
export interface CopiedNote {
  copyNote(): unknown;
}

/**
 * A copy of a world's notes that shares nothing with it.
 *
 * @throws Error for an object of a class without `copyNote`: copied as plain values, it would lose what it can do
 */
export function copyNotes(notes: ReadonlyMap<string, unknown>): ReadonlyMap<string, unknown> {
  return new Map([...notes].map(([name, note]) => [name, copyOf(name, note)]));
}

function copyOf(name: string, note: unknown): unknown {
  if (typeof note !== 'object' || note === null) return note;
  if (isCopied(note)) return note.copyNote();
  if (!plainPrototypes.has(Object.getPrototypeOf(note))) {
    throw new Error(`the note "${name}" is an object of a class: give it a method copyNote()`);
  }
  return structuredClone(note);
}

function isCopied(note: object): note is CopiedNote {
  return 'copyNote' in note && typeof note.copyNote === 'function';
}

const plainPrototypes: ReadonlySet<unknown> = new Set([
  null,
  Object.prototype,
  Array.prototype,
  Map.prototype,
  Set.prototype,
  Date.prototype,
]);
