/**
 * Compiles a pattern of a schema: with Unicode semantics where it allows them, else without; undefined when
 * JavaScript cannot compile it at all.
 *
 * Many documents escape what the `u` flag forbids to escape (`\-`, `\_`); their meaning is the same without it.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#name-regular-expressions
 */
export function compilePattern(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Tried again without the flag; then it is the caller who says so.
    }
  }
  return undefined;
}
