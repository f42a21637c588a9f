import { expect, test } from 'vitest';
import { TableError } from './table-error.ts';
import { typeColumns } from './type-columns.ts';

async function* rowsOf(rows: readonly (readonly string[])[]) {
  yield* rows;
}

test('names, types and a count', async () => {
  const rows = [
    ['age', 'income', 'note', '__proto__', 'constructor', 'empty'],
    ['41', '52300.5', '=HYPERLINK("x")', 'true', '2024-03-18', ''],
    ['', '38950', '', 'false', '2025-01-31', ''],
  ];
  expect(await typeColumns(rowsOf(rows))).toEqual({
    columns: [
      { name: 'age', type: 'integer' },
      { name: 'income', type: 'number' },
      { name: 'note', type: 'string' },
      { name: '__proto__', type: 'boolean' },
      { name: 'constructor', type: 'date' },
      { name: 'empty', type: 'string' },
    ],
    rowCount: 2,
  });
});

test.each([
  ['nothing at all', [], 'The file is empty: its first line names the columns', 1],
  ['a header alone', [['a']], 'The file has a header and no rows', 1],
  ['an empty name', [['a', ' ']], 'Column 2 has no name in the header', 1],
  ['a doubled name', [['a', 'b', 'a']], 'The header names "a" twice', 1],
  ['a short row', [['a', 'b'], ['1', '2'], ['3']], 'Line 3 has 1 column, the header has 2', 3],
  [
    'a long row',
    [
      ['a', 'b'],
      ['1', '2', '3'],
    ],
    'Line 2 has 3 columns, the header has 2',
    2,
  ],
  ['line breaks before', [['a', 'b'], ['1\n\n', '2'], ['3']], 'Line 5 has 1 column, the header has 2', 5],
  ['an empty line before', [['a', 'b'], ['1', '2'], [''], ['3']], 'Line 4 has 1 column, the header has 2', 4],
  [
    'too many columns',
    [Array.from({ length: 1001 }, (_, index) => `c${index}`)],
    'The header names 1001 columns, at most 1000 are taken',
    1,
  ],
])('%s is refused', async (_, rows, message, line) => {
  const refusal = await typeColumns(rowsOf(rows)).catch((error: unknown) => error);
  expect(refusal).toBeInstanceOf(TableError);
  expect(refusal).toMatchObject({ message, line });
});

test('an empty line is a missing value of a single column and nothing elsewhere', async () => {
  expect(await typeColumns(rowsOf([['a'], ['1'], [''], ['2']]))).toMatchObject({ rowCount: 3 });
  expect(await typeColumns(rowsOf([['a', 'b'], ['1', '2'], ['']]))).toMatchObject({ rowCount: 1 });
});

test('rows are not kept', async () => {
  async function* many() {
    yield ['id', 'text'];
    for (let row = 0; row < 20_000; row += 1) yield [String(row), 'x'.repeat(10_000)];
  }
  const before = process.memoryUsage().rss;
  expect(await typeColumns(many())).toMatchObject({ rowCount: 20_000 });
  // The rows are 200 MB.
  expect(process.memoryUsage().rss - before).toBeLessThan(100_000_000);
});
