import type { SqliteDatabase } from './sqlite-state-store.ts';

/**
 * Runs changes of a database that take effect together or not at all.
 *
 * The work is done when it returns: a promise could not be waited for without letting others into the transaction.
 *
 * @throws what the work throws, when its changes are undone
 * @throws TypeError for work that gives a promise, whose changes so far are undone
 * @example
 * handle: (batch, { save }) =>
 *   inTransaction(database, () => {
 *     for (const row of batch) upsert.run(row.id, row.name);
 *     save();
 *   }),
 */
export function inTransaction(database: Pick<SqliteDatabase, 'exec'>, work: () => void): void {
  database.exec('BEGIN IMMEDIATE');
  try {
    const result: unknown = work();
    if (result instanceof Promise) {
      // Nobody waits for it; what it throws is said below.
      result.catch(() => {});
      throw new TypeError('inTransaction takes work that is done when it returns, not an async function');
    }
    database.exec('COMMIT');
  } catch (error) {
    undo(database);
    throw error;
  }
}

/** Some errors have undone it already: what was thrown first says more than that. */
function undo(database: Pick<SqliteDatabase, 'exec'>): void {
  try {
    database.exec('ROLLBACK');
  } catch {}
}
