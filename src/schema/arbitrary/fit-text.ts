/**
 * A text cut or lengthened to a number of characters, without blanks at its ends.
 *
 * The bounds hold whichever way characters are counted: as code points, which is what JSON Schema says, and as
 * UTF-16 units, which is what many servers do.
 */
export function fitText(text: string, min: number, max: number): string {
  let fitted = '';
  let count = 0;
  for (const letter of whole(text)) {
    if (fitted.length + letter.length > max) break;
    fitted += letter;
    count += 1;
  }
  fitted = fitted.replace(/^\s/u, 'x').replace(/\s$/u, 'x');
  // Filling has one unit a letter, so that room for it is what the longer count leaves.
  return fitted.length + Math.max(0, min - count) > max
    ? 'x'.repeat(min)
    : fitted + 'x'.repeat(Math.max(0, min - count));
}

/** Without halves of characters, which cannot be written as UTF-8, and without what no text has: controls. */
function whole(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return text.toWellFormed().replace(/[\u0000-\u001f\u007f-\u009f\ufffd\ufeff\ufffe\uffff]/gu, '');
}
