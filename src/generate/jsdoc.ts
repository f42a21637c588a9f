/**
 * Text as a JSDoc comment, each line indented.
 *
 * What comes from a document cannot end the comment or start a tag of its own.
 *
 * @param paragraphs text in Markdown; empty ones are left out
 * @param tags whole tags, as `@deprecated`
 */
export function renderJsdoc(
  paragraphs: readonly (string | undefined)[],
  tags: readonly string[] = [],
  indent = 0,
): string {
  const texts = paragraphs.flatMap((text) =>
    text === undefined || text.trim() === '' ? [] : [escapeText(text.trim())],
  );
  const blocks = tags.length > 0 ? [...texts, tags.map(endSafe).join('\n')] : texts;
  const lines = blocks.join('\n\n').split('\n');
  const margin = ' '.repeat(indent);
  if (lines.length === 1 && lines[0] !== undefined && lines[0].length < 100) {
    return `${margin}/** ${lines[0]} */\n`;
  }
  return `${margin}/**\n${lines.map((line) => `${margin} * ${line}`.trimEnd()).join('\n')}\n${margin} */\n`;
}

function escapeText(text: string): string {
  // A sign at the start of a word would be read as a tag: "@deprecated" in a description is not one.
  return endSafe(text.replaceAll(/\r\n?|[\u2028\u2029]/g, '\n')).replaceAll(
    /(^|[\s{])@(?=[a-z])/gim,
    '$1\\@',
  );
}

function endSafe(text: string): string {
  return text.replaceAll('*/', '*\\/');
}
