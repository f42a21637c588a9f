import { DatabaseSync } from 'node:sqlite';
import { demoCustomersKey } from '../../../contract-tests/servers/datasources/demo.ts';
import { createClient } from '../../../generated/datasources/client.ts';
import { incremental } from '../data/incremental.ts';
import { fileStateStore } from './file-state-store.ts';
import { inTransaction } from './in-transaction.ts';
import { sqliteStateStore } from './sqlite-state-store.ts';

/**
 * A program that loads customers into a database, and dies as if the power went.
 *
 * `node sync-customers.fixture.ts '{"url", "database", "mode", "folder", "dieAt"}'`; `dieAt` counts each row that is
 * written, and the moments before and behind each commit.
 */
const { url, database, mode, folder, dieAt } = JSON.parse(process.argv[2] ?? '{}') as {
  readonly url: string;
  readonly database: string;
  /** Whether the cursor is saved in the transaction of the rows; else, in which store behind it. */
  readonly mode: 'together' | 'sqlite' | 'file';
  readonly folder: string;
  readonly dieAt?: number;
};

let steps = 0;
function step(): void {
  steps += 1;
  if (steps === dieAt) process.kill(process.pid, 'SIGKILL');
}

const warehouse = new DatabaseSync(database);
warehouse.exec(`
  CREATE TABLE IF NOT EXISTS customers (id TEXT PRIMARY KEY, name TEXT, updated_at TEXT);
  -- Without a key: what is handled twice is here twice.
  CREATE TABLE IF NOT EXISTS deliveries (id TEXT, updated_at TEXT);
`);
const upsert = warehouse.prepare('INSERT OR REPLACE INTO customers VALUES (?, ?, ?)');
const deliver = warehouse.prepare('INSERT INTO deliveries VALUES (?, ?)');
const client = createClient({ baseUrl: url, auth: { customersKeyHeader: demoCustomersKey } });

const result = await incremental({
  store: mode === 'file' ? fileStateStore(folder) : sqliteStateStore(warehouse),
  key: 'customers',
  load: (since, signal) =>
    client.listCustomers.pages({
      query: { page_size: 200, ...(since !== undefined && { updated_since: String(since) }) },
      signal,
    }),
  cursorOf: ({ updated_at }) => updated_at,
  idOf: ({ customer_id }) => customer_id,
  batchSize: 50,
  handle(batch, { save }) {
    inTransaction(warehouse, () => {
      for (const { customer_id, name, updated_at } of batch) {
        upsert.run(customer_id, name, updated_at);
        deliver.run(customer_id, updated_at);
        step();
      }
      if (mode === 'together') void save();
      step();
    });
    step();
  },
});
warehouse.close();
console.log(JSON.stringify(result));
