import { createRequire } from 'node:module';
import { backtracks } from './backtracks.ts';

/** A compiled pattern of a schema. */
export interface Pattern {
  readonly source: string;
  test(text: string): boolean;
  /** Longer values are accepted without a look; absent where there is no limit. */
  readonly maxLength?: number;
}

/** What a pattern that can take exponential time is tried on, where nothing better than backtracking can run it. */
const maxBacktrackedLength = 24;

const require = createRequire(import.meta.url);

/**
 * Compiles a pattern of a schema: with Unicode semantics where it allows them, else without; undefined when
 * JavaScript cannot compile it at all.
 *
 * Many documents escape what the `u` flag forbids to escape (`\-`, `\_`); their meaning is the same without it.
 * A pattern whose backtracking can take exponential time, such as `(a+)+$`, is run by RE2, which never backtracks;
 * one that RE2 cannot express (lookaround, backreferences) is tried on short values only.
 *
 * @see https://json-schema.org/draft/2020-12/json-schema-core#name-regular-expressions
 */
export function compilePattern(pattern: string): Pattern | undefined {
  const native = compileNative(pattern);
  if (!native || !backtracks(pattern)) return native;
  return compileLinear(pattern) ?? limited(native);
}

function compileNative(pattern: string): RegExp | undefined {
  for (const flags of ['u', '']) {
    try {
      return new RegExp(pattern, flags);
    } catch {
      // Tried again without the flag; then it is the caller who says so.
    }
  }
  return undefined;
}

/** The adapter of re2js. Its `\s` knows only the blanks of ASCII. */
function compileLinear(pattern: string): Pattern | undefined {
  const { RE2JS } = require('re2js') as typeof import('re2js');
  try {
    const compiled = RE2JS.compile(RE2JS.translateRegExp(pattern));
    return { source: pattern, test: (text) => compiled.matcher(text).find() };
  } catch {
    return undefined;
  }
}

function limited(native: RegExp): Pattern {
  return {
    source: native.source,
    maxLength: maxBacktrackedLength,
    test: (text) => text.length > maxBacktrackedLength || native.test(text),
  };
}
