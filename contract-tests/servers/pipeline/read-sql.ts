/** A part of a query: a word, a name in backquotes, a text, a number, a parameter or a sign. */
export interface SqlToken {
  readonly kind: 'word' | 'text' | 'number' | 'parameter' | 'sign';
  /** As it was written, names without their backquotes. */
  readonly text: string;
  /** The same in upper case. */
  readonly upper: string;
  /** Where it begins, from 0. */
  readonly start: number;
  /** Where the next one may begin. */
  readonly end: number;
  /** How many parentheses are open around it. */
  readonly depth: number;
}

/** The tokens of a query, or where it cannot be read. */
export type ReadSql =
  | { readonly ok: true; readonly tokens: readonly SqlToken[] }
  | { readonly ok: false; readonly reason: string };

/** Every alternative begins with another character, so that the time grows with the length only. */
const pattern =
  /(?<space>[\s\u00a0]+|--[^\n]*|#[^\n]*|\/\*[^*]*(?:\*(?!\/)[^*]*)*\*\/)|(?<word>[A-Za-z_][\w$]*|`[^`\n]+`)|(?<text>'(?:[^'\\]|\\[\s\S])*'|"(?:[^"\\]|\\[\s\S])*")|(?<number>\d+(?:\.\d+)?)|(?<parameter>@\w+|\?)|(?<sign>[<>!]=|<>|\|\||[-+*/%=<>(),.;:[\]&|^~])/y;

/** Splits a query of BigQuery and sees to what every query has. */
export function readSql(query: string): ReadSql {
  const tokens: SqlToken[] = [];
  let depth = 0;
  let end = 0;
  while (end < query.length) {
    pattern.lastIndex = end;
    const match = pattern.exec(query);
    // A comment that does not end would be looked for again at each of its characters.
    const isOpenComment = match?.[0] === '/' && query[pattern.lastIndex] === '*';
    if (!match?.groups || isOpenComment) return failed(query, end, `unexpected ${shown(query, end)}`);
    const start = end;
    end = pattern.lastIndex;
    const { space, ...kinds } = match.groups;
    if (space !== undefined) continue;
    const kind = Object.keys(kinds).find((name) => kinds[name] !== undefined) as SqlToken['kind'];
    if (match[0] === ')') depth -= 1;
    if (depth < 0) return failed(query, start, `unexpected ')'`);
    const text = match[0].replaceAll('`', '');
    tokens.push({ kind, text, upper: text.toUpperCase(), start, end, depth });
    if (match[0] === '(') depth += 1;
  }
  const fault = faultOf(tokens, depth);
  if (fault === undefined) return { ok: true, tokens };
  return failed(query, fault === 'end' ? query.length : fault.start, nameOf(fault));
}

/** Words that something has to follow. */
const unfinished = new Set(
  'SELECT FROM WHERE BY JOIN ON AND OR NOT HAVING LIMIT AS UNION IN LIKE BETWEEN WITH SET'.split(' '),
);

/** The token that cannot be where it is. */
function faultOf(tokens: readonly SqlToken[], depth: number): SqlToken | 'end' | undefined {
  const [first] = tokens;
  if (!first) return 'end';
  if (!['SELECT', 'WITH', '('].includes(first.upper)) return first;
  const last = tokens.findLast(({ text }) => text !== ';');
  if (!last || depth > 0 || unfinished.has(last.upper)) return 'end';
  if (!tokens.some(({ upper, kind }) => kind === 'word' && upper === 'SELECT')) return 'end';
  if (last.kind === 'sign' && ![')', '*', ']'].includes(last.text)) return 'end';
  return tokens.find((token, index) => isMisplaced(token, tokens[index + 1]));
}

/** `SELECT FROM`, `FROM WHERE`, `,,`: a clause without what it is about. */
function isMisplaced(token: SqlToken, next: SqlToken | undefined): boolean {
  if (!next || token.kind === 'text' || token.kind === 'parameter') return false;
  const clauses = ['FROM', 'WHERE', 'GROUP', 'ORDER', 'HAVING', 'LIMIT'];
  const opens = unfinished.has(token.upper) || token.text === ',';
  return opens && token.upper !== 'AS' && (clauses.includes(next.upper) || next.text === ',');
}

function nameOf(fault: SqlToken | 'end'): string {
  return fault === 'end'
    ? 'unexpected end of query'
    : `unexpected ${JSON.stringify(fault.text.slice(0, 40))}`;
}

function failed(query: string, offset: number, what: string): ReadSql {
  const before = query.slice(0, offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  return { ok: false, reason: `Syntax error: ${what} at ${before.length}:${column}` };
}

function shown(query: string, offset: number): string {
  const character = String.fromCodePoint(query.codePointAt(offset) ?? 0);
  return /^[\x20-\x7e]$/.test(character) ? `'${character}'` : 'character';
}
