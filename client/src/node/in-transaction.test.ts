import { DatabaseSync } from 'node:sqlite';
import { expect, test } from 'vitest';
import { inTransaction } from './in-transaction.ts';

const cases: [
  name: string,
  work: (database: DatabaseSync) => void,
  want: string | undefined,
  count: number,
][] = [
  ['done', () => {}, undefined, 1],
  ['thrown', () => fail('disk full'), 'disk full', 0],
  ['async', async () => {}, 'not an async function', 0],
  ['async and thrown', async () => fail('later'), 'not an async function', 0],
  [
    'undone by itself',
    (database) => {
      database.exec('ROLLBACK');
      fail('first');
    },
    'first',
    0,
  ],
];

function fail(message: string): void {
  throw new Error(message);
}

test.each(cases)('work that is %s', (_, work, message, count) => {
  const database = new DatabaseSync(':memory:');
  database.exec('CREATE TABLE rows (id)');
  const run = () =>
    inTransaction(database, () => {
      database.exec('INSERT INTO rows VALUES (1)');
      return work(database);
    });
  if (message === undefined) run();
  else expect(run).toThrow(message);
  // The next one can begin.
  inTransaction(database, () => {});
  expect(database.prepare('SELECT count(*) AS n FROM rows').get()?.n).toBe(count);
});
