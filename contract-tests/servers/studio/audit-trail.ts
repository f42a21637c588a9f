import { closeSync, openSync, writeSync } from 'node:fs';
import type { DatabaseSync } from 'node:sqlite';
import { forgetOldest } from '../shared/audit-log.ts';

/** A change, or the attempt at one. */
export interface AuditEntry {
  /** In UTC: `2025-11-27T10:34:00.000Z`. */
  readonly time: string;
  /** The account; undefined where it is not known. */
  readonly user: string | undefined;
  /** The operationId, or what the server did itself: `uploadDataset`, `generation.completed`. */
  readonly action: string;
  /** A path, without its query. */
  readonly resource: string;
  /** The status of the answer; 200 or 500 for what the server did itself. */
  readonly status: number;
  readonly durationMs: number;
  /** Where the request came from; undefined for what the server did itself. */
  readonly address: string | undefined;
  readonly userAgent: string | undefined;
}

const maxTextLength = 500;

/** The latest changes in a table and, if wanted, all in a file of one JSON object a line. No body and no secret is in it. */
export class AuditTrail {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;
  readonly #file: number | undefined;

  /** @param path of the file, which is added to */
  constructor(database: DatabaseSync, clock: () => Date, path: string | undefined) {
    this.#database = database;
    this.#clock = clock;
    this.#file = path === undefined ? undefined : openSync(path, 'a', 0o600);
  }

  write(entry: Omit<AuditEntry, 'time'>): void {
    const now = this.#clock();
    const resource = entry.resource.slice(0, maxTextLength);
    const userAgent = entry.userAgent?.slice(0, maxTextLength);
    const { lastInsertRowid } = this.#database
      .prepare(
        `INSERT INTO audit_log (time, user, action, resource, status, duration_ms, address, user_agent)
         VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
      )
      .run(
        now.getTime(),
        entry.user ?? null,
        entry.action,
        resource,
        entry.status,
        entry.durationMs,
        entry.address ?? null,
        userAgent ?? null,
      );
    forgetOldest(this.#database, Number(lastInsertRowid));
    const line = JSON.stringify({ time: now.toISOString(), ...entry, resource, userAgent });
    if (this.#file !== undefined) writeSync(this.#file, `${line}\n`);
  }

  /** That something has ended which the server did by itself. @param what `generation` */
  writeEnd(user: string, what: string, resource: string, isWell: boolean): void {
    this.write({
      user,
      action: `${what}.${isWell ? 'completed' : 'failed'}`,
      resource,
      status: isWell ? 200 : 500,
      durationMs: 0,
      address: undefined,
      userAgent: undefined,
    });
  }

  /** The newest entries first. */
  newest(limit: number): readonly AuditEntry[] {
    const rows = this.#database.prepare('SELECT * FROM audit_log ORDER BY id DESC LIMIT ?').all(limit);
    return rows.map((row) => ({
      time: new Date(Number(row.time)).toISOString(),
      user: textOf(row.user),
      action: String(row.action),
      resource: String(row.resource),
      status: Number(row.status),
      durationMs: Number(row.duration_ms),
      address: textOf(row.address),
      userAgent: textOf(row.user_agent),
    }));
  }

  close(): void {
    if (this.#file !== undefined) closeSync(this.#file);
  }
}

function textOf(value: unknown): string | undefined {
  return value === null ? undefined : String(value);
}
