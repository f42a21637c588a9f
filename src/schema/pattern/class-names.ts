import { type CodePoints, joinCodePoints, otherCodePoints } from './code-points.ts';

/** The classes of POSIX, which Java writes as properties: `[[:alpha:]]`, `\p{Alpha}`. All are of ASCII. */
const posix: Readonly<Record<string, CodePoints>> = {
  alnum: [48, 57, 65, 90, 97, 122],
  alpha: [65, 90, 97, 122],
  ascii: [0, 127],
  blank: [9, 9, 32, 32],
  cntrl: [0, 31, 127, 127],
  digit: [48, 57],
  graph: [33, 126],
  lower: [97, 122],
  print: [32, 126],
  punct: [33, 47, 58, 64, 91, 96, 123, 126],
  space: [9, 13, 32, 32],
  upper: [65, 90],
  word: [48, 57, 65, 90, 95, 95, 97, 122],
  xdigit: [48, 57, 65, 70, 97, 102],
};

/** Names of Java and PCRE without a namesake in JavaScript. */
const aliases: Readonly<Record<string, string>> = {
  all: '\\p{Any}',
  L1: '\\0-\\xff',
  'L&': '\\p{LC}',
  LD: '\\p{L}\\p{Nd}',
  letter: '\\p{L}',
  IsLetter: '\\p{L}',
  IsDigit: '\\p{Nd}',
  IsPunctuation: '\\p{P}',
  IsControl: '\\p{Cc}',
};

/** What `\h` stands for in PCRE and Java: the blanks within a line. */
export const horizontalSpace: CodePoints = joinCodePoints([
  ...[9, 9, 32, 32, 0xa0, 0xa0, 0x1680, 0x1680, 0x180e, 0x180e],
  ...[0x2000, 0x200a, 0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000],
]);

/**
 * A class of POSIX by its name, without its brackets.
 *
 * @param name such as `alpha`, or `^alpha` for all others
 * @returns what to write between the brackets of a JavaScript class; undefined for a name that is none
 */
export function posixClass(name: string): string | undefined {
  const isOther = name.startsWith('^');
  const plain = isOther ? name.slice(1) : name;
  const set = Object.hasOwn(posix, plain) ? posix[plain] : undefined;
  return set && printRanges(isOther ? otherCodePoints(set) : set);
}

/**
 * A property of Java, PCRE or JavaScript by its name.
 *
 * @returns what to write between the brackets of a JavaScript class; undefined for a name that JavaScript has not
 */
export function propertyClass(name: string, isNegated: boolean): string | undefined {
  if (name.startsWith('^')) return propertyClass(name.slice(1), !isNegated);
  const letter = isNegated ? 'P' : 'p';
  const spellings = [name, name.replace(/^Is/, ''), `sc=${name.replace(/^Is/, '')}`];
  const known = spellings.find((spelling) => compiles(`\\p{${spelling}}`));
  if (known !== undefined) return `\\${letter}{${known}}`;
  // Java's names are capitalised.
  const ascii = /^[A-Z]/.test(name) ? posixClass(`${isNegated ? '^' : ''}${name.toLowerCase()}`) : undefined;
  if (ascii !== undefined) return ascii;
  const alias = Object.hasOwn(aliases, name) ? aliases[name] : undefined;
  // Within brackets, only one property can be turned round.
  if (alias === undefined || !isNegated) return alias;
  return /^\\p\{\w+\}$/.test(alias) ? alias.replace('\\p', '\\P') : undefined;
}

/** Writes a set as what stands between the brackets of a JavaScript class. */
export function printRanges(set: CodePoints): string {
  let text = '';
  for (let index = 0; index < set.length; index += 2) {
    const [first = 0, last = 0] = [set[index], set[index + 1]];
    text += `\\u{${first.toString(16)}}`;
    if (last > first) text += `-\\u{${last.toString(16)}}`;
  }
  return text;
}

function compiles(pattern: string): boolean {
  try {
    new RegExp(pattern, 'u');
    return true;
  } catch {
    return false;
  }
}
