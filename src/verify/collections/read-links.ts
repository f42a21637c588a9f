/** More than this of a header is not read. */
const maxLength = 4000;

/**
 * Reads a `Link` header: the absolute targets by their relations, in lower case. What cannot be read is left out.
 *
 * @param base what relative targets are relative to
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function readLinks(header: string, base: string): ReadonlyMap<string, URL> {
  const links = new Map<string, URL>();
  for (const [, target = '', parameters = ''] of header
    .slice(0, maxLength)
    .matchAll(/<([^<>]*)>((?:\s*;\s*[\w*-]+\s*(?:=\s*(?:"[^"]*"|[^",;\s]*))?)*)/g)) {
    const [, quoted, bare] = /;\s*rel\s*=\s*(?:"([^"]*)"|([^",;\s]+))/i.exec(parameters) ?? [];
    const url = URL.parse(target, base);
    for (const relation of (quoted ?? bare ?? '').toLowerCase().split(/\s+/))
      if (relation !== '' && url && !links.has(relation)) links.set(relation, url);
  }
  return links;
}
