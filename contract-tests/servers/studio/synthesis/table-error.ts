/** A file that is not a table: what is wrong, for people, and on which line, counted from 1. */
export class TableError extends Error {
  override readonly name = 'TableError';
  readonly line: number;

  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}
