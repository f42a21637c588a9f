/**
 * Percent-encodes everything that RFC 3986 does not call unreserved: letters, digits and `-._~` stay.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6570#section-3.2.1
 */
export function percentEncode(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(/[!'()*]/g, hexOf);
}

/**
 * Percent-encodes for a query in which reserved characters are allowed.
 *
 * `#`, `&`, `+`, `[` and `]` are encoded all the same: each would end the value, or change it where it is read.
 *
 * @see https://spec.openapis.org/oas/v3.1.1#fixed-fields-for-use-with-schema allowReserved
 */
export function percentEncodeReserved(text: string): string {
  const parts = text.split(/(%[0-9A-Fa-f]{2}|[:/?@!$'()*,;=])/);
  return parts.map((part, index) => (index % 2 === 1 ? part : percentEncode(part))).join('');
}

function hexOf(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase()}`;
}
