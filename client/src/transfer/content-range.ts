/** Which bytes an answer has: the first one, and how many there are in all, where the server knows. */
export interface ContentRange {
  /** Undefined for a range that cannot be had (`bytes *` and the whole length, with 416). */
  readonly first: number | undefined;
  readonly total: number | undefined;
}

/**
 * Reads a `Content-Range` header; undefined for one that is none.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.4
 */
export function parseContentRange(header: string | null): ContentRange | undefined {
  const match = /^bytes (?:(\d{1,15})-\d{1,15}|\*)\/(?:(\d{1,15})|\*)$/i.exec(header?.trim() ?? '');
  if (!match) return undefined;
  const [, first, total] = match;
  return {
    first: first === undefined ? undefined : Number(first),
    total: total === undefined ? undefined : Number(total),
  };
}
