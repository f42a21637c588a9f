/** How a style joins the parts of a value: all texts are as they came, still encoded. */
export interface Delimited {
  /** The text without what the style puts before it; undefined where that is missing. */
  strip(raw: string): string | undefined;
  /** What is missing then: one sentence without its subject. */
  readonly expected: string;
  scalar(text: string): string;
  /** The items of an array; none for an empty text. */
  items(text: string): readonly string[];
  /** The names and values of an object; undefined where they do not come in pairs. */
  pairs(text: string): readonly (readonly string[])[] | undefined;
  decode(text: string): string;
}

type Decode = (text: string) => string;

/** `a,b` · `R,1,G,2` · exploded: `R=1,G=2`. @see https://spec.openapis.org/oas/v3.1.1#style-values simple */
export function simpleStyle(explode: boolean, decode: Decode): Delimited {
  return {
    strip: (raw) => raw,
    expected: '',
    scalar: (text) => text,
    items: (text) => split(text, ','),
    pairs: (text) => (explode ? assignments(split(text, ',')) : alternating(split(text, ','))),
    decode,
  };
}

/** The values of a query that are not exploded: `a,b` · `a%20b` · `a|b`. */
export function separatedStyle(separator: ',' | ' ' | '|', decode: Decode): Delimited {
  const pattern = separators[separator];
  const parts = (text: string) => split(text, pattern);
  return {
    strip: (raw) => raw,
    expected: '',
    scalar: (text) => text,
    items: parts,
    pairs: (text) => alternating(parts(text)),
    decode,
  };
}

/** A blank and a bar cannot stand in a query as they are, so that they come encoded. */
const separators = { ',': ',', ' ': /%20|\+| /, '|': /\||%7C/i } as const;

/** `.a,b` · exploded: `.a.b` · `.R=1.G=2`. @see https://spec.openapis.org/oas/v3.1.1#style-values label */
export function labelStyle(explode: boolean, decode: Decode): Delimited {
  const parts = (text: string) => split(text, explode ? '.' : ',');
  return {
    strip: (raw) => (raw.startsWith('.') ? raw.slice(1) : undefined),
    expected: 'must begin with ".", as the style "label" has it',
    scalar: (text) => text,
    items: parts,
    pairs: (text) => (explode ? assignments(parts(text)) : alternating(parts(text))),
    decode,
  };
}

/** `;n=a,b` · exploded: `;n=a;n=b` · `;R=1;G=2`. @see https://spec.openapis.org/oas/v3.1.1#style-values matrix */
export function matrixStyle(name: string, explode: boolean, decode: Decode): Delimited {
  const own = (text: string) => (text.startsWith(`${name}=`) ? text.slice(name.length + 1) : text);
  const value = (text: string) => (text === name ? '' : own(text));
  // An exploded object has the names of its properties there.
  const begins = explode ? /^;[^;=]+/ : { test: (raw: string) => /^;([^=]*)/.exec(raw)?.[1] === name };
  return {
    strip: (raw) => (begins.test(raw) ? raw.slice(1) : undefined),
    expected: `must begin with ";${name}=", as the style "matrix" has it`,
    scalar: value,
    items: (text) => (explode ? split(text, ';').map(value) : split(value(text), ',')),
    pairs: (text) => (explode ? assignments(split(text, ';')) : alternating(split(value(text), ','))),
    decode,
  };
}

function split(text: string, separator: string | RegExp): string[] {
  return text === '' ? [] : text.split(separator);
}

/** `['R', '1', 'G', '2']` to pairs. */
function alternating(parts: readonly string[]): readonly (readonly string[])[] | undefined {
  if (parts.length % 2 === 1) return undefined;
  return Array.from({ length: parts.length / 2 }, (_, index) => parts.slice(2 * index, 2 * index + 2));
}

/** `['R=1', 'G=2']` to pairs. */
function assignments(parts: readonly string[]): readonly (readonly string[])[] | undefined {
  if (parts.some((part) => !part.includes('='))) return undefined;
  return parts.map((part) => [part.slice(0, part.indexOf('=')), part.slice(part.indexOf('=') + 1)]);
}
