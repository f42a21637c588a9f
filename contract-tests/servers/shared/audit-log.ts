import type { DatabaseSync } from 'node:sqlite';
import { inTransaction, isBusy } from './database.ts';

/** Something that was done, or was refused. */
export interface AuditEntry {
  /** When it was answered, in UTC: `2025-11-24T10:30:00.000Z`. */
  readonly time: string;
  /** Who did it, never their secret: `basic:ops`; undefined for a stranger. */
  readonly user: string | undefined;
  /** The operationId: `createJob`. */
  readonly action: string;
  /** The path without its query, at most 200 characters of it. */
  readonly resource: string;
  readonly status: number;
  /** From the request's arrival to its answer, in milliseconds. */
  readonly durationMs: number;
}

const maxEntries = 100_000;
const maxResourceLength = 200;
/** How many entries wait while another process holds the file. */
const maxWaiting = 1000;

const schema = `
  CREATE TABLE IF NOT EXISTS audit_log (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    time TEXT NOT NULL,
    user TEXT,
    action TEXT NOT NULL,
    resource TEXT NOT NULL,
    status INTEGER NOT NULL,
    duration_ms REAL NOT NULL
  ) STRICT;
`;

/** What was done, by whom, in the server's own database: bodies, queries and headers are never in it. */
export class AuditLog {
  readonly #database: DatabaseSync;
  readonly #waiting: AuditEntry[] = [];

  /** Creates its table where there is none. */
  constructor(database: DatabaseSync) {
    database.exec(schema);
    this.#database = database;
  }

  /** Writes an entry; while another process holds the file it waits for the next one, or for the end. */
  write(entry: AuditEntry): void {
    this.#waiting.push(entry);
    if (this.#waiting.length > maxWaiting) this.#waiting.shift();
    this.flush();
  }

  /** Writes what waits. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    try {
      inTransaction(this.#database, () => {
        for (const entry of this.#waiting) this.#insert(entry);
      });
      this.#waiting.length = 0;
    } catch (error) {
      if (isBusy(error)) return;
      this.#waiting.length = 0;
      throw error;
    }
  }

  #insert({ time, user, action, resource, status, durationMs }: AuditEntry): void {
    const { lastInsertRowid } = this.#database
      .prepare(
        'INSERT INTO audit_log (time, user, action, resource, status, duration_ms) VALUES (?, ?, ?, ?, ?, ?)',
      )
      .run(time, user ?? null, action, resource.slice(0, maxResourceLength), status, durationMs);
    forgetOldest(this.#database, Number(lastInsertRowid));
  }

  /** The newest entries first. @param limit at most so many */
  newest(limit: number): readonly AuditEntry[] {
    const rows = this.#database.prepare('SELECT * FROM audit_log ORDER BY id DESC LIMIT ?').all(limit);
    return rows.map(({ time, user, action, resource, status, duration_ms }) => ({
      time: String(time),
      user: user === null ? undefined : String(user),
      action: String(action),
      resource: String(resource),
      status: Number(status),
      durationMs: Number(duration_ms),
    }));
  }
}

/**
 * Keeps the newest 100,000 entries of an `audit_log`, so that nobody can fill the disk with refused requests.
 *
 * @param id of the entry that was written last: the oldest go at every thousandth
 */
export function forgetOldest(database: DatabaseSync, id: number): void {
  if (id % 1000 === 0) database.prepare('DELETE FROM audit_log WHERE id <= ?').run(id - maxEntries);
}
