import { guardedPattern, type Pattern } from './pattern/guarded-pattern.ts';
import { hasOneWay } from './pattern/limits.ts';
import { parsePattern } from './pattern/parse-pattern.ts';
import { translatePattern } from './pattern/translate-pattern.ts';

export type { Pattern } from './pattern/guarded-pattern.ts';

/** What a pattern of a schema comes to. */
export type ReadPattern =
  | {
      readonly ok: true;
      readonly pattern: Pattern;
      /** Whether it is compiled with the flag `u`. */
      readonly unicode: boolean;
      /** One clause on how it is taken, where its author may have meant something else. */
      readonly note?: string;
    }
  /** One clause on why nothing can be checked against it: `has a conditional group, such as (?(1)a)`. */
  | { readonly ok: false; readonly reason: string };

/** Longer ones than anyone writes by hand take time to compile, not to run. */
const maxPatternLength = 50_000;
const maxDepth = 100;
const known = new Map<string, ReadPattern>();

/**
 * Compiles a pattern of a schema; undefined when it cannot be (see `readPattern` for why).
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#name-regular-expressions
 */
export function compilePattern(pattern: string): Pattern | undefined {
  const read = readPattern(pattern);
  return read.ok ? read.pattern : undefined;
}

/**
 * Compiles a pattern of a schema, once for each text.
 *
 * Patterns are JavaScript's, with the flag `u`. What that does not compile is translated where another dialect says
 * the same in its own words, such as `(?i)` or `\A`, and where the flag is all that is against it, such as `\_`. No
 * value can hold up the process (see `guardedPattern`).
 */
export function readPattern(pattern: string): ReadPattern {
  let read = known.get(pattern);
  if (!read) {
    read = compile(pattern);
    if (known.size > 10_000) known.clear();
    known.set(pattern, read);
  }
  return read;
}

function compile(pattern: string): ReadPattern {
  if (pattern.length > maxPatternLength) {
    return { ok: false, reason: `has ${pattern.length} characters, more than ${maxPatternLength}` };
  }
  if (isDeep(pattern)) return { ok: false, reason: `has groups nested more than ${maxDepth} deep` };
  if (syntaxError(pattern, 'u') === undefined)
    return readable(guardedPattern(pattern, 'u'), delimiterNote(pattern));
  const translated = translatePattern(pattern);
  if (!translated.ok) return { ok: false, reason: `has ${translated.construct}` };
  const error = syntaxError(translated.pattern, 'u');
  if (error !== undefined)
    return readSloppily(pattern) ?? { ok: false, reason: `does not compile: ${error}` };
  if (translated.isAtomic && !hasOneWay(parsePattern(translated.pattern))) {
    return { ok: false, reason: 'gives up alternatives (a++, (?>a)), which JavaScript cannot' };
  }
  const notes = [...translated.notes, delimiterNote(pattern)].filter((note) => note !== undefined);
  return readable(guardedPattern(translated.pattern, 'u'), notes[0]);
}

/** What JavaScript compiles without the flag `u` only, and no translation covers. */
function readSloppily(pattern: string): ReadPattern | undefined {
  return syntaxError(pattern, '') === undefined
    ? readable(guardedPattern(pattern, ''), undefined, false)
    : undefined;
}

function readable(pattern: Pattern, note: string | undefined, unicode = true): ReadPattern {
  return { ok: true, pattern, unicode, ...(note !== undefined && { note }) };
}

/** What JavaScript says of a pattern, without the pattern itself. */
function syntaxError(pattern: string, flags: string): string | undefined {
  try {
    new RegExp(pattern, flags);
    return undefined;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return message.slice(message.lastIndexOf(': ') + 2).toLowerCase();
  }
}

/** `/^abc$/i` looks for a slash before the start of the text, and so matches nothing. */
function delimiterNote(pattern: string): string | undefined {
  if (!/^\/(?:\^.*|.*\$)\/[a-z]*$/s.test(pattern)) return undefined;
  return 'has no delimiters: its first and last "/" are looked for in the value, so nothing matches';
}

function isDeep(pattern: string): boolean {
  let depth = 0;
  let deepest = 0;
  for (const [text] of pattern.matchAll(/\\.|[()]/gs)) {
    if (text === '(') depth += 1;
    else if (text === ')') depth -= 1;
    deepest = Math.max(deepest, depth);
  }
  return deepest > maxDepth;
}
