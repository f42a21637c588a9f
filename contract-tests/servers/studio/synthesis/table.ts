import { createWriteStream } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Column } from './column.ts';
import { readNumber } from './column-type.ts';
import { readRows } from './read-rows.ts';
import { TableError } from './table-error.ts';
import { isBlankLine, type TypedColumns, typeColumns } from './type-columns.ts';

/** A table by columns, every one of `rowCount` values. */
export interface Table {
  readonly columns: readonly Column[];
  readonly rowCount: number;
}

/** Reads a file of comma separated values; an empty value is a missing one. @throws TableError as `typeColumns` */
export async function readTable(path: string): Promise<Table> {
  const typed = await typeColumns(readRows(path));
  const fills = typed.columns.map((column) => createFill(column, typed.rowCount));
  let row = -1;
  for await (const texts of readRows(path)) {
    if (row >= 0 && isBlankLine(texts, fills.length)) continue;
    if (row >= 0) for (const [index, fill] of fills.entries()) fill.put(row, texts[index] ?? '');
    row += 1;
  }
  if (row !== typed.rowCount) throw new TableError('The file changed while it was read', 1);
  return { columns: fills.map(({ column }) => column), rowCount: typed.rowCount };
}

/** A column that is being filled. */
interface Fill {
  readonly column: Column;
  put(row: number, text: string): void;
}

function createFill({ name, type }: TypedColumns['columns'][number], rowCount: number): Fill {
  if (type === 'boolean' || type === 'string') {
    const values: (string | undefined)[] = new Array(rowCount).fill(undefined);
    // Equal texts are kept once: a table of millions of rows has few categories.
    const known = new Map<string, string>();
    const put = (row: number, text: string) => {
      if (text === '') return;
      if (!known.has(text)) known.set(text, text);
      values[row] = known.get(text);
    };
    return { column: { kind: 'category', name, type, values }, put };
  }
  const values = new Float64Array(rowCount).fill(Number.NaN);
  const put = (row: number, text: string) => {
    values[row] = readNumber(type, text);
  };
  return { column: { kind: 'numeric', name, type, values }, put };
}

/**
 * Writes a table as the document wants it: CRLF after lines, UTF-8 without byte order mark, a value quoted where it
 * holds a comma, a quote or a line break.
 *
 * Values are written as they are: a text that a spreadsheet would take for a formula stays what it was.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function writeTable(table: Table, path: string): Promise<void> {
  await pipeline(Readable.from(linesOf(table)), createWriteStream(path));
}

const rowsAtOnce = 1000;

function* linesOf({ columns, rowCount }: Table): Generator<string> {
  yield `${columns.map(({ name }) => quoted(name)).join(',')}\r\n`;
  for (let start = 0; start < rowCount; start += rowsAtOnce) {
    let text = '';
    for (let row = start; row < Math.min(rowCount, start + rowsAtOnce); row += 1) {
      const line = columns.map((column) => quoted(textOf(column, row))).join(',');
      // An empty line would be no row at all to other readers.
      text += line === '' ? '""\r\n' : `${line}\r\n`;
    }
    yield text;
  }
}

function textOf(column: Column, row: number): string {
  if (column.kind === 'category') return column.values[row] ?? '';
  const value = column.values[row] ?? Number.NaN;
  if (Number.isNaN(value)) return '';
  if (column.type === 'date') return new Date(value).toISOString().slice(0, 10);
  if (column.type === 'datetime') return new Date(value).toISOString().replace('.000Z', 'Z');
  return String(value);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
