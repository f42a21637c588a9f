import { stripVTControlCharacters } from 'node:util';

/**
 * Breaks text into lines of at most `width` characters, at spaces; a longer word stands alone. A second line of
 * words keeps no indent: the caller indents.
 */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (longer.length <= width || line === '') line = longer;
    else {
      lines.push(line);
      line = word;
    }
  }
  return [...lines, line];
}

/** A line moved to the right. */
export function indented(line: string, by: number): string {
  return `${' '.repeat(by)}${line}`;
}

/** C0 and C1 controls, and what turns the direction of text around. */
const steering = /[\p{Cc}\u{202a}-\u{202e}\u{2066}-\u{2069}]/gu;

/**
 * Text from a document or a server on one line, without what would steer the terminal: escape sequences are removed,
 * other control characters shown as `\u0007`.
 */
export function visible(text: string): string {
  return stripVTControlCharacters(text)
    .replace(/[\n\r\t]+/g, ' ')
    .replace(steering, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
