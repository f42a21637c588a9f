import type { Operation, SchemaNode } from '../../model/model.ts';
import type { SchemaFacts } from '../../resources/schema-facts.ts';
import { alternativesOf } from '../../schema/resolve-schema.ts';

/** What adds rows to a list that has no ids: `POST /stations/{id}/measurements`. */
export interface Appending {
  readonly operation: Operation;
  /** Where a body has several rows: `measurements`, or nothing where it is itself a list; undefined where it is one row. */
  readonly path: readonly string[] | undefined;
  /** What one row is. */
  readonly entry: SchemaNode;
  /** The most rows in one body. Default: as many as one likes. */
  readonly most: number;
}

/**
 * Finds the POST of a list's path whose body has what the rows of the list show.
 *
 * @param row what a row of the list is
 */
export function findAppending(
  facts: SchemaFacts,
  operations: readonly Operation[],
  list: Operation,
  row: SchemaNode,
): Appending | undefined {
  const operation = operations.find(({ method, path }) => method === 'post' && path === list.path);
  const schema = operation?.requestBody?.content.find(({ name }) => /json/i.test(name))?.schema;
  if (!operation || !schema) return undefined;
  const shown = facts.properties(row);
  const isRow = (node: SchemaNode, depth = 0): boolean => {
    // Of several kinds, each has to be one.
    const kinds = facts.parts(node).flatMap(alternativesOf);
    if (kinds.length > 1) return depth < 3 && kinds.every((kind) => isRow(kind, depth + 1));
    const names = [...facts.properties(node).values()].filter(({ isRequired }) => isRequired);
    return names.length > 0 && names.every(({ name }) => shown.has(name));
  };
  const several = (node: SchemaNode, path: readonly string[]): Appending | undefined => {
    const entry = facts.isArray(node) ? facts.items(node) : undefined;
    const most = Number(facts.keyword(node, 'maxItems') ?? Number.POSITIVE_INFINITY);
    return entry && isRow(entry) ? { operation, path, entry, most } : undefined;
  };
  if (facts.isArray(schema)) return several(schema, []);
  if (isRow(schema)) return { operation, path: undefined, entry: schema, most: 1 };
  for (const { name, schema: part } of facts.properties(schema).values()) {
    const found = several(part, [name]);
    if (found) return found;
  }
  return undefined;
}
