import { StateError } from '../data/state-error.ts';
import type { StateStore } from '../data/state-store.ts';

/** What is needed of a database: a `DatabaseSync` of `node:sqlite` has it, and one of `better-sqlite3`. */
export interface SqliteDatabase {
  exec(sql: string): unknown;
  prepare(sql: string): {
    get(...values: string[]): unknown;
    run(...values: string[]): { readonly changes: number | bigint };
  };
}

/** Options of `sqliteStateStore`. */
export interface SqliteStateStoreOptions {
  /** The table; it is made where it is not there. Default: `concordat_state`. */
  readonly table?: string | undefined;
}

/**
 * Keeps states in a table, next to what they are of.
 *
 * Reading and writing are done when they return, and a write is part of the transaction that is open on the database:
 * what a batch changes and the cursor behind it take effect together, or neither does. Several processes may share the
 * file; one that writes over the state of another gets a `StateError`.
 *
 * @throws RangeError for a table whose name is not letters, digits and `_`
 * @example
 * const database = new DatabaseSync('warehouse.db');
 * const store = sqliteStateStore(database);
 */
export function sqliteStateStore(
  database: SqliteDatabase,
  options: SqliteStateStoreOptions = {},
): StateStore {
  const { table = 'concordat_state' } = options;
  if (!/^[a-z_][a-z0-9_]{0,62}$/i.test(table))
    throw new RangeError('the name of the table of states is up to 63 letters, digits and _');
  database.exec(`CREATE TABLE IF NOT EXISTS ${table} (key TEXT PRIMARY KEY, text TEXT NOT NULL) STRICT`);
  const select = database.prepare(`SELECT text FROM ${table} WHERE key = ?`);
  const insert = database.prepare(`INSERT INTO ${table} (key, text) VALUES (?, ?) ON CONFLICT DO NOTHING`);
  const update = database.prepare(`UPDATE ${table} SET text = ? WHERE key = ? AND text = ?`);
  const remove = database.prepare(`DELETE FROM ${table} WHERE key = ?`);
  const placeOf = () => `the table ${table}`;
  return {
    read: (key) => textIn(select.get(key)),
    write(key, text, { expected }) {
      const { changes } = expected === undefined ? insert.run(key, text) : update.run(text, key, expected);
      if (Number(changes) !== 1) throw new StateError('conflict', key, placeOf());
    },
    delete: (key) => void remove.run(key),
    placeOf,
  };
}

function textIn(row: unknown): string | undefined {
  return typeof row === 'object' && row !== null && 'text' in row && typeof row.text === 'string'
    ? row.text
    : undefined;
}
