import { expect, test } from 'vitest';
import { valueAt } from '../../../src/document/pointer.ts';
import { readSql } from './read-sql.ts';
import { start } from './start-for-test.ts';

const faults: [query: string, reason: string][] = [
  ['', 'unexpected end of query at 1:1'],
  ['SELECT * FROM', 'unexpected end of query at 1:14'],
  ['SELECT (1', 'unexpected end of query at 1:10'],
  ['SELECT 1)', "unexpected ')' at 1:9"],
  ['DROP TABLE x', 'unexpected "DROP" at 1:1'],
  ['SELECT\n  FROM x', 'unexpected "SELECT" at 1:1'],
  ["SELECT 'a", "unexpected ''' at 1:8"],
  ['SELECT a,, b FROM x', 'unexpected "," at 1:9'],
  ['SELECT a FROM x WHERE', 'unexpected end of query at 1:22'],
  ['SELECT é', 'unexpected character at 1:8'],
];
test.each(faults)('%j cannot be read', (query, reason) => {
  expect(readSql(query)).toEqual({ ok: false, reason: `Syntax error: ${reason}` });
});

test.each([
  'SELECT 1',
  'select a, b from `d.t` where a = @x and b in (1, 2); -- all',
  "WITH x AS (SELECT 'it''s' AS a) SELECT * FROM x",
  'SELECT COUNT(*) FROM d.t /* rows */',
])('%j can be read', (query) => {
  expect(readSql(query).ok).toBe(true);
});

test('a query of 20,000 characters is read in a moment, whatever it says', () => {
  const queries = ['/* a ', '(', "'''", '\\', '/** ', ',', '`'].map((part) => `SELECT ${part.repeat(3_999)}`);
  const startedMs = performance.now();
  expect(queries.map((query) => readSql(query).ok)).not.toContain(true);
  expect(performance.now() - startedMs).toBeLessThan(2_000);
});

const customers = 'customer_data.customers';
const analyses: [query: string, optimized: string | null, savings: number, types: string[]][] = [
  ['SELECT 1', null, 0, []],
  // The rules of the demo name the columns that are used.
  [`SELECT * FROM ${customers}`, `SELECT email, age FROM ${customers}`, 57.7, ['projection', 'filter']],
  [
    `SELECT * FROM ${customers} WHERE country = 'DE'`,
    `SELECT email, age, country FROM ${customers} WHERE country = 'DE'`,
    49.2,
    ['projection'],
  ],
  [`SELECT * FROM nobody.knows LIMIT 5`, null, 0, ['projection']],
  [`SELECT name FROM ${customers}`, null, 0, ['filter']],
  ['SELECT a FROM x CROSS JOIN y WHERE a > 1', null, 0, ['join']],
  ['SELECT a FROM x JOIN y ON x.i = y.i WHERE DATE(x.d) = @day', null, 0, ['partition_pruning']],
];
test.each(analyses)('%s', async (query, optimized_query, estimated_savings_percent, types) => {
  const { call } = await start();
  const { body } = await call('POST /optimization/queries/analyze', { json: { query } });
  expect(body).toMatchObject({ data: { original_query: query, optimized_query, estimated_savings_percent } });
  const recommendations = valueAt(body, '/data/recommendations') as readonly { readonly type: string }[];
  expect(recommendations.map(({ type }) => type)).toEqual(types);
});

test('queries are timed as they run, and those that run often are worth keeping', async () => {
  let ms = 0;
  const { call } = await start({ stopwatch: () => (ms += 5) });
  for (let count = 0; count < 9; count += 1) await call('POST /quality/validate/customer_data');
  const query = `SELECT email FROM ${customers} WHERE email IS NULL`;
  const { body } = await call('GET /optimization/queries');
  expect(valueAt(body, '/data')).toMatchObject([
    {},
    {
      query,
      executions: 10,
      average_duration_ms: 5,
      recommendation: 'Keep the result: the query ran 10 times in 30 days',
    },
  ]);
});

test('tables and resources are measured', async () => {
  const { call } = await start();
  const schemas = await call('GET /optimization/schemas');
  expect(valueAt(schemas.body, '/data')).toMatchObject([
    {
      table: 'customers',
      type: 'partition',
      description: 'Partition by signed_up_on: 20 days',
      estimated_savings_percent: 95,
    },
    {
      table: 'orders',
      type: 'partition',
      description: 'Partition by order_date: 10 days',
      estimated_savings_percent: 90,
    },
    { table: 'customers', type: 'cluster' },
    { table: 'orders', type: 'drop_column', description: 'Drop is_deleted: all rows have the same in it' },
    { table: 'orders', type: 'drop_column', description: 'Drop note: it is always empty' },
  ]);
  const resources = await call('GET /optimization/resources');
  expect(valueAt(resources.body, '/data')).toMatchObject([
    { name: 'ingestion-workers', utilization_percent: 0, recommendation: 'Go down to 1 workers' },
    { name: 'query-slots' },
    { name: 'warehouse-storage', type: 'storage' },
  ]);
});
