import type { DatabaseSync } from 'node:sqlite';
import type { Dataset } from './types.ts';

/** A dataset with what is not shown of it. */
export interface StoredDataset {
  readonly dataset: Dataset;
  /** When it last changed, in milliseconds since 1970. */
  readonly updatedAt: number;
  /** The SHA-256 of its file. */
  readonly sha256: Buffer;
}

/** A new dataset, whose file is in its place. */
export interface NewDataset extends Pick<Dataset, 'id' | 'filename' | 'rows' | 'columns' | 'size_bytes'> {
  readonly account: string;
  readonly sha256: Uint8Array;
}

/** A place in the list of datasets: behind this one. */
export interface ListPlace {
  readonly updatedAt: number;
  readonly id: string;
}

/** What is known of the datasets; `dataset-files.ts` has their rows. */
export class DatasetStore {
  readonly #database: DatabaseSync;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, clock: () => Date) {
    this.#database = database;
    this.#clock = clock;
  }

  /**
   * Adds a dataset. No two of an account change in the same millisecond, so that whoever asks for what changed after
   * the last that they have read misses none.
   */
  add({ id, account, filename, rows, columns, size_bytes, sha256 }: NewDataset): StoredDataset {
    const newest = this.#database
      .prepare('SELECT max(updated_at) AS time FROM datasets WHERE account = ?')
      .get(account);
    const now = Math.max(this.#clock().getTime(), Number(newest?.time ?? 0) + 1);
    this.#database
      .prepare('INSERT INTO datasets VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)')
      .run(id, account, filename, rows, JSON.stringify(columns), size_bytes, sha256, now, now);
    const time = new Date(now).toISOString();
    const dataset = { id, filename, rows, columns, size_bytes, created_at: time, updated_at: time };
    return { dataset, updatedAt: now, sha256: Buffer.from(sha256) };
  }

  find(account: string, id: string): StoredDataset | undefined {
    // UUIDs are the same in either case (RFC 9562).
    const row = this.#database
      .prepare('SELECT * FROM datasets WHERE id = ? AND account = ?')
      .get(id.toLowerCase(), account);
    return row && storedOf(row);
  }

  /** The oldest change first. @param modifiedAfter in milliseconds since 1970 */
  list(
    account: string,
    limit: number,
    modifiedAfter: number | undefined,
    place: ListPlace | undefined,
  ): readonly StoredDataset[] {
    const { updatedAt = Number.MIN_SAFE_INTEGER, id = '' } = place ?? {};
    return this.#database
      .prepare(
        `SELECT * FROM datasets WHERE account = ? AND updated_at > ? AND (updated_at, id) > (?, ?)
         ORDER BY updated_at, id LIMIT ?`,
      )
      .all(account, modifiedAfter ?? Number.MIN_SAFE_INTEGER, updatedAt, id, limit)
      .map(storedOf);
  }

  /** Whether there was such a dataset. */
  delete(account: string, id: string): boolean {
    return (
      this.#database.prepare('DELETE FROM datasets WHERE id = ? AND account = ?').run(id, account).changes ===
      1
    );
  }

  has(id: string): boolean {
    return this.#database.prepare('SELECT 1 FROM datasets WHERE id = ?').get(id) !== undefined;
  }
}

/** Rows hold what this class wrote. */
function storedOf(row: Record<string, unknown>): StoredDataset {
  const updatedAt = Number(row.updated_at);
  return {
    dataset: {
      id: String(row.id),
      filename: String(row.filename),
      rows: Number(row.row_count),
      columns: JSON.parse(String(row.columns)),
      size_bytes: Number(row.size_bytes),
      created_at: new Date(Number(row.created_at)).toISOString(),
      updated_at: new Date(updatedAt).toISOString(),
    },
    updatedAt,
    sha256: Buffer.from(row.sha256 as Uint8Array),
  };
}
