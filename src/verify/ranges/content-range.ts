/** What a `Content-Range` header tells; `size` is undefined where the server does not know it, written `*`. */
export type ContentRange =
  | {
      readonly kind: 'part';
      readonly first: number;
      /** The last byte that is sent, counted from 0. */
      readonly last: number;
      readonly size: number | undefined;
    }
  | { readonly kind: 'none'; readonly size: number };

/**
 * Reads a `Content-Range` of bytes: `bytes 0-3/10`, or as a 416 has it, `bytes * /10` without the blank. Undefined where it is
 * neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.4
 */
export function parseContentRange(text: string): ContentRange | undefined {
  const part = /^bytes (\d{1,15})-(\d{1,15})\/(\d{1,15}|\*)$/i.exec(text.trim());
  if (part) {
    const [, first = '', last = '', size = ''] = part;
    return {
      kind: 'part',
      first: Number(first),
      last: Number(last),
      size: size === '*' ? undefined : Number(size),
    };
  }
  const none = /^bytes \*\/(\d{1,15})$/i.exec(text.trim());
  return none ? { kind: 'none', size: Number(none[1]) } : undefined;
}
