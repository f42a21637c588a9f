/** What a `Range` of bytes means for something of a size. */
export type ByteRange =
  | {
      readonly kind: 'part';
      /** Counted from 0. */
      readonly first: number;
      /** The last byte of the part, counted from 0. */
      readonly last: number;
    }
  /** It begins behind the last byte. */
  | { readonly kind: 'beyond' };

/**
 * Reads a `Range` header: `bytes=0-3`, `bytes=5-`, `bytes=-3`. Undefined for what a server leaves out of account: what is no
 * range, one whose end is before its start, other units than bytes, and several ranges at once.
 *
 * @param size of the whole, in bytes
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.2
 */
export function readByteRange(header: string, size: number): ByteRange | undefined {
  const [, from, to] = /^bytes=[ \t]{0,8}(\d{0,99})-(\d{0,99})$/i.exec(header.trim()) ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return undefined;
  if (from === '') {
    const length = Number(to);
    return length === 0 || size === 0
      ? { kind: 'beyond' }
      : { kind: 'part', first: Math.max(0, size - length), last: size - 1 };
  }
  // Numbers of any length, which no float holds exactly.
  if (to !== '' && BigInt(to) < BigInt(from)) return undefined;
  const first = Number(from);
  const last = to === '' ? size - 1 : Math.min(Number(to), size - 1);
  return first >= size ? { kind: 'beyond' } : { kind: 'part', first, last };
}
