import type { ColumnType } from './column.ts';
import { widenType } from './column-type.ts';
import { TableError } from './table-error.ts';

/** What a table holds: `{ columns: [{ name: 'age', type: 'integer' }], rowCount: 5000 }`, the header not counted. */
export interface TypedColumns {
  readonly columns: readonly { readonly name: string; readonly type: ColumnType }[];
  readonly rowCount: number;
}

const maxColumns = 1000;

/**
 * Finds the names and the narrowest types of a table's columns, without keeping its rows.
 *
 * Empty values do not count; a column of nothing else is `string`. Whole numbers too large for a number, or with
 * leading zeros, are codes: `string`. Empty lines of tables with several columns are left out.
 *
 * @param rows the header first
 * @throws TableError where there are no rows, names are empty or doubled, there are more than 1000 columns, or a row
 * has more or fewer values than the header
 */
export async function typeColumns(rows: AsyncIterable<readonly string[]>): Promise<TypedColumns> {
  let names: readonly string[] | undefined;
  const types: (ColumnType | undefined)[] = [];
  let rowCount = 0;
  let line = 1;
  for await (const row of rows) {
    if (!names) {
      names = checkHeader(row);
    } else if (!isBlankLine(row, names.length)) {
      checkLength(row, names.length, line);
      rowCount += 1;
      for (const [index, text] of row.entries()) {
        if (text !== '') types[index] = widenType(types[index], text);
      }
    }
    line += linesOf(row);
  }
  if (!names) throw new TableError('The file is empty: its first line names the columns', 1);
  if (rowCount === 0) throw new TableError('The file has a header and no rows', 1);
  return { columns: names.map((name, index) => ({ name, type: types[index] ?? 'string' })), rowCount };
}

/** Whether a row is an empty line rather than a value: of a single column, it is a missing value. */
export function isBlankLine(row: readonly string[], columnCount: number): boolean {
  return row.length === 1 && row[0] === '' && columnCount > 1;
}

function checkHeader(names: readonly string[]): readonly string[] {
  if (names.length > maxColumns) {
    throw new TableError(`The header names ${names.length} columns, at most ${maxColumns} are taken`, 1);
  }
  const seen = new Set<string>();
  for (const [index, name] of names.entries()) {
    if (name.trim() === '') throw new TableError(`Column ${index + 1} has no name in the header`, 1);
    if (seen.has(name)) throw new TableError(`The header names ${JSON.stringify(name)} twice`, 1);
    seen.add(name);
  }
  return names;
}

function checkLength(row: readonly string[], columnCount: number, line: number): void {
  if (row.length === columnCount) return;
  const count = `${row.length} ${row.length === 1 ? 'column' : 'columns'}`;
  throw new TableError(`Line ${line} has ${count}, the header has ${columnCount}`, line);
}

/** Quoted values may hold line breaks. */
function linesOf(row: readonly string[]): number {
  let lines = 1;
  for (const text of row) {
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) lines += 1;
  }
  return lines;
}
