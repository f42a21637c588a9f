import type { DatabaseSync, SQLInputValue } from 'node:sqlite';
import type { PageQuery } from '../shared/page.ts';

/** What the fields of a record must be; a field that is undefined here may be anything. */
export type Filter<T> = { readonly [K in keyof T]?: T[K] | undefined };

/** Where a page lies; a status, which some lists filter by, is part of the filter. */
type Place = Pick<PageQuery<string>, 'page' | 'page_size'>;

/** Records of one kind in SQLite, each as JSON under its id, in the order in which they were made. */
export class Records<T extends object> {
  readonly #database: DatabaseSync;
  readonly #table: string;
  readonly #idField: keyof T & string;

  /**
   * @param table its name, a plain word
   * @param idField the field that is the id: `source_id`
   * @param indexed fields by which few of many are looked for, again and again. Default: none
   */
  constructor(
    database: DatabaseSync,
    table: string,
    idField: keyof T & string,
    indexed: readonly (keyof T & string)[] = [],
  ) {
    this.#database = database;
    this.#table = table;
    this.#idField = idField;
    database.exec(`CREATE TABLE IF NOT EXISTS ${table}
      (position INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, value TEXT NOT NULL) STRICT`);
    for (const field of indexed)
      database.exec(`CREATE INDEX IF NOT EXISTS ${table}_by_${field} ON ${table} (${fieldOf(field)})`);
  }

  insert(record: T): T {
    this.#database
      .prepare(`INSERT INTO ${this.#table} (id, value) VALUES (?, ?)`)
      .run(this.#idOf(record), JSON.stringify(record));
    return record;
  }

  /** UUIDs are the same in either case (RFC 9562). */
  find(id: string): T | undefined {
    const row = this.#database.prepare(`SELECT value FROM ${this.#table} WHERE id = ?`).get(id.toLowerCase());
    return row && recordOf<T>(row);
  }

  /** Writes a record in the place of the one with its id. */
  replace(record: T): T {
    this.#database
      .prepare(`UPDATE ${this.#table} SET value = ? WHERE id = ?`)
      .run(JSON.stringify(record), this.#idOf(record));
    return record;
  }

  delete(id: string): void {
    this.#database.prepare(`DELETE FROM ${this.#table} WHERE id = ?`).run(id.toLowerCase());
  }

  /** A page, the newest first, and how many there are on all pages. */
  page({ page, page_size }: Place, filter: Filter<T> = {}): { readonly items: T[]; readonly total: number } {
    const { where, values } = whereOf(filter);
    const items = this.#select(`${where} ORDER BY position DESC LIMIT ? OFFSET ?`, [
      ...values,
      page_size,
      (page - 1) * page_size,
    ]);
    return { items, total: this.count(filter) };
  }

  /** The newest first. @param limit how many at most; -1 for all, the default */
  newest(filter: Filter<T> = {}, limit = -1): T[] {
    const { where, values } = whereOf(filter);
    return this.#select(`${where} ORDER BY position DESC LIMIT ?`, [...values, limit]);
  }

  count(filter: Filter<T> = {}): number {
    const { where, values } = whereOf(filter);
    const row = this.#database
      .prepare(`SELECT count(*) AS total FROM ${this.#table} ${where}`)
      .get(...values);
    return Number(row?.total);
  }

  #select(rest: string, values: readonly SQLInputValue[]): T[] {
    const rows = this.#database.prepare(`SELECT value FROM ${this.#table} ${rest}`).all(...values);
    return rows.map((row) => recordOf<T>(row));
  }

  #idOf(record: T): string {
    return String(record[this.#idField]);
  }
}

/** The names of fields are written in this folder, their values come from anywhere. */
function whereOf(filter: object): { readonly where: string; readonly values: readonly SQLInputValue[] } {
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  if (given.length === 0) return { where: '', values: [] };
  const tests = given.map(([name]) => `${fieldOf(name)} IS ?`);
  const values = given.map(([, value]) => (typeof value === 'boolean' ? Number(value) : value));
  return { where: `WHERE ${tests.join(' AND ')}`, values };
}

/** Indexes serve filters because both are written by this. */
function fieldOf(field: string): string {
  return `json_extract(value, '$.${field}')`;
}

/** Rows hold what this class wrote. */
function recordOf<T>({ value }: Record<string, unknown>): T {
  return JSON.parse(String(value));
}
