import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import type { Evaluation, JobStatus, Scores } from './types.ts';

/** An evaluation and whose it is. */
export interface StoredEvaluation {
  readonly evaluation: Evaluation;
  readonly account: string;
}

/** The evaluations, in SQLite. Every change names the status that it starts from. */
export class EvaluationStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  create(account: string, generatorId: string, datasetId: string): string {
    const id = randomUUID();
    this.#database
      .prepare(
        "INSERT INTO evaluations (id, account, generator_id, dataset_id, status) VALUES (?, ?, ?, ?, 'pending')",
      )
      .run(id, account, generatorId, datasetId);
    return id;
  }

  find(account: string, id: string): Evaluation | undefined {
    const row = this.#database
      .prepare('SELECT * FROM evaluations WHERE id = ? AND account = ?')
      .get(id.toLowerCase(), account);
    return row && storedOf(row).evaluation;
  }

  /** Takes the one that waits the longest, which then runs. */
  startOldest(): StoredEvaluation | undefined {
    const row = this.#database
      .prepare(
        `UPDATE evaluations SET status = 'running' WHERE number =
           (SELECT number FROM evaluations WHERE status = 'pending' ORDER BY number LIMIT 1) RETURNING *`,
      )
      .get();
    return row && storedOf(row);
  }

  hasPending(): boolean {
    return this.#database.prepare("SELECT 1 FROM evaluations WHERE status = 'pending'").get() !== undefined;
  }

  complete(id: string, scores: Scores): void {
    this.#database
      .prepare("UPDATE evaluations SET status = 'completed', scores = ? WHERE id = ? AND status = 'running'")
      .run(JSON.stringify(scores), id);
  }

  fail(id: string, error: string): void {
    this.#database
      .prepare("UPDATE evaluations SET status = 'failed', error = ? WHERE id = ? AND status = 'running'")
      .run(error, id);
  }

  /** Lets what ran when the server ended begin again. */
  restart(): void {
    this.#database.exec("UPDATE evaluations SET status = 'pending' WHERE status = 'running'");
  }
}

/** Rows hold what this class wrote. */
function storedOf(row: Record<string, unknown>): StoredEvaluation {
  const evaluation: Evaluation = {
    id: String(row.id),
    generator_id: String(row.generator_id),
    dataset_id: String(row.dataset_id),
    status: row.status as JobStatus,
    ...(row.scores !== null && { scores: JSON.parse(String(row.scores)) as Scores }),
    ...(row.error !== null && { error: String(row.error) }),
  };
  return { evaluation, account: String(row.account) };
}
