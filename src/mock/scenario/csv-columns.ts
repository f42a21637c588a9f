import { textReaderOf } from '../../http/read-scalar.ts';
import type { Model, SchemaNode } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import { schemaItems, schemaParts, schemaProperty, typesOf } from '../../schema/resolve-schema.ts';
import { nearestWord } from '../../suggestion.ts';
import { type Defect, quoted } from '../mock-file/written-value.ts';
import type { CsvCell } from './read-csv.ts';

/** A column: which property its values go to, and how they are read. */
export interface CsvColumn {
  readonly name: string;
  /** `address.city` to `['address', 'city']`. */
  readonly path: readonly string[];
  /** How many segments of the path are followed by a place in a list: `tags.0` has its list behind 1. */
  readonly lists: ReadonlySet<number>;
  readonly read: (text: string) => unknown;
  /** What no value means: null where a value must be there and may be null; else that nothing is there. */
  readonly isNullWhenEmpty: boolean;
}

/** Told of a defect of a column's name. */
export type TellCell = (cell: CsvCell, defect: Omit<Defect, 'at'>) => void;

/** Most places of a list that a table writes. */
const maxIndex = 1000;

/** Reads the names of columns: undefined, and told, where one cannot be used. */
export function readColumns(
  model: Model,
  schema: SchemaNode | undefined,
  header: readonly CsvCell[],
  tell: TellCell,
): readonly CsvColumn[] | undefined {
  const known: CsvColumn[] = [];
  for (const cell of header) {
    const column = readColumn(model, schema, cell, tell);
    const other = column && known.find((one) => isAtOdds(one, column));
    if (other) {
      const message = `the columns ${quoted(other.name)} and ${quoted(column.name)} are for the same property`;
      tell(cell, { message, hint: 'Take one of them out.' });
    } else if (column) known.push(column);
  }
  return known.length < header.length ? undefined : known;
}

function readColumn(
  model: Model,
  schema: SchemaNode | undefined,
  cell: CsvCell,
  tell: TellCell,
): CsvColumn | undefined {
  const name = cell.text.trim();
  const isWhole = schema !== undefined && schemaProperty(model, schema, name) !== undefined;
  const path = isWhole ? [name] : name.split('.');
  const fail = (message: string, hint: string) => {
    tell(cell, { message, hint });
    return undefined;
  };
  if (path.includes(''))
    return fail(`${quoted(name)} is no name of a column`, 'Write the name of a property.');
  const lists = new Set<number>();
  let node = schema;
  let isRequired = false;
  for (const [depth, segment] of path.entries()) {
    const parent = node;
    if (depth > 0 && isList(model, parent, segment)) {
      if (!isIndex(segment)) {
        const list = path.slice(0, depth).join('.');
        return fail(
          `${quoted(list)} is a list`,
          `Write a place in it, "${list}.0", or the whole of it as JSON.`,
        );
      }
      lists.add(depth);
      node = parent && schemaItems(model, parent);
      isRequired = false;
      continue;
    }
    isRequired = parent !== undefined && isRequiredIn(model, parent, segment);
    node = parent && schemaProperty(model, parent, segment);
    if (parent && !node) tellUnknown(model, parent, segment, (defect) => tell(cell, defect));
  }
  const isNullable = node !== undefined && typesOf(model, node).has('null');
  const read = textReaderOf(model, node, 'response');
  return { name, path, lists, read, isNullWhenEmpty: isRequired && isNullable };
}

/** By its schema; where that says nothing, a number is a place in a list. */
function isList(model: Model, parent: SchemaNode | undefined, segment: string): boolean {
  if (!parent) return isIndex(segment);
  const types = typesOf(model, parent);
  return types.has('array') && (!types.has('object') || isIndex(segment));
}

function isIndex(segment: string): boolean {
  return /^(?:0|[1-9]\d{0,3})$/.test(segment) && Number(segment) < maxIndex;
}

/** Whether one column is within the other, or takes for a list what the other takes for an object. */
function isAtOdds(one: CsvColumn, other: CsvColumn): boolean {
  const length = Math.min(one.path.length, other.path.length);
  for (let depth = 0; depth < length; depth += 1) {
    if (one.lists.has(depth) !== other.lists.has(depth)) return true;
    if (one.path[depth] !== other.path[depth]) return false;
  }
  return true;
}

function isRequiredIn(model: Model, schema: SchemaNode, name: string): boolean {
  return schemaParts(model, schema).some(
    ({ value }) => isObject(value) && Array.isArray(value.required) && value.required.includes(name),
  );
}

function tellUnknown(
  model: Model,
  parent: SchemaNode,
  segment: string,
  tell: (defect: Omit<Defect, 'at'>) => void,
): void {
  const names = schemaParts(model, parent).flatMap(({ value }) =>
    isObject(value) && isObject(value.properties) ? Object.keys(value.properties) : [],
  );
  const near = nearestWord(segment, names);
  if (near === undefined) return;
  const message = `the schema has no property ${quoted(segment)}, so that its values are kept as texts`;
  tell({ message, hint: `Did you mean "${near}"?`, isHarmless: true });
}
