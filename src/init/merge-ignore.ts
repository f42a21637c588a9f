/** What git should not keep of a project. */
const ignored = ['node_modules/', 'docs/site/'];

/** A .gitignore with what is built added at its end, where it is not listed yet; undefined is a file that is not there. */
export function mergeIgnore(text: string | undefined): string {
  if (text === undefined) return `${ignored.join('\n')}\n`;
  const listed = new Set(text.split(/\r?\n/).map(bare));
  const missing = ignored.filter((entry) => !listed.has(bare(entry)));
  if (missing.length === 0) return text;
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const start = text === '' || text.endsWith('\n') ? text : `${text}${newline}`;
  return start + missing.map((entry) => entry + newline).join('');
}

/** `/node_modules` and `node_modules/` ignore the same. */
function bare(entry: string): string {
  return entry.trim().replaceAll(/^\/|\/$/g, '');
}
