/**
 * The target of the first link with a relation in a `Link` header; undefined where there is none.
 *
 * @param relation in lower case: `next`
 * @see https://www.rfc-editor.org/rfc/rfc8288#section-3
 */
export function linkTarget(header: string | null, relation: string): string | undefined {
  // Commas stand in addresses and quoted texts as well.
  const links = header?.match(/(?:<[^>]*>|"(?:\\.|[^"\\])*"|[^,<"])+/g) ?? [];
  for (const link of links) {
    const target = /^\s*<([^>]*)>/.exec(link);
    if (!target) continue;
    const parameters = parametersIn(link.slice(target[0].length));
    // With an anchor, the link is one of another resource.
    if (parameters.has('anchor')) continue;
    if (parameters.get('rel')?.toLowerCase().split(/\s+/).includes(relation)) return target[1];
  }
  return undefined;
}

/** Of several with one name the first counts. */
function parametersIn(text: string): ReadonlyMap<string, string> {
  const pattern = /;\s*([^\s=;"]+)(?:\s*=\s*(?:"((?:\\.|[^"\\])*)"|([^\s;"]*)))?/g;
  const found = [...text.matchAll(pattern)].map(
    ([, name = '', quoted, bare = '']) =>
      [name.toLowerCase(), quoted?.replace(/\\(.)/g, '$1') ?? bare] as const,
  );
  return new Map(found.reverse());
}
