/** Code that is written on one line where it fits, and with one part a line where it does not. */
export type Code =
  | string
  | { readonly open: string; readonly parts: readonly Code[]; readonly close: string };

const lineWidth = 110;

/** A call, a list or an object: `('type(', ["'string'"], ')')`. */
export function group(open: string, parts: readonly Code[], close: string): Code {
  return { open, parts, close };
}

/** A part of an object: `id: [type('integer')]`. */
export function keyed(key: string, code: Code): Code {
  return typeof code === 'string' ? `${key}: ${code}` : { ...code, open: `${key}: ${code.open}` };
}

/**
 * Code as text.
 *
 * @param indent the number of spaces that the line starts with
 */
export function printCode(code: Code, indent = 0): string {
  const flat = flatCode(code, lineWidth - indent);
  if (flat !== undefined || typeof code === 'string') return flat ?? String(code);
  const [only] = code.parts;
  // What stands alone in it needs no lines of its own: `properties({`.
  if (only !== undefined && code.parts.length === 1 && typeof only !== 'string') {
    return `${code.open}${printCode(only, indent)}${code.close}`;
  }
  const inner = ' '.repeat(indent + 2);
  const lines = code.parts.map((part) => `${inner}${printCode(part, indent + 2)},\n`);
  return `${code.open}\n${lines.join('')}${' '.repeat(indent)}${code.close}`;
}

/** On one line; undefined where that is wider than `room`. */
function flatCode(code: Code, room: number): string | undefined {
  if (typeof code === 'string') return code.length <= room ? code : undefined;
  const isObject = code.open.endsWith('{');
  const gap = isObject && code.parts.length > 0 ? ' ' : '';
  let text = `${code.open}${gap}`;
  for (const [index, part] of code.parts.entries()) {
    const flat = flatCode(part, room - text.length);
    if (flat === undefined) return undefined;
    text += index === 0 ? flat : `, ${flat}`;
  }
  text += `${gap}${code.close}`;
  return text.length <= room ? text : undefined;
}
