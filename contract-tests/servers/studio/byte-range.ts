/** The first and the last byte of a part, counted from 0. */
export interface ByteRange {
  readonly first: number;
  readonly last: number;
}

/**
 * The part that a `Range` header asks for; undefined where the header is to be ignored: another unit, several
 * ranges, or a form that is none.
 *
 * @param size of the whole file, in bytes
 * @returns `unsatisfiable` where it begins after the end
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function parseByteRange(header: string, size: number): ByteRange | 'unsatisfiable' | undefined {
  const [, from, to] = /^bytes=(\d{1,15})-(\d{0,15})$/i.exec(header.trim()) ?? [];
  const suffix = /^bytes=-(\d{1,15})$/i.exec(header.trim())?.[1];
  if (suffix !== undefined) {
    const length = Number(suffix);
    return length === 0 || size === 0
      ? 'unsatisfiable'
      : { first: Math.max(0, size - length), last: size - 1 };
  }
  if (from === undefined) return undefined;
  const first = Number(from);
  const last = to ? Number(to) : Number.POSITIVE_INFINITY;
  if (last < first) return undefined;
  return first >= size ? 'unsatisfiable' : { first, last: Math.min(last, size - 1) };
}
