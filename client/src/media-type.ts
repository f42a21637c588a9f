/** Media types of JSON, as `isJsonMedia` sees them; of a range nothing is known but its schema. */
export type JsonMedia =
  | `${string}/json`
  | `${string}/json;${string}`
  | `${string}+json`
  | `${string}+json;${string}`
  | '*/*'
  | 'application/*';

/** Media types of text, as `isTextMedia` sees them. */
export type TextMedia =
  | `text/${string}`
  | `${string}/xml${string}`
  | `${string}+xml${string}`
  | `${string}yaml${string}`
  | `${string}/jsonl${string}`
  | `${string}ndjson${string}`
  | `${string}/javascript${string}`
  | `${string}/graphql${string}`
  | 'application/x-www-form-urlencoded';

/** `application/json; charset=utf-8` to `application/json`. */
export function essence(media: string): string {
  return media.split(';', 1)[0]?.trim().toLowerCase() ?? '';
}

/** Whether bodies of a media type are JSON: `application/json`, `text/json`, `application/problem+json`. */
export function isJsonMedia(media: string): boolean {
  return /[/+]json$/.test(essence(media));
}

/** Whether bodies of a media type are read as text. */
export function isTextMedia(media: string): boolean {
  return /^text\/|[/+]xml$|yaml|jsonl|ndjson|javascript$|graphql$|urlencoded$/.test(essence(media));
}

/** Whether a documented media type, which may be a range, covers a sent one. */
export function covers(documented: string, sent: string): boolean {
  const range = essence(documented);
  const type = essence(sent);
  return range.endsWith('*') ? type.startsWith(range.replace(/\*.*/, '')) : range === type;
}
