import { type Document, resolve } from '../document/document.ts';
import type { Operation, SchemaNode } from '../model/model.ts';
import { childOf } from '../model/reader.ts';
import { isObject } from '../model/values.ts';
import type { Location } from '../problem.ts';

/** Whether the body of an operation's request has properties that only the server sets. */
export function hasReadOnlyInput(document: Document, operation: Operation): boolean {
  const seen = new Set<unknown>();
  return (operation.requestBody?.content ?? []).some(
    ({ schema }) => schema !== undefined && holdsReadOnly(document, schema, seen),
  );
}

/** Each schema is looked at once, so that recursive schemas end. */
function holdsReadOnly(document: Document, schema: SchemaNode, seen: Set<unknown>): boolean {
  const result = resolve(document, schema.value, schema.at);
  if (!result.ok) return false;
  const { value, at } = result.resolved;
  if (!isObject(value) || seen.has(value)) return false;
  seen.add(value);
  if (value.readOnly === true) return true;
  return childSchemas(value, at).some((child) => holdsReadOnly(document, child, seen));
}

function childSchemas(schema: Record<string, unknown>, at: Location): SchemaNode[] {
  const nodes: SchemaNode[] = [];
  for (const key of ['items', 'additionalProperties']) {
    nodes.push({ value: schema[key], at: childOf(at, key) });
  }
  for (const key of ['properties', 'patternProperties', 'allOf', 'anyOf', 'oneOf', 'prefixItems']) {
    const children = schema[key];
    if (typeof children !== 'object' || children === null) continue;
    for (const [name, value] of Object.entries(children)) nodes.push({ value, at: childOf(at, key, name) });
  }
  return nodes;
}
