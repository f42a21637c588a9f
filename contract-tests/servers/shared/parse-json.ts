/** A body that was parsed, or why it could not be. */
export type Parsed =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly reason: string };

/** Parses JSON (RFC 8259); the reason names the character at fault, counted from 0. */
export function parseJson(bytes: Uint8Array): Parsed {
  let text: string;
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return { ok: false, reason: 'The body is not valid UTF-8' };
  }
  if (text.trim() === '') return { ok: false, reason: 'The body is empty' };
  const error = errorOf(text);
  if (error === undefined) return { ok: true, value: JSON.parse(text) };
  const position = positionOf(error, text);
  const what = position >= text.length ? 'unexpected end of input' : `unexpected ${shown(text, position)}`;
  return { ok: false, reason: `The body is not valid JSON: ${what} at position ${position}` };
}

function errorOf(text: string): string | undefined {
  try {
    JSON.parse(text);
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
}

/** Some of the engine's messages name the position. For the others, the shortest beginning that cannot be mended ends there. */
function positionOf(error: string, text: string): number {
  const named = /position (\d+)/.exec(error)?.[1];
  if (named !== undefined) return Number(named);
  if (canContinue(text)) return text.length;
  let good = 0;
  let bad = text.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    if (canContinue(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

/** Whether more text could make it valid. */
function canContinue(text: string): boolean {
  const error = errorOf(text);
  if (error === undefined || error.startsWith('Unexpected end')) return true;
  const named = /position (\d+)/.exec(error)?.[1];
  return named !== undefined && (Number(named) >= text.length || error.startsWith('Unterminated'));
}

function shown(text: string, position: number): string {
  const character = String.fromCodePoint(text.codePointAt(position) ?? 0);
  return /^[\x20-\x7e]$/.test(character) ? `'${character}'` : 'character';
}
