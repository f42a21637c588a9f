/** Does one of the tags of an `If-Match` name this one? The strong comparison of RFC 9110, section 8.8.3.2. */
export function isMatched(condition: string, etag: string): boolean {
  return condition.trim() === '*' || condition.split(',').some((tag) => tag.trim() === etag);
}

/** The same for an `If-None-Match`, with the weak comparison. */
export function isKnown(condition: string, etag: string): boolean {
  const opaque = (tag: string) => tag.trim().replace(/^W\//, '');
  return condition.trim() === '*' || condition.split(',').some((tag) => opaque(tag) === opaque(etag));
}
