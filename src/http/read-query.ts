/** One field of a query or of an urlencoded body. */
export interface QueryField {
  /** Decoded. */
  readonly name: string;
  /** Still encoded, so that a separator can be told from the same character within an item. */
  readonly raw: string;
}

/** More fields than this are not read. */
export const maxQueryFields = 1000;

/**
 * Takes a query apart: `a=1&b=x%20y`, without `?`; undefined where it has more than 1,000 fields.
 *
 * @see https://url.spec.whatwg.org/#concept-urlencoded-parser
 */
export function parseQuery(query: string): readonly QueryField[] | undefined {
  const fields: QueryField[] = [];
  for (let start = 0; start <= query.length; ) {
    const next = query.indexOf('&', start);
    const end = next < 0 ? query.length : next;
    if (end > start) {
      if (fields.length === maxQueryFields) return undefined;
      const equals = query.indexOf('=', start);
      const stop = equals < 0 || equals > end ? end : equals;
      fields.push({
        name: decodeField(query.slice(start, stop)),
        raw: stop === end ? '' : query.slice(stop + 1, end),
      });
    }
    start = end + 1;
  }
  return fields;
}

/** Decodes a name or a value of a query: `+` is a blank; bytes that are no UTF-8 are replaced, as in browsers. */
export function decodeField(text: string): string {
  if (!text.includes('%')) return text.includes('+') ? text.replaceAll('+', ' ') : text;
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch {
    return decodeLeniently(text.replaceAll('+', ' '));
  }
}

/** Decodes a part of a path, where `+` is itself. */
export function decodePart(text: string): string {
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return decodeLeniently(text);
  }
}

/** What is no percent-encoding stays as it is. */
function decodeLeniently(text: string): string {
  const bytes: number[] = [];
  const source = Buffer.from(text);
  for (let index = 0; index < source.length; index += 1) {
    const hex = source[index] === 0x25 ? source.toString('latin1', index + 1, index + 3) : '';
    if (/^[0-9a-fA-F]{2}$/.test(hex)) {
      bytes.push(Number.parseInt(hex, 16));
      index += 2;
    } else bytes.push(source[index] ?? 0);
  }
  return Buffer.from(bytes).toString();
}
