import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream';
import { CsvError, parse } from 'csv-parse';
import { TableError } from './table-error.ts';

/** A row of more is a quote that somebody forgot to close. */
const maxRowCharacters = 1_000_000;

/**
 * Reads a file of comma separated values row by row, the header too. An empty line is a row of one empty value.
 *
 * @throws TableError where the quoting is broken or a row has more than a million characters
 * @see https://www.rfc-editor.org/rfc/rfc4180
 */
export async function* readRows(path: string): AsyncGenerator<readonly string[]> {
  const parser = parse({
    bom: true,
    relax_column_count: true,
    max_record_size: maxRowCharacters,
    record_delimiter: ['\r\n', '\n', '\r'],
  });
  // The parser fails with whatever the file fails with; the loop below is told.
  pipeline(createReadStream(path), parser, () => {});
  try {
    for await (const row of parser) yield row;
  } catch (error) {
    throw error instanceof CsvError ? tableErrorOf(error) : error;
  }
}

function tableErrorOf(error: CsvError): TableError {
  const line = typeof error.lines === 'number' ? error.lines : 1;
  return new TableError(`Line ${line}: ${clauseOf(error)}`, line);
}

function clauseOf({ code, message }: CsvError): string {
  switch (code) {
    case 'CSV_QUOTE_NOT_CLOSED':
      return 'the file ends within a value that a quote opens';
    case 'CSV_MAX_RECORD_SIZE':
      return 'a row is too long; is a quote opened and never closed?';
    case 'INVALID_OPENING_QUOTE':
      return 'a quote stands within a value that does not begin with one';
    case 'CSV_INVALID_CLOSING_QUOTE':
      return 'something follows the quote that ends a value; a quote within a value is written twice';
    default:
      return message;
  }
}
