import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import { inTransaction } from '../shared/database.ts';
import type { Readings } from './readings.ts';
import type { Customer, CustomerUpdate } from './types.ts';

/**
 * The table of customers, one row a version: what an earlier page was read from stays until nobody reads on from it.
 *
 * `version` grows with every change of any customer; times are milliseconds since 1970.
 */
export const customerSchema = `
  CREATE TABLE IF NOT EXISTS customers (
    version INTEGER PRIMARY KEY AUTOINCREMENT,
    customer_id TEXT NOT NULL,
    name TEXT NOT NULL,
    email TEXT NOT NULL,
    segment TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL,
    replaced_by INTEGER
  ) STRICT;
  CREATE UNIQUE INDEX IF NOT EXISTS customers_now ON customers (customer_id) WHERE replaced_by IS NULL;
  CREATE INDEX IF NOT EXISTS customers_by_change ON customers (updated_at, customer_id);
  CREATE INDEX IF NOT EXISTS customers_replaced ON customers (replaced_by) WHERE replaced_by IS NOT NULL;
`;

/** Which customers, in milliseconds since 1970: `from` inclusive, `before` not, of their creation; `since` of their last change. */
export interface CustomerFilter {
  readonly from: number | undefined;
  readonly before: number | undefined;
  readonly since: number | undefined;
}

/** Which part of them. */
export interface CustomerPage {
  readonly filter: CustomerFilter;
  /** From 1. */
  readonly page: number;
  readonly pageSize: number;
  /** Whoever reads: the pages after the first belong to it. */
  readonly reader: string;
}

/** The customers, in SQLite. */
export class CustomerStore {
  readonly #database: DatabaseSync;
  readonly #readings: Readings;
  readonly #clock: () => Date;

  constructor(database: DatabaseSync, readings: Readings, clock: () => Date) {
    this.#database = database;
    this.#readings = readings;
    this.#clock = clock;
  }

  find(id: string): Customer | undefined {
    const row = this.#current(id);
    return row && customerOf(row);
  }

  /**
   * Changes a customer; undefined where there is none.
   *
   * Its `updated_at` becomes the highest of all, so that whoever has read up to the highest one finds the change.
   */
  update(id: string, fields: CustomerUpdate): Customer | undefined {
    return inTransaction(this.#database, () => {
      const before = this.#current(id);
      if (!before) return undefined;
      const highest = this.#database.prepare('SELECT max(updated_at) AS time FROM customers').get();
      const updatedAt = Math.max(this.#clock().getTime(), Number(highest?.time) + 1);
      const replaced = this.#database.prepare('UPDATE customers SET replaced_by = ? WHERE version = ?');
      // The unique index lets one version of a customer be the current one: the old one steps back first.
      replaced.run(0, Number(before.version));
      const { lastInsertRowid } = this.#database
        .prepare(
          `INSERT INTO customers (customer_id, name, email, segment, created_at, updated_at)
           VALUES (?, ?, ?, ?, ?, ?)`,
        )
        .run(
          ...[id, fields.name ?? String(before.name), fields.email ?? String(before.email)],
          ...[fields.segment ?? String(before.segment), Number(before.created_at), updatedAt],
        );
      replaced.run(Number(lastInsertRowid), Number(before.version));
      this.#prune();
      return this.find(id);
    });
  }

  /**
   * A page, by `updated_at`, then `customer_id`, and how many there are on all pages.
   *
   * The pages after the first are those of the customers as they were when the reader read the first: a change in
   * between would move a customer to the end, and those behind it one place to the front, past the page that comes next.
   */
  list({ filter, page, pageSize, reader }: CustomerPage): {
    readonly customers: readonly Customer[];
    readonly total: number;
  } {
    const of = { ...filter, pageSize };
    const version = (page > 1 ? this.#readings.find(reader, of) : undefined) ?? this.#latestVersion();
    const values = [version, filter.from ?? null, filter.before ?? null, filter.since ?? null];
    const rows = this.#database
      .prepare(`SELECT * ${selected} ORDER BY updated_at, customer_id LIMIT ?5 OFFSET ?6`)
      .all(...values, pageSize, (page - 1) * pageSize);
    const total = Number(
      this.#database.prepare(`SELECT count(*) AS total ${selected}`).get(...values)?.total,
    );
    // Where this page is the last one, nobody reads on from it.
    if (page * pageSize < total) this.#readings.keep(reader, of, version);
    return { customers: rows.map(customerOf), total };
  }

  #current(id: string): Record<string, SQLOutputValue> | undefined {
    return this.#database
      .prepare('SELECT * FROM customers WHERE customer_id = ? AND replaced_by IS NULL')
      .get(id);
  }

  #latestVersion(): number {
    return Number(this.#database.prepare('SELECT max(version) AS version FROM customers').get()?.version);
  }

  /** Deletes the versions that no reading needs any more. */
  #prune(): void {
    const oldest = this.#readings.oldestVersion();
    this.#database
      .prepare('DELETE FROM customers WHERE replaced_by <= ?')
      .run(oldest ?? this.#latestVersion());
  }
}

/** The customers as they were at a version, and of them those that are asked for. */
const selected = `
  FROM customers
  WHERE version <= ?1 AND (replaced_by IS NULL OR replaced_by > ?1)
    AND (?2 IS NULL OR created_at >= ?2) AND (?3 IS NULL OR created_at < ?3)
    AND (?4 IS NULL OR updated_at >= ?4)`;

/** Rows hold what was seeded, or checked against the document before it was written. */
function customerOf(row: Record<string, SQLOutputValue>): Customer {
  return {
    customer_id: String(row.customer_id),
    name: String(row.name),
    email: String(row.email),
    segment: row.segment as Customer['segment'],
    created_at: new Date(Number(row.created_at)).toISOString(),
    updated_at: new Date(Number(row.updated_at)).toISOString(),
  };
}
