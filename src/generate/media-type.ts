/** Whether bodies of a media type are JSON: `application/json`, `application/problem+json; charset=utf-8`. */
export function isJsonMedia(media: string): boolean {
  return /[/+]json\s*(?:;|$)/i.test(media);
}

/** Media types with JSON proper first, then its relatives; else in the document's order. */
export function preferredFirst(media: readonly string[]): readonly string[] {
  const rank = (name: string) => (/^application\/json\s*(?:;|$)/i.test(name) ? 0 : isJsonMedia(name) ? 1 : 2);
  return [...media].sort((a, b) => rank(a) - rank(b));
}
