import type { Row, StoredRow } from './dataset-tables.ts';
import type { Check } from './rule-parameters.ts';
import type { IssueType } from './types.ts';

/** What checking one table by one rule came to. */
export interface Checked {
  /** What was looked at: rows or values; 1 for rules about whole tables. */
  readonly checked: number;
  /** How many of them are at fault. */
  readonly faulty: number;
  /** Where the rows at fault are kept; none for rules about whole tables. */
  readonly positions: readonly number[];
  readonly issueType: IssueType;
  /** `4 of 42 rows have no email`. */
  readonly description: string;
}

/** A table as it is checked. */
export interface CheckedTable {
  readonly table: string;
  readonly rows: readonly StoredRow[];
  readonly loadedAt: string;
}

/** Checks all rows of a table. @param column null for whole rows */
export function checkTable(check: Check, column: string | null, table: CheckedTable, now: Date): Checked {
  if (check.kind === 'freshness') return checkAge(table, check.maxAgeHours, now);
  const { rows } = table;
  if (check.kind === 'row_count') return checkCount(table, check.min, check.max);
  if (column !== null && rows.length > 0 && !rows.some(({ value }) => Object.hasOwn(value, column)))
    return found(rows, rows, 'schema_drift', `${table.table} has no column ${column}`);
  const what = column ?? 'value';
  const at =
    check.kind === 'unique'
      ? repeated(rows, column)
      : rows.filter(({ value }) => isFaulty(check, column, value));
  const count = `${at.length} of ${rows.length} rows`;
  switch (check.kind) {
    case 'not_null':
      return found(rows, at, 'missing_values', `${count} have no ${what}`);
    case 'unique':
      return found(rows, at, 'duplicates', `${count} repeat ${column ? `the ${column} of` : ''} another`);
    case 'range':
      return found(rows, at, 'out_of_range', `${count} have a ${what} out of range`);
    case 'pattern':
      return found(rows, at, 'format', `${count} have a ${what} that does not match`);
  }
}

/** The rows whose key an earlier one has; no value is no key. */
function repeated(rows: readonly StoredRow[], column: string | null): readonly StoredRow[] {
  const seen = new Set<string>();
  return rows.filter(({ value }) => {
    if (column !== null && cell(value, column) === null) return false;
    const key = keyOf(value, column);
    const isRepeated = seen.has(key);
    seen.add(key);
    return isRepeated;
  });
}

function isFaulty(check: Check, column: string | null, row: Row): boolean {
  const value = column === null ? undefined : cell(row, column);
  switch (check.kind) {
    case 'not_null':
      return column === null ? Object.values(row).includes(null) : value === null;
    case 'range':
      return value !== null && !(typeof value === 'number' && value >= check.min && value <= check.max);
    case 'pattern':
      return value !== null && !check.matches(textOf(value));
    default:
      return false;
  }
}

/** What a row has in a column; null where it has nothing. */
export function cell(row: Row, column: string): unknown {
  return Object.hasOwn(row, column) ? (row[column] ?? null) : null;
}

/** A value as patterns see it. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** What tells rows apart: the value of the column, or all of them. */
export function keyOf(row: Row, column: string | null): string {
  return JSON.stringify(column === null ? row : cell(row, column));
}

function checkAge({ table, rows, loadedAt }: CheckedTable, maxAgeHours: number, now: Date): Checked {
  const ageHours = (now.getTime() - Date.parse(loadedAt)) / 3_600_000;
  const isStale = ageHours > maxAgeHours;
  return {
    checked: 1,
    faulty: isStale ? 1 : 0,
    positions: isStale ? rows.map(({ position }) => position) : [],
    issueType: 'stale',
    description: `${table} was loaded ${Math.floor(ageHours)} hours ago`,
  };
}

function checkCount({ table, rows }: CheckedTable, min: number, max: number): Checked {
  return {
    checked: 1,
    faulty: rows.length < min || rows.length > max ? 1 : 0,
    positions: [],
    issueType: 'row_count',
    description: `${table} has ${rows.length} rows`,
  };
}

function found(
  rows: readonly StoredRow[],
  at: readonly StoredRow[],
  issueType: IssueType,
  description: string,
): Checked {
  const positions = at.map(({ position }) => position);
  return { checked: rows.length, faulty: at.length, positions, issueType, description };
}
