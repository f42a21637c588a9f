import { cell, keyOf, textOf } from './check-table.ts';
import type { Row, StoredRow } from './dataset-tables.ts';
import type { Check } from './rule-parameters.ts';
import type { SourceSystem } from './source-systems.ts';
import { median } from './statistics.ts';
import type { HealingAction } from './types.ts';

/** Changes that put rows right. */
export interface Repair {
  readonly updates: readonly StoredRow[];
  /** Where the rows are kept that go. */
  readonly removals: readonly number[];
  /** Whether all rows are loaded anew. */
  readonly isReloaded: boolean;
}

/** A table with its faults. */
export interface Faulty {
  readonly rows: readonly StoredRow[];
  /** Where the rows at fault are kept. */
  readonly positions: readonly number[];
  readonly column: string | null;
  readonly check: Check;
  /** The system that the rows come from. */
  readonly system: SourceSystem | undefined;
}

/** Finds the changes that an action makes against a fault; empty where it can do nothing. */
export function planRepair(action: HealingAction['action_type'], faulty: Faulty): Repair {
  const at = new Set(faulty.positions);
  const rows = faulty.rows.filter(({ position }) => at.has(position));
  switch (action) {
    case 'impute_values':
      return { ...nothing, updates: rows.flatMap((row) => imputed(row, faulty)) };
    case 'drop_duplicates':
      return { ...nothing, removals: [...faulty.positions] };
    case 'correct_format':
      return { ...nothing, updates: rows.flatMap((row) => corrected(row, faulty)) };
    case 'restore_partition':
      return { ...nothing, isReloaded: faulty.system !== undefined };
    case 'retry_execution':
      return nothing;
  }
}

/** How many rows a repair puts right. */
export function rowsOf({ updates, removals, isReloaded }: Repair, { system }: Faulty): number {
  return isReloaded ? (system?.rows.length ?? 0) : updates.length + removals.length;
}

const nothing: Repair = { updates: [], removals: [], isReloaded: false };

function imputed(row: StoredRow, faulty: Faulty): readonly StoredRow[] {
  const columns = faulty.column === null ? Object.keys(row.value) : [faulty.column];
  const known = recordOf(row.value, faulty.system);
  const filled = columns
    .filter((column) => !isGood(cell(row.value, column), faulty.check))
    .map((column): [string, unknown] => [column, substitute(column, known, faulty)]);
  const isWhole = filled.length > 0 && filled.every(([, value]) => isGood(value, faulty.check));
  return isWhole ? [{ ...row, value: { ...row.value, ...Object.fromEntries(filled) } }] : [];
}

/** What the system of record says, else the median where the column holds numbers, else null. */
function substitute(column: string, known: Row | undefined, { rows, check }: Faulty): unknown {
  const own = known ? cell(known, column) : null;
  if (own !== null && isGood(own, check)) return own;
  const good = rows.map(({ value }) => cell(value, column)).filter((value) => isGood(value, check));
  const numbers = good.filter((value) => typeof value === 'number');
  return numbers.length > 0 && numbers.length === good.length ? median(numbers) : null;
}

/** Whether a value keeps to a rule by itself. */
function isGood(value: unknown, check: Check): boolean {
  if (value === null) return false;
  if (check.kind === 'range') return typeof value === 'number' && value >= check.min && value <= check.max;
  return check.kind !== 'pattern' || check.matches(textOf(value));
}

function recordOf(row: Row, system: SourceSystem | undefined): Row | undefined {
  return system?.rows.find((one) => keyOf(one, system.key) === keyOf(row, system.key));
}

const corrections: readonly ((text: string) => string)[] = [
  (text) => text.trim(),
  (text) => text.trim().toLowerCase(),
  (text) => text.trim().toUpperCase(),
  (text) => text.replace(/\s/g, ''),
  (text) => text.replace(/[\s().-]/g, ''),
  (text) => text.trim().replace(',', '.'),
];

function corrected(row: StoredRow, { column, check, system }: Faulty): readonly StoredRow[] {
  const value = column === null ? null : cell(row.value, column);
  if (column === null || typeof value !== 'string') return [];
  const known = recordOf(row.value, system);
  const candidates = [...corrections.map((correct) => correct(value)), known && cell(known, column)];
  const good = candidates.find((text) => typeof text === 'string' && isGood(text, check));
  return good === undefined ? [] : [{ ...row, value: { ...row.value, [column]: good } }];
}
