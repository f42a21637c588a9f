/** Deeper than what an API sends, and far from the end of the stack. */
const deepest = 500;

/**
 * A value as JSON that is the same text for equal values, whatever the order of their properties (RFC 8785).
 *
 * As in `JSON.stringify`, properties that are undefined are left out and `toJSON` is asked.
 *
 * @throws TypeError for what JSON cannot say (a function, a bigint, NaN) and for what is nested in more than 500 levels
 * @see https://www.rfc-editor.org/rfc/rfc8785
 */
export function canonicalJson(value: unknown): string {
  return write(value, '', 0);
}

function write(given: unknown, at: string, depth: number): string {
  if (depth > deepest) throw new TypeError(`the value is nested in more than ${deepest} levels`);
  const value = hasToJson(given) ? given.toJSON() : given;
  if (typeof value === 'number' && !Number.isFinite(value)) throw refused(String(value), at);
  if (value === null || typeof value === 'boolean' || typeof value === 'number' || typeof value === 'string')
    return JSON.stringify(value);
  if (typeof value !== 'object') throw refused(typeof value, at);
  if (Array.isArray(value))
    return `[${value.map((item, index) => write(item ?? null, `${at}/${index}`, depth + 1)).join()}]`;
  const prototype: unknown = Object.getPrototypeOf(value);
  // A Map, a Blob or a stream would look like an object without properties.
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null)
    throw refused(`a ${value.constructor.name}`, at);
  const properties = value as Readonly<Record<string, unknown>>;
  const parts = Object.keys(properties)
    .sort()
    .flatMap((name) =>
      properties[name] === undefined
        ? []
        : [`${JSON.stringify(name)}:${write(properties[name], `${at}/${name}`, depth + 1)}`],
    );
  return `{${parts.join()}}`;
}

function hasToJson(value: unknown): value is { toJSON(): unknown } {
  return (
    typeof value === 'object' && value !== null && 'toJSON' in value && typeof value.toJSON === 'function'
  );
}

function refused(what: string, at: string): TypeError {
  return new TypeError(`${at === '' ? 'the value' : at.slice(0, 200)} is ${what}, which JSON cannot say`);
}
