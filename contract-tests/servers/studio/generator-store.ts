import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { GenerationRequest, Generator, JobStatus } from './types.ts';

/** A generation with what is not shown of it. */
export interface StoredGenerator {
  readonly generator: Generator;
  readonly account: string;
  readonly type: GenerationRequest['generator_type'];
  readonly rows: number;
  readonly epsilon: number | undefined;
  readonly seed: number;
}

/** A generation that is to be made. */
export type NewGenerator = Omit<StoredGenerator, 'generator'> & { readonly datasetId: string };

/** The generations, in SQLite. Every change names the status that it starts from. */
export class GeneratorStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  create({ account, datasetId, type, rows, epsilon, seed }: NewGenerator): string {
    const id = randomUUID();
    this.#database
      .prepare(
        `INSERT INTO generators (id, account, dataset_id, type, row_count, epsilon, seed, status, progress)
         VALUES (?, ?, ?, ?, ?, ?, ?, 'pending', 0)`,
      )
      .run(id, account, datasetId, type, rows, epsilon ?? null, seed);
    return id;
  }

  find(account: string, id: string): Generator | undefined {
    const row = this.#database
      .prepare('SELECT * FROM generators WHERE id = ? AND account = ?')
      .get(id.toLowerCase(), account);
    return row && storedOf(row).generator;
  }

  /** How many of an account's generations have not ended. */
  countUnfinished(account: string): number {
    const row = this.#database
      .prepare(
        "SELECT count(*) AS count FROM generators WHERE status IN ('pending', 'running') AND account = ?",
      )
      .get(account);
    return Number(row?.count);
  }

  /** Takes the one that waits the longest, which then runs. */
  startOldest(): StoredGenerator | undefined {
    const row = this.#database
      .prepare(
        `UPDATE generators SET status = 'running' WHERE number =
           (SELECT number FROM generators WHERE status = 'pending' ORDER BY number LIMIT 1) RETURNING *`,
      )
      .get();
    return row && storedOf(row);
  }

  hasPending(): boolean {
    return this.#database.prepare("SELECT 1 FROM generators WHERE status = 'pending'").get() !== undefined;
  }

  /** @param percent of what is to be done; never less than before */
  setProgress(id: string, percent: number): void {
    this.#database
      .prepare("UPDATE generators SET progress = max(progress, ?) WHERE id = ? AND status = 'running'")
      .run(percent, id);
  }

  complete(id: string, outputDatasetId: string): void {
    this.#database
      .prepare(
        "UPDATE generators SET status = 'completed', progress = 100, output_dataset_id = ? WHERE id = ? AND status = 'running'",
      )
      .run(outputDatasetId, id);
  }

  fail(id: string, error: string): void {
    this.#database
      .prepare("UPDATE generators SET status = 'failed', error = ? WHERE id = ? AND status = 'running'")
      .run(error, id);
  }

  /** Lets what ran when the server ended begin again. */
  restart(): void {
    this.#database.exec("UPDATE generators SET status = 'pending', progress = 0 WHERE status = 'running'");
  }
}

/** Rows hold what this class wrote. */
function storedOf(row: Record<string, unknown>): StoredGenerator {
  return {
    generator: {
      id: String(row.id),
      dataset_id: String(row.dataset_id),
      status: row.status as JobStatus,
      progress: Number(row.progress),
      ...(row.output_dataset_id !== null && { output_dataset_id: String(row.output_dataset_id) }),
      ...(row.error !== null && { error: String(row.error) }),
    },
    account: String(row.account),
    type: row.type as GenerationRequest['generator_type'],
    rows: Number(row.row_count),
    epsilon: row.epsilon === null ? undefined : Number(row.epsilon),
    seed: Number(row.seed),
  };
}
