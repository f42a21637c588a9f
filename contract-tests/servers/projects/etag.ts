/** The entity tag of a version: `"v3"`. */
export function etagOf(version: number): string {
  return `"v${version}"`;
}

/**
 * Whether an entity tag is among those of `If-Match` or `If-None-Match`.
 *
 * @param weak whether `W/"v3"` stands for `"v3"`: in `If-None-Match` it does, in `If-Match` it never matches
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-13.1
 */
export function hasEtag(header: string, etag: string, weak: boolean): boolean {
  if (header.trim() === '*') return true;
  const tags = header.match(/(?:W\/)?"[\x21\x23-\x7e\x80-\xff]*"/g) ?? [];
  return tags.some((tag) => (weak ? tag.replace(/^W\//, '') : tag) === etag);
}
