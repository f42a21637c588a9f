/** A media type taken apart, names in lower case: `application/json; charset=utf-8`. */
export interface ParsedMediaType {
  /** `application`, or `*` in a range. */
  readonly type: string;
  /** `json`, `problem+json`, or `*` in a range. */
  readonly subtype: string;
  readonly parameters: ReadonlyMap<string, string>;
}

const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const essence = new RegExp(`^[ \\t]*(${token})/(${token})[ \\t]*`);
const parameter = new RegExp(
  `[ \\t]*;[ \\t]*(?:(${token})=(?:(${token})|"((?:[^"\\\\]|\\\\.)*)"))?[ \\t]*`,
  'y',
);

/**
 * Parses the value of a `Content-Type` header, or a key of `content`; undefined where it is neither.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.3.1
 */
export function parseMediaType(text: string): ParsedMediaType | undefined {
  const start = essence.exec(text);
  if (!start?.[1] || !start[2]) return undefined;
  const parameters = new Map<string, string>();
  let offset = start[0].length;
  while (offset < text.length) {
    parameter.lastIndex = offset;
    const match = parameter.exec(text);
    if (!match) return undefined;
    offset = parameter.lastIndex;
    const value = match[2] ?? match[3]?.replace(/\\(.)/g, '$1');
    if (match[1] !== undefined && value !== undefined) parameters.set(match[1].toLowerCase(), value);
  }
  return { type: start[1].toLowerCase(), subtype: start[2].toLowerCase(), parameters };
}

/**
 * The key of `content` that describes a body of this type: the most specific that matches.
 *
 * A key's parameters must come with the same values, but for `charset`, which may be left out.
 *
 * @see https://spec.openapis.org/oas/v3.1.0#response-object "the most specific key is applicable"
 */
export function selectMediaType<T extends { readonly name: string }>(
  documented: readonly T[],
  contentType: string,
): T | undefined {
  const actual = parseMediaType(contentType);
  if (!actual) return undefined;
  let best: { entry: T; rank: number } | undefined;
  for (const entry of documented) {
    const rank = rankOf(parseMediaType(entry.name), actual);
    if (rank > 0 && rank > (best?.rank ?? 0)) best = { entry, rank };
  }
  return best?.entry;
}

/** 0 where they do not match; more the more specific the documented type is. */
function rankOf(documented: ParsedMediaType | undefined, actual: ParsedMediaType): number {
  if (!documented) return 0;
  for (const [name, value] of documented.parameters) {
    const given = actual.parameters.get(name);
    if (name === 'charset' && given === undefined) continue;
    if (given?.toLowerCase() !== value.toLowerCase()) return 0;
  }
  if (documented.type === '*') return documented.subtype === '*' ? 1 : 0;
  if (documented.type !== actual.type) return 0;
  if (documented.subtype === '*') return 2;
  if (documented.subtype.startsWith('*+'))
    return actual.subtype.endsWith(documented.subtype.slice(1)) ? 3 : 0;
  return documented.subtype === actual.subtype ? 4 + documented.parameters.size : 0;
}

/** How the bytes of a body become a value. */
export type BodyFormat = 'json' | 'form' | 'multipart' | 'text' | 'binary' | 'other';

/**
 * The format that a media type stands for; `other` is one that needs a parser which is not there (XML, CSV, …).
 *
 * Ranges are read as their most usual member: `*` as JSON, `text/*` as text.
 */
export function bodyFormatOf(mediaType: string): BodyFormat {
  const parsed = parseMediaType(mediaType);
  if (!parsed) return 'other';
  const { type, subtype } = parsed;
  if (subtype === 'json' || subtype.endsWith('+json')) return 'json';
  if (type === '*' || (type === 'application' && subtype === '*')) return 'json';
  if (type === 'application' && subtype === 'x-www-form-urlencoded') return 'form';
  if (type === 'multipart') return 'multipart';
  if (subtype === 'xml' || subtype.endsWith('+xml') || subtype === 'yaml' || subtype === 'x-yaml')
    return 'other';
  if (type === 'text') return 'text';
  if (subtype === 'octet-stream' || subtype === 'pdf' || subtype === 'zip' || subtype === 'gzip')
    return 'binary';
  return type === 'image' || type === 'audio' || type === 'video' || type === 'font' ? 'binary' : 'other';
}
