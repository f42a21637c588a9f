/** Converts the headings and paragraphs of a document. @param target `html` or `txt` */
export function convertDocument(source: string, target: string, title: string | null): string {
  const blocks = source
    .split(/\r?\n\r?\n/)
    .map((block) => block.trim())
    .filter((block) => block !== '');
  if (target === 'txt') return `${blocks.map((block) => block.replace(/^#+ */, '')).join('\n\n')}\n`;
  const body = blocks.map((block) => {
    const level = Math.min(6, /^#*/.exec(block)?.[0].length ?? 0);
    const text = escapeHtml(block.replace(/^#+ */, ''));
    return level === 0 ? `<p>${text}</p>` : `<h${level}>${text}</h${level}>`;
  });
  return `<!doctype html>\n<title>${escapeHtml(title ?? 'Document')}</title>\n${body.join('\n')}\n`;
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
