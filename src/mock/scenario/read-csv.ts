import { type CsvError, parse } from 'csv-parse/sync';
import type { Position } from '../../problem.ts';

/** One value of a table, as text. */
export interface CsvCell {
  readonly text: string;
  /** `""` is an empty text; nothing between two commas is no value. */
  readonly isQuoted: boolean;
  /** Where it begins, in bytes from the start of the text. */
  readonly offset: number;
}

/** A table of comma separated values. */
export interface CsvTable {
  /** The first row is that of the names. Empty lines are left out. */
  readonly rows: readonly (readonly CsvCell[])[];
  /** The line and column of a cell, looked up when it is told. */
  positionOf(cell: CsvCell): Position;
}

export type ReadCsv =
  | { readonly ok: true; readonly table: CsvTable }
  /** One clause on what breaks the format, and where. */
  | { readonly ok: false; readonly message: string; readonly position: Position };

/**
 * Reads comma separated values, quoted by `"`. Rows may be of different lengths: whoever knows the names looks at that.
 *
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export function readCsv(text: string): ReadCsv {
  const bytes = Buffer.from(text.startsWith('\uFEFF') ? text.slice(1) : text);
  let end = -1;
  try {
    const rows = parse(bytes, {
      skip_empty_lines: true,
      relax_column_count: true,
      // The parser tells where a value ends; the next one begins behind what separates them.
      cast: (value, { bytes: until, quoting, column }): CsvCell => {
        const offset = column === 0 ? startOfRow(bytes, end) : end + 1;
        end = until;
        return { text: value, isQuoted: quoting, offset };
      },
    });
    const find = positionFinder(bytes);
    // What `cast` makes is not in the type.
    const cells = rows as unknown as CsvCell[][];
    return { ok: true, table: { rows: cells, positionOf: ({ offset }) => find(offset) } };
  } catch (error) {
    if (!isCsvError(error)) throw error;
    const line = typeof error.lines === 'number' ? error.lines : 1;
    return { ok: false, message: messageOf(error), position: { line, column: 1 } };
  }
}

/** Behind the end of the row before, and behind empty lines. */
function startOfRow(bytes: Uint8Array, end: number): number {
  let offset = Math.max(0, end);
  for (;;) {
    if (bytes[offset] === lineFeed) offset += 1;
    else if (bytes[offset] === carriageReturn && bytes[offset + 1] === lineFeed) offset += 2;
    // Alone it ends a row, or is a value's own.
    else if (bytes[offset] === carriageReturn && offset === end) offset += 1;
    else return offset;
  }
}

const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Looks up lines by where they begin, which is found out once: each row of a long table has its place. */
function positionFinder(bytes: Buffer): (offset: number) => Position {
  let starts: number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(bytes);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    // In characters, not in bytes.
    return { line: low + 1, column: bytes.toString('utf8', starts[low], offset).length + 1 };
  };
}

function lineStarts(bytes: Buffer): number[] {
  const starts = [0];
  for (let at = bytes.indexOf(lineFeed); at >= 0; at = bytes.indexOf(lineFeed, at + 1)) starts.push(at + 1);
  return starts;
}

function isCsvError(error: unknown): error is CsvError {
  return error instanceof Error && 'code' in error && /^(?:CSV_|INVALID_)/.test(String(error.code));
}

function messageOf({ code, message }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'a quote is opened here and never closed';
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands within a value that does not begin with one';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'something follows the quote that ends a value; a quote within a value is written twice';
    default:
      return message;
  }
}
