import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../shared/database.ts';
import type { PageQuery } from '../shared/page.ts';
import type { Outcome } from './applications.ts';
import type { Job, JobStatus } from './types.ts';

/** The table of jobs. */
export const jobSchema = `
  CREATE TABLE IF NOT EXISTS jobs (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    type TEXT NOT NULL,
    status TEXT NOT NULL,
    config TEXT NOT NULL,
    result TEXT,
    error TEXT,
    created_at TEXT NOT NULL,
    updated_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS jobs_by_status ON jobs (status, id);
`;

/** The jobs, in SQLite. Every change names the status that it starts from, so that it never undoes another. */
export class JobStore {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  create(type: string, config: Record<string, unknown>): number {
    const now = this.#now();
    const { lastInsertRowid } = this.#database
      .prepare('INSERT INTO jobs (type, status, config, created_at, updated_at) VALUES (?, ?, ?, ?, ?)')
      .run(type, 'queued', JSON.stringify(config), now, now);
    return Number(lastInsertRowid);
  }

  find(id: number): Job | undefined {
    const row = this.#database.prepare('SELECT * FROM jobs WHERE id = ?').get(id);
    return row && jobOf(row);
  }

  /** A page, the newest first, and how many there are on all pages. */
  list({ page, page_size, status }: PageQuery<JobStatus>): { readonly jobs: Job[]; readonly total: number } {
    const where = 'WHERE ?1 IS NULL OR status = ?1';
    const wanted = status ?? null;
    const rows = this.#database
      .prepare(`SELECT * FROM jobs ${where} ORDER BY id DESC LIMIT ?2 OFFSET ?3`)
      .all(wanted, page_size, (page - 1) * page_size);
    const count = this.#database.prepare(`SELECT count(*) AS total FROM jobs ${where}`).get(wanted);
    return { jobs: rows.map(jobOf), total: Number(count?.total) };
  }

  /** The jobs that run, the oldest first. */
  running(): readonly Job[] {
    return this.#database.prepare("SELECT * FROM jobs WHERE status = 'running' ORDER BY id").all().map(jobOf);
  }

  /**
   * The ids of the jobs that have waited longest, however many wait.
   *
   * @param types of these types, or of all but these
   * @param limit at most so many
   */
  oldestQueued(
    types: { readonly of: readonly string[] } | { readonly but: readonly string[] },
    limit: number,
  ) {
    const [test, list] = 'of' in types ? ['IN', types.of] : ['NOT IN', types.but];
    const rows = this.#database
      .prepare(
        `SELECT id FROM jobs WHERE status = 'queued' AND type ${test} (SELECT value FROM json_each(?))
         ORDER BY id LIMIT ?`,
      )
      .all(JSON.stringify(list), limit);
    return rows.map(({ id }) => Number(id));
  }

  /** Makes changes that take effect together. */
  together(change: () => void): void {
    inTransaction(this.#database, change);
  }

  /** How many jobs of each type have a status. */
  countByType(status: 'queued' | 'running'): ReadonlyMap<string, number> {
    const rows = this.#database
      .prepare('SELECT type, count(*) AS count FROM jobs WHERE status = ? GROUP BY type')
      .all(status);
    return new Map(rows.map(({ type, count }) => [String(type), Number(count)]));
  }

  start(id: number): void {
    this.#database
      .prepare("UPDATE jobs SET status = 'running', updated_at = ? WHERE id = ? AND status = 'queued'")
      .run(this.#now(), id);
  }

  end(id: number, outcome: Outcome): void {
    const result = outcome.ok ? JSON.stringify(outcome.result) : null;
    const error = outcome.ok ? null : JSON.stringify(outcome.error);
    this.#database
      .prepare(
        "UPDATE jobs SET status = ?, result = ?, error = ?, updated_at = ? WHERE id = ? AND status = 'running'",
      )
      .run(outcome.ok ? 'completed' : 'failed', result, error, this.#now(), id);
  }

  /** Whether there was a job to cancel. */
  cancel(id: number): boolean {
    const { changes } = this.#database
      .prepare(
        "UPDATE jobs SET status = 'cancelled', updated_at = ? WHERE id = ? AND status IN ('queued', 'running')",
      )
      .run(this.#now(), id);
    return changes === 1;
  }

  #now(): string {
    return this.#clock().toISOString();
  }
}

/** Rows hold what this class wrote. */
function jobOf(row: Record<string, unknown>): Job {
  return {
    id: Number(row.id),
    type: String(row.type),
    status: row.status as JobStatus,
    config: JSON.parse(String(row.config)),
    ...(row.result !== null && { result: JSON.parse(String(row.result)) }),
    ...(row.error !== null && { error: JSON.parse(String(row.error)) }),
    created_at: String(row.created_at),
    updated_at: String(row.updated_at),
  };
}
