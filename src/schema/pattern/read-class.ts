import { posixClass, printRanges } from './class-names.ts';
import { type CodePoints, joinCodePoints, otherCodePoints } from './code-points.ts';
import { exactCodePoints } from './exact-code-points.ts';
import { parsePattern } from './parse-pattern.ts';
import { type PatternScanner, UntranslatableError } from './pattern-scanner.ts';
import { literal, readEscape } from './read-escape.ts';

/** Reads a class, whose opening bracket is read already. @returns it in JavaScript with the flag `u` */
export function readClass(scanner: PatternScanner): string {
  const isNegated = scanner.skip('^');
  const items: Item[] = [];
  // Elsewhere a bracket that closes right away is one of the class.
  if (scanner.next === ']' && scanner.text.indexOf(']', scanner.at + 1) > 0)
    items.push(literalOf(scanner.take()));
  while (!scanner.skip(']')) {
    if (scanner.isAtEnd) throw new UntranslatableError('a "[" that is not closed');
    if (scanner.text.startsWith('&&[', scanner.at)) return intersection(items, isNegated, scanner);
    items.push(...readItem(scanner));
  }
  return `[${isNegated ? '^' : ''}${print(items)}]`;
}

interface Item {
  readonly text: string;
  readonly isSet: boolean;
  /** A `-` that may stand for a range. */
  readonly isDash: boolean;
}

const literalOf = (char: string): Item => ({ text: literal(char), isSet: false, isDash: false });

function readItem(scanner: PatternScanner): readonly Item[] {
  const posix = scanner.match(/\[:(\^?\w+):\]/y);
  if (posix) {
    const set = posixClass(posix[1] ?? '');
    if (set === undefined) throw new UntranslatableError(`the class ${posix[0]}`);
    return [{ text: set, isSet: true, isDash: false }];
  }
  if (scanner.skip('\\Q')) return [...takeQuoted(scanner)].map(literalOf);
  if (scanner.skip('\\E')) return [];
  if (scanner.skip('\\b')) return [{ text: '\\x08', isSet: false, isDash: false }];
  if (scanner.skip('\\-')) return [{ text: '\\-', isSet: false, isDash: false }];
  if (scanner.skip('\\')) return [{ ...readEscape(scanner), isDash: false }];
  if (scanner.skip('-')) return [{ text: '-', isSet: false, isDash: true }];
  return [literalOf(scanner.take())];
}

/** Reads a quotation, whose `\Q` is read already, and its end where it has one. */
export function takeQuoted(scanner: PatternScanner): string {
  const quoted = scanner.takeUntil('\\E');
  if (quoted !== undefined) return quoted;
  const rest = scanner.text.slice(scanner.at);
  scanner.at = scanner.text.length;
  return rest;
}

/** Writes a `-` as itself where there is no range: at either end, and beside a set. */
function print(items: readonly Item[]): string {
  let text = '';
  let start: Item | undefined;
  for (const [index, item] of items.entries()) {
    const next = items[index + 1];
    if (!item.isDash) {
      start = start?.isDash ? undefined : item;
      text += item.text;
    } else if (start && !start.isSet && !start.isDash && next && !next.isSet) {
      start = item;
      text += '-';
    } else {
      start = undefined;
      text += '\\-';
    }
  }
  return text;
}

/** Java's `[a-z&&[^aeiou]]`, where the left side is read already. */
function intersection(left: readonly Item[], isNegated: boolean, scanner: PatternScanner): string {
  scanner.skip('&&[');
  const right = setOf(readClass(scanner));
  if (!scanner.skip(']')) throw new UntranslatableError('an intersection of more than two sets (&&)');
  const both = otherCodePoints(
    joinCodePoints([...otherCodePoints(setOf(`[${print(left)}]`)), ...otherCodePoints(right)]),
  );
  return `[${isNegated ? '^' : ''}${printRanges(both)}]`;
}

function setOf(text: string): CodePoints {
  const node = parsePattern(text);
  return node.kind === 'set' ? exactCodePoints(node) : [];
}
