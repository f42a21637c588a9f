import { DatabaseSync } from 'node:sqlite';

/**
 * Opens a database and creates what it lacks.
 *
 * What is committed outlives a process that is killed, but not a machine that loses power at the same moment: to wait for
 * the disk at each commit would let a hundred clients through where thousands want to.
 *
 * @param path a file, or `:memory:`
 */
export function openDatabase(path: string, schema: string): DatabaseSync {
  const database = new DatabaseSync(path);
  database.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL');
  database.exec(schema);
  return database;
}

/** Runs changes that take effect together or not at all, alone in the file. */
export function inTransaction<T>(database: DatabaseSync, change: () => T): T {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result = change();
    database.exec('COMMIT');
    return result;
  } catch (error) {
    database.exec('ROLLBACK');
    throw error;
  }
}

/** Whether an error says that a value exists that may exist once only. */
export function isUniqueViolation(error: unknown): boolean {
  return errorCodeOf(error) === 2067;
}

/** Whether an error says that another process holds the file. */
export function isBusy(error: unknown): boolean {
  return errorCodeOf(error) === 5;
}

/** SQLite's own, extended, result code. @see https://www.sqlite.org/rescode.html */
function errorCodeOf(error: unknown): unknown {
  return error instanceof Error && 'errcode' in error ? error.errcode : undefined;
}
