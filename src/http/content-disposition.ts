const token = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
const start = new RegExp(`^[ \\t]*${token}[ \\t]*`);
const parameter = new RegExp(
  `;[ \\t]*(?:${token}[ \\t]*=[ \\t]*(?:"(?:[^"\\\\]|\\\\.)*"|[^\\s"';,\\\\][^\\s";,\\\\]*)[ \\t]*)?`,
  'y',
);

/**
 * Whether the value of a `Content-Disposition` header can be taken apart: `attachment; filename="a.txt"`. A quote inside a name that
 * is not escaped ends it early, and what follows is nothing. Letters of any alphabet may stand in it, as in practice they do.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6266#section-4.1
 */
export function isContentDisposition(value: string): boolean {
  const first = start.exec(value);
  if (!first) return false;
  let offset = first[0].length;
  while (offset < value.length) {
    parameter.lastIndex = offset;
    if (!parameter.test(value)) return false;
    offset = parameter.lastIndex;
  }
  return true;
}
