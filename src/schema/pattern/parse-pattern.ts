import { createRequire } from 'node:module';
import type { AST } from '@eslint-community/regexpp';
import {
  type CodePoints,
  hasCodePoint,
  joinCodePoints,
  lastCodePoint,
  otherCodePoints,
} from './code-points.ts';
import type { PatternNode, SetNode } from './pattern-tree.ts';

const require = createRequire(import.meta.url);

/**
 * The adapter of regexpp: a JavaScript pattern as a tree.
 *
 * @param pattern one that JavaScript compiles, with the flag `u` if `unicode`; without it sets hold UTF-16 units
 * @see https://tc39.es/ecma262/#sec-patterns
 */
export function parsePattern(pattern: string, unicode = true): PatternNode {
  // Loaded when the first pattern is not plain enough to be judged without.
  const { RegExpParser } = require('@eslint-community/regexpp') as typeof import('@eslint-community/regexpp');
  const parsed = new RegExpParser().parsePattern(pattern, 0, pattern.length, { unicode });
  const groups: AST.CapturingGroup[] = [];
  collectGroups(parsed.alternatives, groups);
  return choice(parsed.alternatives, { ignoreCase: false, multiline: false, dotAll: false, groups });
}

interface Context {
  readonly ignoreCase: boolean;
  readonly multiline: boolean;
  readonly dotAll: boolean;
  /** In the order of their opening parentheses. */
  readonly groups: readonly AST.CapturingGroup[];
}

function collectGroups(alternatives: readonly AST.Alternative[], found: AST.CapturingGroup[]): void {
  for (const element of alternatives.flatMap(({ elements }) => elements)) {
    const inner = element.type === 'Quantifier' ? element.element : element;
    if (inner.type === 'CapturingGroup') found.push(inner);
    if ('alternatives' in inner) collectGroups(inner.alternatives, found);
  }
}

function choice(alternatives: readonly AST.Alternative[], context: Context): PatternNode {
  const options = alternatives.map((alternative): PatternNode => {
    const items = alternative.elements.map((element) => nodeOf(element, context));
    return items.length === 1 && items[0] ? items[0] : { kind: 'sequence', items };
  });
  return options.length === 1 && options[0] ? options[0] : { kind: 'choice', options };
}

function nodeOf(element: AST.Element, context: Context): PatternNode {
  switch (element.type) {
    case 'Character':
    case 'CharacterSet':
    case 'CharacterClass':
    case 'ExpressionCharacterClass':
      return setNode(element, context);
    case 'Quantifier':
      return { kind: 'repeat', min: element.min, max: element.max, item: nodeOf(element.element, context) };
    case 'CapturingGroup':
      return {
        kind: 'group',
        index: context.groups.indexOf(element) + 1,
        item: choice(element.alternatives, context),
      };
    case 'Group':
      return choice(element.alternatives, modified(context, element.modifiers));
    case 'Backreference': {
      const groups = [element.resolved].flat().map((group) => context.groups.indexOf(group) + 1);
      return { kind: 'backreference', groups };
    }
    case 'Assertion':
      return assertionOf(element, context);
  }
}

function modified(context: Context, modifiers: AST.Modifiers | null): Context {
  if (!modifiers) return context;
  const { add, remove } = modifiers;
  const flag = (name: 'ignoreCase' | 'multiline' | 'dotAll') =>
    (context[name] || add[name]) && remove?.[name] !== true;
  return {
    groups: context.groups,
    ignoreCase: flag('ignoreCase'),
    multiline: flag('multiline'),
    dotAll: flag('dotAll'),
  };
}

function assertionOf(element: AST.Assertion, context: Context): PatternNode {
  switch (element.kind) {
    case 'start':
    case 'end':
      return {
        kind: 'edge',
        edge: element.kind,
        source: context.multiline ? `(?m:${element.raw})` : element.raw,
      };
    case 'word':
      return {
        kind: 'edge',
        edge: element.negate ? 'notWord' : 'word',
        source: context.ignoreCase ? `(?i:${element.raw})` : element.raw,
      };
    case 'lookahead':
    case 'lookbehind':
      return {
        kind: 'look',
        isAhead: element.kind === 'lookahead',
        isNegated: element.negate,
        item: choice(element.alternatives, context),
      };
  }
}

type SetElement =
  | AST.Character
  | AST.CharacterSet
  | AST.CharacterClass
  | AST.ExpressionCharacterClass
  | AST.CharacterClassElement;

function setNode(element: SetElement, context: Context): SetNode {
  const { raw } = element;
  if (element.type === 'CharacterSet' && element.kind === 'any') {
    const source = context.dotAll ? '(?s:.)' : '.';
    return {
      kind: 'set',
      set: context.dotAll ? [0, lastCodePoint] : notLineBreak,
      isExact: true,
      source,
    };
  }
  const read = readSet(element);
  if (!context.ignoreCase) return { kind: 'set', ...read, source: raw };
  return { kind: 'set', ...foldCase(read), source: `(?i:${raw})` };
}

type ReadSet = Pick<SetNode, 'set' | 'isExact'>;

const notLineBreak = otherCodePoints([10, 10, 13, 13, 0x2028, 0x2029]);
const escapes: Readonly<Record<'digit' | 'space' | 'word', CodePoints>> = {
  digit: [48, 57],
  // What `\s` is in JavaScript: all blanks and ends of lines of Unicode.
  space: joinCodePoints([
    ...[9, 13, 32, 32, 160, 160, 0x1680, 0x1680, 0x2000, 0x200a, 0x2028, 0x2029],
    ...[0x202f, 0x202f, 0x205f, 0x205f, 0x3000, 0x3000, 0xfeff, 0xfeff],
  ]),
  word: [48, 57, 65, 90, 95, 95, 97, 122],
};

function readSet(element: SetElement): ReadSet {
  switch (element.type) {
    case 'Character':
      return { set: [element.value, element.value], isExact: true };
    case 'CharacterClassRange':
      return { set: [element.min.value, element.max.value], isExact: true };
    case 'CharacterSet':
      if (element.kind === 'any') return { set: notLineBreak, isExact: true };
      if (element.kind === 'property') return roughly(element.raw);
      return {
        set: element.negate ? otherCodePoints(escapes[element.kind]) : escapes[element.kind],
        isExact: true,
      };
    case 'CharacterClass': {
      const parts = element.elements.map(readSet);
      if (element.negate && parts.some(({ isExact }) => !isExact)) return roughly(element.raw);
      const set = joinCodePoints(parts.flatMap((part) => part.set));
      return {
        set: element.negate ? otherCodePoints(set) : set,
        isExact: parts.every(({ isExact }) => isExact),
      };
    }
    // Classes of the flag `v`, which no pattern is compiled with.
    case 'ExpressionCharacterClass':
    case 'ClassStringDisjunction':
      return roughly(element.raw);
  }
}

/** Exact among ASCII, and all of the rest. */
function roughly(source: string): ReadSet {
  const regExp = new RegExp(source, 'u');
  const ascii = Array.from({ length: 128 }, (_, point) => point).filter((point) =>
    regExp.test(String.fromCharCode(point)),
  );
  return {
    set: joinCodePoints([...ascii.flatMap((point) => [point, point]), 128, lastCodePoint]),
    isExact: false,
  };
}

/** At least all whose other case is in the set. Two letters beyond ASCII have an ASCII letter as their other case. */
function foldCase({ set, isExact }: ReadSet): ReadSet {
  const isAscii = set.every((point) => point < 128);
  const folded = isAscii ? [...set] : [...set, 128, lastCodePoint, 75, 75, 83, 83, 107, 107, 115, 115];
  for (let upper = 65; upper <= 90; upper += 1) {
    const lower = upper + 32;
    if (!hasCodePoint(set, upper) && !hasCodePoint(set, lower)) continue;
    folded.push(upper, upper, lower, lower);
    if (upper === 75) folded.push(kelvin, kelvin);
    if (upper === 83) folded.push(longS, longS);
  }
  return { set: joinCodePoints(folded), isExact: isExact && isAscii };
}

const kelvin = 0x212a;
const longS = 0x17f;
