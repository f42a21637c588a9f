import type { CategoryColumn, Column, NumericColumn } from './column.ts';
import type { Table } from './table.ts';

/** A column of the original and the made-up one of the same name, both of a kind. */
export type ColumnPair =
  | { readonly kind: 'numeric'; readonly real: NumericColumn; readonly synthetic: NumericColumn }
  | { readonly kind: 'category'; readonly real: CategoryColumn; readonly synthetic: CategoryColumn };

/** The columns that both tables have, in the order of the first; numbers against texts become texts. */
export function pairColumns(real: Table, synthetic: Table): readonly ColumnPair[] {
  const byName = new Map(synthetic.columns.map((column) => [column.name, column]));
  return real.columns.flatMap((column) => {
    const other = byName.get(column.name);
    return other ? [pairOf(column, other)] : [];
  });
}

function pairOf(real: Column, synthetic: Column): ColumnPair {
  if (real.kind === 'numeric' && synthetic.kind === 'numeric') return { kind: 'numeric', real, synthetic };
  return { kind: 'category', real: asCategory(real), synthetic: asCategory(synthetic) };
}

function asCategory(column: Column): CategoryColumn {
  if (column.kind === 'category') return column;
  const values = Array.from(column.values, (value) => (Number.isNaN(value) ? undefined : String(value)));
  return { kind: 'category', name: column.name, type: 'string', values };
}

/** At most so many rows of a table, evenly spread, so that judging a large one takes no longer. */
export function spreadRows({ columns, rowCount }: Table, most: number): Table {
  if (rowCount <= most) return { columns, rowCount };
  const rowAt = (index: number) => Math.floor((index * rowCount) / most);
  const pick = (column: Column): Column =>
    column.kind === 'numeric'
      ? {
          ...column,
          values: Float64Array.from(
            { length: most },
            (_, index) => column.values[rowAt(index)] ?? Number.NaN,
          ),
        }
      : { ...column, values: Array.from({ length: most }, (_, index) => column.values[rowAt(index)]) };
  return { columns: columns.map(pick), rowCount: most };
}
