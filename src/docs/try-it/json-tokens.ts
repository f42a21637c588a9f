/** A piece of JSON, and what it is. */
export interface JsonToken {
  readonly kind: 'key' | 'string' | 'number' | 'word' | 'mark';
  readonly text: string;
}

/**
 * JSON with its indentation, piece by piece; undefined for text that is not JSON.
 *
 * Values are not read and written anew: a number that is too large for JavaScript stays as it came.
 */
export function jsonTokens(text: string): readonly JsonToken[] | undefined {
  try {
    JSON.parse(text);
  } catch {
    return undefined;
  }
  const pieces = text.match(/"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]|[^\s{}[\],:"]+/g) ?? [];
  const tokens: JsonToken[] = [];
  let depth = 0;
  for (const [index, piece] of pieces.entries()) {
    const next = pieces[index + 1];
    const isEmpty = (piece === '{' && next === '}') || (piece === '[' && next === ']');
    const opens = piece === '{' || piece === '[';
    const closes = piece === '}' || piece === ']';
    if (opens) depth += 1;
    const before = pieces[index - 1];
    if (closes) depth -= 1;
    const wasEmpty = closes && (before === '{' || before === '[');
    const line = (levels: number) => `\n${'  '.repeat(levels)}`;
    const start = closes && !wasEmpty ? line(depth) : '';
    const end = (opens && !isEmpty) || piece === ',' ? line(depth) : piece === ':' ? ' ' : '';
    tokens.push({ kind: kindOf(piece, next), text: `${start}${piece}${end}` });
  }
  return tokens;
}

function kindOf(piece: string, next: string | undefined): JsonToken['kind'] {
  if (piece.startsWith('"')) return next === ':' ? 'key' : 'string';
  if (/^[{}[\],:]$/.test(piece)) return 'mark';
  return /^[-\d]/.test(piece) ? 'number' : 'word';
}
