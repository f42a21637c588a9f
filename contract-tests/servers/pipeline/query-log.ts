import type { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS query_runs (
    query TEXT NOT NULL, duration_ms REAL NOT NULL, bytes INTEGER NOT NULL, ran_at TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS query_runs_by_query ON query_runs (query);
`;

/** How long runs are remembered: 30 days. */
const rememberedMs = 30 * 86_400_000;

/** What is remembered of one query. */
export interface QueryStatistics {
  readonly query: string;
  readonly executions: number;
  readonly averageDurationMs: number;
  readonly bytes: number;
  readonly lastRanAt: string;
}

/** The queries that the pipeline ran in the last 30 days, and how long they took. */
export class QueryLog {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;
  readonly #stopwatch: () => number;

  /** @param stopwatch milliseconds since any moment, for durations */
  constructor(database: DatabaseSync, clock: () => Date, stopwatch: () => number) {
    database.exec(schema);
    this.#database = database;
    this.#clock = clock;
    this.#stopwatch = stopwatch;
  }

  /** Does what a query stands for, and notes how long that took. @param bytesOf how many bytes it read or wrote */
  time<T>(query: string, run: () => T, bytesOf: (result: T) => number): T {
    const startedMs = this.#stopwatch();
    const result = run();
    const now = this.#clock();
    this.#database
      .prepare('DELETE FROM query_runs WHERE ran_at < ?')
      .run(new Date(now.getTime() - rememberedMs).toISOString());
    this.#database
      .prepare('INSERT INTO query_runs VALUES (?, ?, ?, ?)')
      .run(query, Math.max(0, this.#stopwatch() - startedMs), bytesOf(result), now.toISOString());
    return result;
  }

  /** The slowest first. */
  statistics(): readonly QueryStatistics[] {
    const rows = this.#database
      .prepare(
        `SELECT query, count(*) AS executions, avg(duration_ms) AS average, sum(bytes) AS bytes, max(ran_at) AS last
         FROM query_runs WHERE ran_at >= ? GROUP BY query ORDER BY average DESC, query`,
      )
      .all(new Date(this.#clock().getTime() - rememberedMs).toISOString());
    return rows.map((row) => ({
      query: String(row.query),
      executions: Number(row.executions),
      averageDurationMs: Number(row.average),
      bytes: Number(row.bytes),
      lastRanAt: String(row.last),
    }));
  }

  /** How long all runs since a time took together, in milliseconds. */
  durationSinceMs(since: string): number {
    const row = this.#database
      .prepare('SELECT total(duration_ms) AS sum FROM query_runs WHERE ran_at >= ?')
      .get(since);
    return Number(row?.sum);
  }
}
