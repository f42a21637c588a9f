/**
 * The first paragraph of a Markdown text as plain text on one line, at most `maxLength` characters long.
 *
 * Headings, tables, lists, code blocks and HTML before it are passed over; emphasis, code marks and link
 * addresses are left out. Empty where there is no paragraph.
 *
 * @example firstParagraph('# Jobs\n\nHand **long** work over.') // 'Hand long work over.'
 */
export function firstParagraph(markdown: string, maxLength = 240): string {
  // A description may be a book, and the patterns below are not made for that.
  const blocks = withoutBlocks(markdown.slice(0, 50_000)).split(/\n[ \t]*\n/);
  const paragraph = blocks
    .map(withoutHeadings)
    .find((block) => block !== '' && !/^(?:[|>]|[-*+] |\d+[.)] )/.test(block));
  return shorten(plainText((paragraph ?? '').slice(0, 5000)), maxLength);
}

/** Without fenced code and HTML comments, which may hold empty lines. */
function withoutBlocks(markdown: string): string {
  return markdown
    .replaceAll('\r\n', '\n')
    .replace(/^(`{3}|~{3})[^\n]*\n[\s\S]*?(?:^\1[^\n]*$|$(?![\s\S]))/gm, '')
    .replace(/<!--[\s\S]*?(?:-->|$)/g, '');
}

/** A heading needs no empty line around it. */
function withoutHeadings(block: string): string {
  return block
    .replace(/^ {0,3}#{1,6}(?:[ \t][^\n]*)?$/gm, '')
    .replace(/^[^\n]+\n {0,3}(?:=+|-+)[ \t]*$/m, '')
    .trim();
}

function plainText(markdown: string): string {
  return markdown
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/\[([^\]]*)\](?:\([^)]*\)|\[[^\]]*\])/g, '$1')
    .replace(/<(https?:[^>\s]*)>/g, '$1')
    .replace(/<\/?[a-z][^>]*>/gi, '')
    .replace(/(\*\*|__|`)(.+?)\1/g, '$2')
    .replace(/(?<![\w*])([*_])(?=\S)([^*_]+)\1(?!\w)/g, '$2')
    .replace(/\\([\\`*_{}[\]()#+.!|<>-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Cut at a word. */
function shorten(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text;
  const cut = text.slice(0, maxLength);
  const word = cut.lastIndexOf(' ');
  return `${(word > maxLength / 2 ? cut.slice(0, word) : cut).replace(/[\s,;:.]+$/, '')} …`;
}
