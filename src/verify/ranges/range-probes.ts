/** A `Range` to ask for, and what HTTP has for it. */
export interface RangeProbe {
  /** `bytes=0-3`. */
  readonly header: string;
  /** What it asks for, for people. */
  readonly what: string;
  readonly want: RangeWant;
}

/**
 * `part`: these bytes, counted from 0; `beyond`: it begins behind the last byte; `invalid`: no range, so that it is ignored or
 * refused; `several`: more than one, which need not be served.
 */
export type RangeWant =
  | { readonly kind: 'part'; readonly first: number; readonly last: number; readonly form: RangeForm }
  | { readonly kind: 'beyond' }
  | { readonly kind: 'invalid' }
  | { readonly kind: 'several' };

/** `bytes=0-3`, `bytes=5-`, `bytes=-3`, or one that is cut at the end of what there is. */
export type RangeForm = 'closed' | 'open' | 'suffix' | 'cut';

/**
 * The ranges to ask for of something, those first that show most.
 *
 * @param size in bytes, one at least
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14.1.2
 */
export function rangeProbes(size: number): readonly RangeProbe[] {
  const end = size - 1;
  const near = Math.min(3, Math.max(0, end - 1));
  const tail = Math.min(3, Math.max(1, end));
  const inner = Math.min(1, end);
  const middle = Math.floor(size / 2);
  const before = Math.max(0, end - 1);
  return [
    part(`0-${near}`, 'the first bytes', 'closed', 0, near),
    part(`-${tail}`, 'the last bytes', 'suffix', size - tail, end),
    part(`${middle}-`, 'everything from the middle on', 'open', middle, end),
    other(`bytes=${size}-`, 'what begins behind the last byte', 'beyond'),
    other('bytes=5-0', 'a range whose end is before its start', 'invalid'),
    part(
      `${inner}-${Math.min(end, inner + 4)}`,
      'bytes from within',
      'closed',
      inner,
      Math.min(end, inner + 4),
    ),
    part('0-0', 'the first byte', 'closed', 0, 0),
    part(`${end}-${end}`, 'the last byte', 'closed', end, end),
    part(`${before}-${size + 99}`, 'a range that ends behind the last byte', 'cut', before, end),
    part(`-${size + 7}`, 'more last bytes than there are', 'cut', 0, end),
    other(
      `bytes=${size + 90_000}-${size + 90_009}`,
      'a range that lies behind the last byte as a whole',
      'beyond',
    ),
    other('bytes=abc', 'a range without numbers', 'invalid'),
    other('bytes=-', 'a range without start and end', 'invalid'),
    other('lines=0-1', 'a range of another unit', 'invalid'),
    part('0-99999999999999999999', 'a range whose end is a very large number', 'cut', 0, end),
    ...(size > 5 ? [other('bytes=0-1,4-5', 'two ranges', 'several')] : []),
  ];
}

function part(header: string, what: string, form: RangeForm, first: number, last: number): RangeProbe {
  return { header: `bytes=${header}`, what, want: { kind: 'part', first, last, form } };
}

function other(header: string, what: string, kind: 'beyond' | 'invalid' | 'several'): RangeProbe {
  return { header, what, want: { kind } };
}
