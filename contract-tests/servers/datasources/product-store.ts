import type { DatabaseSync, SQLOutputValue } from 'node:sqlite';
import type { Product } from './types.ts';

/** The table of products; times are milliseconds since 1970. */
export const productSchema = `
  CREATE TABLE IF NOT EXISTS products (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    price REAL NOT NULL,
    category TEXT NOT NULL,
    created_at INTEGER NOT NULL,
    updated_at INTEGER NOT NULL
  ) STRICT;
  CREATE INDEX IF NOT EXISTS products_by_category ON products (category, id);
`;

/** Which products: all, or those of a category. */
export interface ProductPage {
  readonly category: string | undefined;
  /** The id of the product that the page comes after. */
  readonly after: string | undefined;
  /** How many at most. */
  readonly first: number;
}

/** The products, in SQLite. */
export class ProductStore {
  readonly #database: DatabaseSync;

  constructor(database: DatabaseSync) {
    this.#database = database;
  }

  /** A page, by id, and whether there is more behind it. */
  list({ category, after, first }: ProductPage): {
    readonly products: readonly Product[];
    readonly hasNext: boolean;
  } {
    const rows = this.#database
      .prepare(`SELECT * FROM products WHERE (?1 IS NULL OR category = ?1) AND id > ?2 ORDER BY id LIMIT ?3`)
      .all(category ?? null, after ?? '', first + 1);
    return { products: rows.slice(0, first).map(productOf), hasNext: rows.length > first };
  }
}

/** Rows hold what was seeded. */
function productOf(row: Record<string, SQLOutputValue>): Product {
  return {
    id: String(row.id),
    name: String(row.name),
    price: Number(row.price),
    category: String(row.category),
    createdAt: new Date(Number(row.created_at)).toISOString(),
    updatedAt: new Date(Number(row.updated_at)).toISOString(),
  };
}
