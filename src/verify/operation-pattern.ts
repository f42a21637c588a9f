import { operationLabel } from '../contract/finding.ts';
import type { Operation } from '../model/model.ts';

/**
 * Whether a pattern means an operation: an operationId, `METHOD /path`, `/path` for all of its methods, or `tag:NAME`.
 * A `*` in it stands for any text.
 *
 * @example
 * matchesOperation('DELETE *', operation)
 * matchesOperation('tag:billing', operation)
 */
export function matchesOperation(
  pattern: string,
  operation: Pick<Operation, 'method' | 'path' | 'operationId' | 'name' | 'tags'>,
): boolean {
  if (pattern.startsWith('tag:')) {
    const wanted = pattern.slice('tag:'.length).trim();
    return operation.tags.some((tag) => matchesGlob(wanted, tag));
  }
  const [, method, path] = /^([A-Za-z*]+)\s+(\S.*)$/s.exec(pattern) ?? [];
  if (method !== undefined && path !== undefined)
    return matchesGlob(`${method.toUpperCase()} ${path}`, operationLabel(operation));
  if (pattern.startsWith('/')) return matchesGlob(pattern, operation.path);
  return matchesGlob(pattern, operation.operationId ?? operation.name);
}

/** Whether a text is what a pattern says, in which `*` stands for any text. */
export function matchesGlob(pattern: string, text: string): boolean {
  const parts = pattern.split('*');
  const [first = ''] = parts;
  if (parts.length === 1) return pattern === text;
  const last = parts.at(-1) ?? '';
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let from = first.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > text.length - last.length) return false;
    from = at + part.length;
  }
  return from <= text.length - last.length;
}
