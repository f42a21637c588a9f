/**
 * JSON pointers (RFC 6901): `/paths/~1jobs~1{id}/get`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6901
 */

/** `['paths', '/jobs', 'get']` to `/paths/~1jobs/get`. */
export function formatPointer(segments: readonly (string | number)[]): string {
  return segments.map((segment) => `/${escapeSegment(String(segment))}`).join('');
}

/** `/paths/~1jobs/get` to `['paths', '/jobs', 'get']`; percent-encoding, as in a `$ref`, is decoded too. */
export function parsePointer(pointer: string): string[] {
  if (pointer === '' || pointer === '/') return pointer === '' ? [] : [''];
  return pointer
    .slice(1)
    .split('/')
    .map((segment) => decode(segment).replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Appends segments to a pointer. */
export function joinPointer(pointer: string, ...segments: readonly (string | number)[]): string {
  return pointer + formatPointer(segments);
}

/** The value at a pointer, or undefined; only own properties are followed, so `/__proto__` names data or nothing. */
export function valueAt(root: unknown, pointer: string): unknown {
  return ownValueAt(root, parsePointer(pointer));
}

/** The value at a path of property names; undefined where there is none. Only own properties count. */
export function ownValueAt(root: unknown, path: readonly string[]): unknown {
  let value = root;
  for (const name of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
    // An own property was just found.
    value = (value as Record<string, unknown>)[name];
  }
  return value;
}

/** A percent sign is encoded, as in a `$ref`: pointers are read by the same rule wherever they come from. */
function escapeSegment(segment: string): string {
  return /[~/%]/.test(segment)
    ? segment.replaceAll('~', '~0').replaceAll('/', '~1').replaceAll('%', '%25')
    : segment;
}

function decode(segment: string): string {
  if (!segment.includes('%')) return segment;
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
