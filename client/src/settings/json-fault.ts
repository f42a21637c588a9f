/** A word of JSON, or anything else that stands alone. */
const words = /"(?:[^"\\\n]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?|true|false|null|\n|[^\s]/g;

/** What may come next, by what came: v a value, k a key, : a colon, e the end of a value. */
const next: Readonly<Record<string, string>> = { '{': 'k}', '[': 'v]', ':': 'v', k: ':', e: ',' };

/**
 * The line, from 1, in which a text stops being JSON; its last where something is missing at the end.
 *
 * For a text that `JSON.parse` has refused: its own error has a place in some engines alone, and repeats the text.
 */
export function lineOfFault(text: string): number {
  const open: string[] = [];
  let [line, last] = [1, ''];
  for (const [word] of text.matchAll(words)) {
    if (word === '\n') {
      line += 1;
      continue;
    }
    const inside = open.at(-1);
    const kind = kindOf(word, inside, last);
    const allowed = last === '' ? 'v' : last === ',' ? (inside === '{' ? 'k' : 'v') : (next[last] ?? '');
    const closes = (kind === '}' && inside === '{') || (kind === ']' && inside === '[');
    const fits = closes ? last === 'e' || allowed.includes(kind) : isAllowed(kind, allowed, inside);
    if (!fits) return line;
    if (closes) open.pop();
    if (kind === '{' || kind === '[') open.push(kind);
    last = closes || kind === 'v' ? 'e' : kind;
  }
  return line;
}

function kindOf(word: string, inside: string | undefined, last: string): string {
  if (word.length > 1 && word.startsWith('"'))
    return inside === '{' && (last === '{' || last === ',') ? 'k' : 'v';
  return /^[{}[\],:]$/.test(word) ? word : /^(?:-?\d|true$|false$|null$)/.test(word) ? 'v' : '?';
}

function isAllowed(kind: string, allowed: string, inside: string | undefined): boolean {
  if (kind === '{' || kind === '[') return allowed.includes('v');
  return kind === ','
    ? allowed === ',' && inside !== undefined
    : allowed.includes(kind) && !/[}\]]/.test(kind);
}
