import type { DatabaseSync } from 'node:sqlite';
import { hashSecret, randomText } from '../shared/secret.ts';

const schema = `
  CREATE TABLE IF NOT EXISTS settings (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
  CREATE TABLE IF NOT EXISTS sessions (
    id TEXT PRIMARY KEY, username TEXT NOT NULL, ended_at TEXT
  ) STRICT;
  CREATE TABLE IF NOT EXISTS refresh_tokens (
    hash BLOB PRIMARY KEY, session_id TEXT NOT NULL, expires_ms INTEGER NOT NULL, used_at TEXT
  ) STRICT;
`;

/** How long a refresh token is good for: 30 days. */
const refreshMs = 30 * 86_400_000;

/** A session that goes on. */
export interface Session {
  readonly id: string;
  readonly username: string;
  readonly refreshToken: string;
}

/** The sessions of users and their refresh tokens, of which only hashes are kept. */
export class Sessions {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    database.exec(schema);
    this.#database = database;
    this.#clock = clock;
  }

  /** What access tokens are signed with: made once for a database. */
  signingSecret(): string {
    this.#database
      .prepare('INSERT OR IGNORE INTO settings (name, value) VALUES (?, ?)')
      .run('signing', randomText(48));
    return String(this.#database.prepare('SELECT value FROM settings WHERE name = ?').get('signing')?.value);
  }

  begin(username: string): Session {
    const id = randomText(12);
    this.#database.prepare('INSERT INTO sessions (id, username) VALUES (?, ?)').run(id, username);
    return { id, username, refreshToken: this.#issue(id) };
  }

  /**
   * Uses a refresh token up and gives the next; undefined for one that is not valid.
   *
   * One that comes a second time was stolen, by whoever sent it first or now: its whole session ends.
   */
  rotate(refreshToken: string): Session | undefined {
    const hash = hashSecret(refreshToken);
    const row = this.#database.prepare('SELECT * FROM refresh_tokens WHERE hash = ?').get(hash);
    if (!row) return undefined;
    const id = String(row.session_id);
    if (row.used_at !== null) this.end(id);
    const username = this.usernameOf(id);
    if (username === undefined || Number(row.expires_ms) <= this.#clock().getTime()) return undefined;
    this.#database
      .prepare('UPDATE refresh_tokens SET used_at = ? WHERE hash = ?')
      .run(this.#clock().toISOString(), hash);
    return { id, username, refreshToken: this.#issue(id) };
  }

  /** Whose session goes on; undefined for one that has ended. */
  usernameOf(id: string): string | undefined {
    const row = this.#database
      .prepare('SELECT username FROM sessions WHERE id = ? AND ended_at IS NULL')
      .get(id);
    return row && String(row.username);
  }

  end(id: string): void {
    this.#database
      .prepare('UPDATE sessions SET ended_at = ? WHERE id = ? AND ended_at IS NULL')
      .run(this.#clock().toISOString(), id);
  }

  #issue(sessionId: string): string {
    const token = `rt_${randomText(24)}`;
    this.#database
      .prepare('INSERT INTO refresh_tokens (hash, session_id, expires_ms) VALUES (?, ?, ?)')
      .run(hashSecret(token), sessionId, this.#clock().getTime() + refreshMs);
    return token;
  }
}
