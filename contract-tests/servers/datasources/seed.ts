import type { DatabaseSync } from 'node:sqlite';
import { inTransaction } from '../shared/database.ts';
import { seededCustomers } from './seeded-customers.ts';
import { seededProducts } from './seeded-products.ts';

/** Fills a database that is new: the same customers and products in each. */
export function seed(database: DatabaseSync): void {
  inTransaction(database, () => {
    if (isEmpty(database, 'customers')) insertCustomers(database);
    if (isEmpty(database, 'products')) insertProducts(database);
  });
}

function isEmpty(database: DatabaseSync, table: 'customers' | 'products'): boolean {
  return database.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() === undefined;
}

function insertCustomers(database: DatabaseSync): void {
  const insert = database.prepare(
    `INSERT INTO customers (customer_id, name, email, segment, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { customer_id, name, email, segment, created_at, updated_at } of seededCustomers())
    insert.run(customer_id, name, email, segment, Date.parse(created_at), Date.parse(updated_at));
}

function insertProducts(database: DatabaseSync): void {
  const insert = database.prepare(
    `INSERT INTO products (id, name, price, category, created_at, updated_at) VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const { id, name, price, category, createdAt, updatedAt } of seededProducts())
    insert.run(id, name, price, category, Date.parse(createdAt), Date.parse(updatedAt));
}
