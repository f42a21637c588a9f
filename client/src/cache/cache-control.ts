/** Directives by their lower-case name; null where one has no value. */
export type CacheControl = ReadonlyMap<string, string | null>;

/**
 * The directives of a `Cache-Control` header: `max-age=60, no-cache="set-cookie"`.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9111#name-cache-control
 */
export function parseCacheControl(value: string | null): CacheControl {
  const directives = new Map<string, string | null>();
  const pattern = /([^\s,;=]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,;"]*)))?/g;
  for (const [, name = '', quoted, plain] of (value ?? '').matchAll(pattern)) {
    const key = name.toLowerCase();
    const argument = quoted ?? plain ?? null;
    const before = directives.get(key);
    // Where one comes twice the stricter holds; of times that is the shorter one.
    const looser = before !== undefined && before !== null && Number(before) <= Number(argument ?? 0);
    if (!looser) directives.set(key, argument);
  }
  return directives;
}

/** A directive's time in milliseconds; 0 where it cannot be read, undefined where the directive is not there. */
export function directiveMs(directives: CacheControl, name: string): number | undefined {
  const value = directives.get(name);
  if (value === undefined) return undefined;
  // What is longer than anybody waits is infinite; what is no number is over.
  return value !== null && /^\d+$/.test(value) ? Math.min(Number(value), 2 ** 31) * 1000 : 0;
}
