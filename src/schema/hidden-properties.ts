import { type Document, follow, refOf } from '../document/document.ts';
import type { Location } from '../problem.ts';

/** Which way a value travels: `readOnly` properties are not asked of requests, `writeOnly` ones not of responses. */
export type Direction = 'request' | 'response';

/**
 * The properties of a schema, and of all that it is composed of, that the other side alone sets.
 *
 * Their names leave `required` for this direction; a value that is sent all the same is still checked.
 *
 * @see https://spec.openapis.org/oas/v3.0.3#fixed-fields-19 readOnly, writeOnly
 */
export function hiddenProperties(
  document: Document,
  schema: unknown,
  at: Location,
  direction: Direction,
): ReadonlySet<string> {
  const flag = direction === 'request' ? 'readOnly' : 'writeOnly';
  const hidden = new Set<string>();
  const seen = new Set<unknown>();
  const visit = (node: unknown, base: string): void => {
    if (typeof node !== 'object' || node === null || seen.has(node)) return;
    seen.add(node);
    const parts = node as Record<string, unknown>;
    const ref = refOf(node);
    const target = ref === undefined ? undefined : follow(document, ref, base);
    if (target) visit(target.value, target.at.source);
    for (const [name, property] of Object.entries(objectOr(parts.properties))) {
      if (isFlagged(document, property, base, flag)) hidden.add(name);
    }
    if (Array.isArray(parts.allOf)) for (const part of parts.allOf) visit(part, base);
  };
  visit(schema, at.source);
  return hidden;
}

/** Whether a property's schema, or one that it refers to or is composed of, carries the flag. */
function isFlagged(document: Document, schema: unknown, base: string, flag: string, depth = 0): boolean {
  if (typeof schema !== 'object' || schema === null || depth > 20) return false;
  const parts = schema as Record<string, unknown>;
  if (parts[flag] === true) return true;
  const ref = refOf(schema);
  const target = ref === undefined ? undefined : follow(document, ref, base);
  if (target && isFlagged(document, target.value, target.at.source, flag, depth + 1)) return true;
  return (
    Array.isArray(parts.allOf) && parts.allOf.some((part) => isFlagged(document, part, base, flag, depth + 1))
  );
}

function objectOr(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
