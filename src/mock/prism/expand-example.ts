import { type Document, follow, refOf } from '../../document/document.ts';
import { isObject } from '../../model/values.ts';

const maxDepth = 40;

/**
 * The value of an example with the references in it replaced by what they lead to.
 *
 * OpenAPI knows no references inside a value, but many documents use them there, and most tools follow them. One to
 * an Example Object stands for its value; one to nothing stays as it is written.
 */
export function expandExample(document: Document, value: unknown, source: string): unknown {
  return hasRef(value, 0) ? expand(document, value, source, 0) : value;
}

function hasRef(value: unknown, depth: number): boolean {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return false;
  return refOf(value) !== undefined || Object.values(value).some((child) => hasRef(child, depth + 1));
}

function expand(document: Document, value: unknown, source: string, depth: number): unknown {
  if (typeof value !== 'object' || value === null || depth > maxDepth) return value;
  const ref = refOf(value);
  const target = ref === undefined ? undefined : follow(document, ref, source);
  if (target) {
    const { value: found, at } = target;
    const isExample = /\/examples\/[^/]+$/.test(at.pointer) && isObject(found) && 'value' in found;
    return expand(document, isExample ? found.value : found, at.source, depth + 1);
  }
  if (Array.isArray(value)) return value.map((item) => expand(document, item, source, depth + 1));
  const entries = Object.entries(value).map(([key, child]) => [
    key,
    expand(document, child, source, depth + 1),
  ]);
  return Object.fromEntries(entries);
}
