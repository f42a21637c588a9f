import type { DatabaseSync } from 'node:sqlite';

const schema = `
  CREATE TABLE IF NOT EXISTS dataset_tables (
    dataset TEXT NOT NULL, name TEXT NOT NULL, origin TEXT, loaded_at TEXT NOT NULL, PRIMARY KEY (dataset, name)
  ) STRICT;
  CREATE TABLE IF NOT EXISTS dataset_rows (
    position INTEGER PRIMARY KEY AUTOINCREMENT, dataset TEXT NOT NULL, name TEXT NOT NULL, value TEXT NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS dataset_rows_by_table ON dataset_rows (dataset, name);
`;

/** A row of a table: values by column. */
export type Row = Readonly<Record<string, unknown>>;

/** A row, and where it is kept. */
export interface StoredRow {
  readonly position: number;
  readonly value: Row;
}

/** Names a table: `{ dataset: 'sales_data', table: 'orders' }`. */
export interface TableName {
  readonly dataset: string;
  readonly table: string;
}

/** A table without its rows. */
export interface Table extends TableName {
  /** The address of the system that its rows come from; null where none is known. */
  readonly origin: string | null;
  readonly loadedAt: string;
}

/** The tables that pipelines load and rules are about, in SQLite. */
export class DatasetTables {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    database.exec(schema);
    this.#database = database;
  }

  /** Makes a table where there is none, and notes where its rows come from. */
  create({ dataset, table }: TableName, origin: string, loadedAt: string): void {
    this.#database
      .prepare(
        `INSERT INTO dataset_tables VALUES (?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET origin = excluded.origin, loaded_at = excluded.loaded_at`,
      )
      .run(dataset, table, origin, loadedAt);
  }

  /** In the order of their names. @param dataset all where it is left out */
  tables(dataset?: string): readonly Table[] {
    const rows = this.#database
      .prepare('SELECT * FROM dataset_tables WHERE ?1 IS NULL OR dataset = ?1 ORDER BY dataset, name')
      .all(dataset ?? null);
    return rows.map((row) => ({
      dataset: String(row.dataset),
      table: String(row.name),
      origin: row.origin === null ? null : String(row.origin),
      loadedAt: String(row.loaded_at),
    }));
  }

  find({ dataset, table }: TableName): Table | undefined {
    return this.tables(dataset).find((one) => one.table === table);
  }

  /** The oldest first. */
  rows({ dataset, table }: TableName): readonly StoredRow[] {
    return this.#database
      .prepare('SELECT position, value FROM dataset_rows WHERE dataset = ? AND name = ? ORDER BY position')
      .all(dataset, table)
      .map(({ position, value }) => ({ position: Number(position), value: JSON.parse(String(value)) }));
  }

  /** Writes rows, each in the place of those with its key. @param key the column that identifies rows */
  load({ dataset, table }: TableName, rows: readonly Row[], key: string): void {
    const remove = this.#database.prepare(
      'DELETE FROM dataset_rows WHERE dataset = ? AND name = ? AND json_extract(value, ?) = ?',
    );
    for (const row of rows) remove.run(dataset, table, `$.${key}`, row[key] as string | number);
    this.append({ dataset, table }, rows);
  }

  append({ dataset, table }: TableName, rows: readonly Row[]): void {
    const insert = this.#database.prepare('INSERT INTO dataset_rows (dataset, name, value) VALUES (?, ?, ?)');
    for (const row of rows) insert.run(dataset, table, JSON.stringify(row));
  }

  update({ position, value }: StoredRow): void {
    this.#database
      .prepare('UPDATE dataset_rows SET value = ? WHERE position = ?')
      .run(JSON.stringify(value), position);
  }

  remove(position: number): void {
    this.#database.prepare('DELETE FROM dataset_rows WHERE position = ?').run(position);
  }
}
