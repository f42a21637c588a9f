import { type Cursor, checkedCursor } from './cursor.ts';
import type { StateFormat } from './sealed-state.ts';

/** How far an incremental load has come. */
export interface SyncState {
  /** All before it is handled. Undefined: nothing is known to be. */
  readonly cursor: Cursor | undefined;
  /** What is handled at or behind the edge that is read again. */
  readonly rows: readonly (readonly [id: string, cursor: Cursor])[];
}

/** Rows are written by their cursor, since many at an edge have the same: `[["2025-01-18T12:00:00Z", ["a", "b"]]]`. */
export const syncStateFormat: StateFormat<SyncState> = {
  kind: 'incremental',
  version: 1,
  write({ cursor, rows }) {
    const ids = new Map<Cursor, string[]>();
    for (const [id, at] of rows) {
      const known = ids.get(at);
      if (known) known.push(id);
      else ids.set(at, [id]);
    }
    return { cursor: cursor ?? null, rows: [...ids] };
  },
  read({ cursor, rows }) {
    if (!Array.isArray(rows)) throw new TypeError(`expected a list of rows, not ${typeof rows}`);
    return {
      cursor: cursor === null ? undefined : storedCursor(cursor),
      rows: rows.flatMap(rowsAt),
    };
  },
};

function rowsAt(entry: unknown): (readonly [string, Cursor])[] {
  const [at, ids] = Array.isArray(entry) ? (entry as readonly unknown[]) : [];
  if (!Array.isArray(ids) || !ids.every((id) => typeof id === 'string'))
    throw new TypeError('expected rows as a cursor and a list of ids');
  const cursor = storedCursor(at);
  return ids.map((id) => [id, cursor] as const);
}

function storedCursor(value: unknown): Cursor {
  try {
    return checkedCursor(value);
  } catch {
    throw new TypeError(`expected a cursor that is a text or a number, not ${typeof value}`);
  }
}
