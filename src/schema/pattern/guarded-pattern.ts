import { compileLinear } from './compile-linear.ts';
import { linearLimit, nativeLimit } from './limits.ts';
import { parsePattern } from './parse-pattern.ts';
import { hasNode, type PatternNode } from './pattern-tree.ts';
import { isPlainPattern } from './plain-pattern.ts';
import { canBeRe2, printJavaScript, printRe2 } from './print-pattern.ts';
import { type Condition, splitPattern } from './split-pattern.ts';
import { trimPattern } from './trim-pattern.ts';

/** A compiled pattern of a schema. */
export interface Pattern {
  /** As JavaScript has it, for the flag `u`. */
  readonly source: string;
  /** Whether it matches somewhere in a text. */
  test(text: string): boolean;
  /** Longer values are accepted without a look; absent where there is no limit. */
  readonly maxLength?: number;
}

/**
 * Compiles a pattern so that no value can hold up the process.
 *
 * What JavaScript's engine runs in time that grows with the length is left to it. Else it has short values only, and
 * longer ones go to an engine that never backtracks. Backreferences cannot be told to that one, nor lookaround other
 * than ahead of the start: with them, longer values are accepted without a look, as `maxLength` says.
 *
 * @param pattern one that JavaScript compiles with these flags
 */
export function guardedPattern(pattern: string, flags: 'u' | ''): Pattern {
  const native = new RegExp(pattern, flags);
  if (isPlainPattern(pattern)) return native;
  const tree = parsePattern(pattern, flags === 'u');
  if (flags === '') return guarded(pattern, { native, limit: nativeLimit(tree, true) });
  const trimmed = trimPattern(tree);
  const shortest = trimmed === tree ? native : new RegExp(printJavaScript(trimmed), 'u');
  const matcher = matcherOf(trimmed, shortest);
  return matcher.limit === Number.POSITIVE_INFINITY && shortest === native
    ? native
    : guarded(pattern, matcher);
}

/** What runs a pattern: JavaScript's engine up to a length, then something else, if there is anything. */
interface Matcher {
  readonly native: RegExp;
  /** In UTF-16 units. */
  readonly limit: number;
  readonly linear?: { readonly limit: number; readonly test: (text: string) => boolean };
}

function matcherOf(tree: PatternNode, native: RegExp): Matcher {
  const limit = nativeLimit(tree, false);
  if (limit === Number.POSITIVE_INFINITY) return { native, limit };
  const linear = canBeRe2(tree) ? linearMatcher(tree) : splitMatcher(tree);
  if (linear?.limit === Number.POSITIVE_INFINITY) return { native, limit, linear };
  const careful = nativeLimit(tree, true);
  return linear && linear.limit > careful ? { native, limit: careful, linear } : { native, limit: careful };
}

function linearMatcher(tree: PatternNode): Matcher['linear'] {
  let compiled: ((text: string) => boolean) | undefined;
  const test = (text: string): boolean => {
    compiled ??= compileLinear(printRe2(tree));
    return compiled(text);
  };
  return { limit: linearLimit(tree), test };
}

/** Each condition at the start of the text is run for itself. */
function splitMatcher(tree: PatternNode): Matcher['linear'] {
  if (hasNode(tree, ({ kind }) => kind === 'backreference')) return undefined;
  const condition = splitPattern(tree);
  if (!condition) return undefined;
  let shortest = Number.POSITIVE_INFINITY;
  const compile = (part: Condition): ((text: string) => boolean) => {
    if (part.kind === 'not') {
      const test = compile(part.condition);
      return (text) => !test(text);
    }
    if (part.kind !== 'match') {
      const tests = part.conditions.map(compile);
      return part.kind === 'all'
        ? (text) => tests.every((test) => test(text))
        : (text) => tests.some((test) => test(text));
    }
    const matcher = matcherOf(part.pattern, new RegExp(printJavaScript(part.pattern), 'u'));
    shortest = Math.min(shortest, lengthLimit(matcher));
    return (text) => run(matcher, text);
  };
  const test = compile(condition);
  return { limit: shortest, test };
}

function run({ native, limit, linear }: Matcher, text: string): boolean {
  return text.length > limit && linear ? linear.test(text) : native.test(text);
}

function lengthLimit({ limit, linear }: Matcher): number {
  return Math.max(limit, linear?.limit ?? 0);
}

function guarded(source: string, matcher: Matcher): Pattern {
  const maxLength = lengthLimit(matcher);
  if (maxLength === Number.POSITIVE_INFINITY) return new GuardedPattern(source, (text) => run(matcher, text));
  const test = (text: string) => text.length > maxLength || run(matcher, text);
  return new GuardedPattern(source, test, maxLength);
}

class GuardedPattern implements Pattern {
  readonly source: string;
  readonly test: (text: string) => boolean;
  readonly maxLength?: number;

  constructor(source: string, test: (text: string) => boolean, maxLength?: number) {
    this.source = source;
    this.test = test;
    if (maxLength !== undefined) this.maxLength = maxLength;
  }

  /** Ajv keeps one of all patterns that read the same. */
  toString(): string {
    return `/${this.source}/ (guarded)`;
  }
}
