import { parsePattern } from './pattern/parse-pattern.ts';
import type { PatternNode } from './pattern/pattern-tree.ts';
import { fewestOf, type Growth, TextWriter } from './pattern/text-writer.ts';
import { type Pattern, readPattern } from './pattern.ts';

/** How many texts are tried: an assertion is only met by chance. */
const maxTries = 50;

/** Nobody reads longer ones. */
const maxSampleLength = 100_000;

/**
 * Makes up a text that matches a pattern, short and of letters and digits where it allows them.
 *
 * @param random numbers from 0 up to, but not including, 1; the same ones give the same text
 * @param bounds in code points; `maxLength` may be Infinity
 * @returns undefined for a pattern that does not compile, that no text of this length matches, or that none was found
 *   for in some fifty tries (assertions are met by chance, and what `Pattern.maxLength` leaves out is no match)
 */
export function samplePattern(
  pattern: string,
  random: () => number,
  bounds: { readonly minLength: number; readonly maxLength: number },
): string | undefined {
  const known = knownOf(pattern);
  if (!known) return undefined;
  const { tree, compiled, fewest } = known;
  const most = Math.min(bounds.maxLength, maxSampleLength);
  if (fewest > most || bounds.minLength > most) return undefined;
  for (let attempt = 0; attempt < maxTries; attempt += 1) {
    const writer = new TextWriter(random, growthOf(attempt, bounds.minLength, fewest), most);
    const text = writer.write(tree);
    if (text === undefined) continue;
    const length = lengthOf(text);
    if (length > most) continue;
    if (length < bounds.minLength) {
      const longer = lengthened(text, bounds.minLength - length, compiled);
      if (longer !== undefined) return longer;
    } else if (matches(compiled, text)) return text;
  }
  return undefined;
}

/** Natural lengths first; where they do not do, shorter and odder texts now and then. */
function growthOf(attempt: number, minLength: number, fewest: number): Growth {
  return {
    missing: Math.max(0, minLength - fewest),
    isShort: attempt % 4 === 3,
    isOdd: attempt >= 8 && attempt % 3 === 0,
  };
}

/** A pattern without `^` or `$` matches with anything in front or behind. */
function lengthened(text: string, missing: number, compiled: Pattern): string | undefined {
  const filling = 'abcdefghijklmnopqrstuvwxyz'.repeat(Math.ceil(missing / 26)).slice(0, missing);
  return [`${text}${filling}`, `${filling}${text}`].find((longer) => matches(compiled, longer));
}

/** What is too long to be looked at would be accepted. */
function matches(compiled: Pattern, text: string): boolean {
  return text.length <= (compiled.maxLength ?? text.length) && compiled.test(text);
}

function lengthOf(text: string): number {
  let length = 0;
  for (let index = 0; index < text.length; index += 1) {
    if ((text.codePointAt(index) ?? 0) > 0xffff) index += 1;
    length += 1;
  }
  return length;
}

interface Known {
  readonly tree: PatternNode;
  readonly compiled: Pattern;
  /** The fewest code points of a match. */
  readonly fewest: number;
}

const knownPatterns = new Map<string, Known | undefined>();

function knownOf(pattern: string): Known | undefined {
  if (knownPatterns.has(pattern)) return knownPatterns.get(pattern);
  const read = readPattern(pattern);
  let known: Known | undefined;
  if (read.ok) {
    const tree = parsePattern(read.pattern.source, read.unicode);
    known = { tree, compiled: read.pattern, fewest: fewestOf(tree) };
  }
  if (knownPatterns.size > 10_000) knownPatterns.clear();
  knownPatterns.set(pattern, known);
  return known;
}
