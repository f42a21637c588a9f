import type { DatabaseSync } from 'node:sqlite';
import { hashSecret } from '../shared/secret.ts';

/** The table of readings: which version of the customers a reader reads page by page. */
export const readingSchema = `
  CREATE TABLE IF NOT EXISTS readings (
    key TEXT PRIMARY KEY,
    version INTEGER NOT NULL,
    used_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS readings_by_use ON readings (used_at);
  CREATE INDEX IF NOT EXISTS readings_by_version ON readings (version);
`;

/** How long a reading lasts after its last page. */
const lifetimeMs = 15 * 60_000;
/** Within this time a reading that is used again is not written again. */
const refreshMs = 60_000;
/** How many are kept; those that were used longest ago go first. */
const maxReadings = 10_000;

/** What its readers read page by page, in SQLite: a restart in the middle changes nothing. */
export class Readings {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /** The version that a reader reads with these parameters; undefined where it has not begun, or is too late. */
  find(reader: string, parameters: object): number | undefined {
    const row = this.#database
      .prepare('SELECT version FROM readings WHERE key = ? AND used_at > ?')
      .get(keyOf(reader, parameters), this.#clock().getTime() - lifetimeMs);
    return row && Number(row.version);
  }

  /** Keeps which version a reader reads with these parameters. */
  keep(reader: string, parameters: object, version: number): void {
    const key = keyOf(reader, parameters);
    const now = this.#clock().getTime();
    const isFresh = this.#database
      .prepare('SELECT 1 FROM readings WHERE key = ? AND version = ? AND used_at > ?')
      .get(key, version, now - refreshMs);
    if (isFresh) return;
    this.#database
      .prepare('INSERT OR REPLACE INTO readings (key, version, used_at) VALUES (?, ?, ?)')
      .run(key, version, now);
    this.#database
      .prepare(
        `DELETE FROM readings WHERE used_at <= ?
         OR key IN (SELECT key FROM readings ORDER BY used_at DESC LIMIT -1 OFFSET ?)`,
      )
      .run(now - lifetimeMs, maxReadings);
  }

  /** The oldest version that is still read; undefined where none is. */
  oldestVersion(): number | undefined {
    const row = this.#database
      .prepare('SELECT min(version) AS version FROM readings WHERE used_at > ?')
      .get(this.#clock().getTime() - lifetimeMs);
    return row?.version === null ? undefined : Number(row?.version);
  }
}

/** One reader may read several lists at once, each with parameters of its own. */
function keyOf(reader: string, parameters: object): string {
  return hashSecret(JSON.stringify([reader, parameters])).toString('base64url');
}
