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
  return /^text\/|[/+]xml$|yaml|\/jsonl|ndjson|\/javascript$|\/graphql$|^application\/x-www-form-urlencoded$/.test(
    essence(media),
  );
}

/** Whether a documented media type, which may be a range, covers a sent one. */
export function covers(documented: string, sent: string): boolean {
  const range = essence(documented);
  const type = essence(sent);
  return range === type || range === '*/*' || (range.endsWith('/*') && type.startsWith(range.slice(0, -1)));
}
