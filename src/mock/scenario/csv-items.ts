import { formatPointer } from '../../document/pointer.ts';
import { setOwn } from '../../http/set-own.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import type { Location } from '../../problem.ts';
import type { Defect } from '../mock-file/written-value.ts';
import { type CsvColumn, readColumns } from './csv-columns.ts';
import type { CsvCell, CsvTable } from './read-csv.ts';
import type { WrittenItem } from './seed.ts';

type PlaceOf = (cell: CsvCell | undefined) => Location;

/**
 * The rows of a table as items: each column is a property, by a dotted name one within another, and its texts are read
 * by the types of the property's schema. Nothing between two commas leaves the property out; `""` is an empty text.
 *
 * @param schema of one item; without one, all values are texts
 */
export function csvItems(
  model: Model,
  schema: SchemaNode | undefined,
  file: { readonly path: string; readonly table: CsvTable },
  tell: (defect: Defect) => void,
): readonly WrittenItem[] {
  const { path: source, table } = file;
  const placeOf: PlaceOf = (cell) => {
    const position = cell ? table.positionOf(cell) : { line: 1, column: 1 };
    return { source, pointer: '', position };
  };
  const [header, ...rows] = table.rows;
  if (!header) {
    tell({
      message: 'the file is empty',
      hint: 'Write the names of the columns into its first line.',
      at: placeOf(undefined),
    });
    return [];
  }
  const columns = readColumns(model, schema, header, (cell, defect) =>
    tell({ ...defect, at: placeOf(cell) }),
  );
  if (!columns) return [];
  return rows.flatMap((row) => {
    if (row.length === columns.length) return [rowItem(columns, row, placeOf)];
    const message = `this row has ${row.length} values, and there are ${columns.length} columns`;
    tell({ message, hint: 'Put quotes around a value that has a comma in it.', at: placeOf(row[0]) });
    return [];
  });
}

function rowItem(columns: readonly CsvColumn[], row: readonly CsvCell[], placeOf: PlaceOf): WrittenItem {
  const root: Record<string, unknown> = {};
  for (const [index, column] of columns.entries()) {
    const { text = '', isQuoted = false } = row[index] ?? {};
    if (text !== '') put(root, column, column.read(text));
    else if (isQuoted) put(root, column, '');
    else if (column.isNullWhenEmpty) put(root, column, null);
  }
  return {
    value: packed(root),
    placeOf: (pointer) => placeOf(row[columnAt(columns, pointer)] ?? row[0]),
  };
}

/** The column of a place within an item: its own, one around it, or the first one in it. */
function columnAt(columns: readonly CsvColumn[], pointer: string): number {
  if (pointer === '') return 0;
  return columns.findIndex(({ path }) => {
    const own = formatPointer(path);
    return own === pointer || own.startsWith(`${pointer}/`) || pointer.startsWith(`${own}/`);
  });
}

/** Puts a value where the column's path leads, and makes what is missing on the way. */
function put(root: Record<string, unknown>, { path, lists }: CsvColumn, value: unknown): void {
  let target = root;
  for (const [depth, segment] of path.entries()) {
    if (depth === path.length - 1) {
      setOwn(target, segment, value);
      return;
    }
    const known = Object.hasOwn(target, segment) ? target[segment] : undefined;
    const inner = known ?? (lists.has(depth + 1) ? [] : {});
    if (known === undefined) setOwn(target, segment, inner);
    // Made here, an object or a list: columns of which one is within another have been refused.
    target = inner as Record<string, unknown>;
  }
}

/** Places of a list that have no value are left out, as properties are. */
function packed(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(() => true).map(packed);
  if (typeof value !== 'object' || value === null) return value;
  for (const [name, inner] of Object.entries(value))
    setOwn(value as Record<string, unknown>, name, packed(inner));
  return value;
}
