import { horizontalSpace, printRanges, propertyClass } from './class-names.ts';
import { otherCodePoints } from './code-points.ts';
import { type PatternScanner, UntranslatableError } from './pattern-scanner.ts';

/** An escape of a pattern, in JavaScript with the flag `u`. */
export interface Escape {
  /** As it stands outside of brackets, or, with `isSet`, as it stands between them. */
  readonly text: string;
  /** Whether it is a set of code points, so that it needs brackets outside of them. */
  readonly isSet: boolean;
}

/** Those that mean the same everywhere: sets, and control characters. */
const kept = /[dDsSwW]|[tnrfv]|c[A-Za-z]|x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|u\{[0-9a-fA-F]{1,6}\}|0(?!\d)/y;
const controls: Readonly<Record<string, string>> = { a: '\\x07', e: '\\x1b' };
const unknown: Readonly<Record<string, string>> = {
  C: 'one byte (\\C)',
  G: 'the end of the last match (\\G)',
  X: 'a grapheme (\\X)',
  g: 'a reference or a call (\\g)',
};

/** Reads what follows a backslash, where it means the same within brackets and outside of them. */
export function readEscape(scanner: PatternScanner): Escape {
  const same = scanner.match(kept);
  if (same) return { text: `\\${same[0]}`, isSet: /^[dDsSwW]$/.test(same[0]) };
  const hex = scanner.match(/x\{([0-9a-fA-F]{1,6})\}/y);
  if (hex) return { text: `\\u{${hex[1]}}`, isSet: false };
  const octal = scanner.match(/[0-3]?[0-7]{1,2}/y);
  if (octal)
    return { text: `\\x${Number.parseInt(octal[0], 8).toString(16).padStart(2, '0')}`, isSet: false };
  const property = scanner.match(/([pP])(?:\{([^}]*)\}|([A-Z]))/y);
  if (property) return readProperty(property);
  if (scanner.isAtEnd) throw new UntranslatableError('a backslash at its end');
  const char = scanner.take();
  if (char === 'h') return { text: printRanges(horizontalSpace), isSet: true };
  if (char === 'H') return { text: printRanges(otherCodePoints(horizontalSpace)), isSet: true };
  const control = Object.hasOwn(controls, char) ? controls[char] : undefined;
  if (control !== undefined) return { text: control, isSet: false };
  const name = Object.hasOwn(unknown, char) ? unknown[char] : undefined;
  if (name !== undefined) throw new UntranslatableError(name);
  if (/[a-zA-Z]/.test(char)) scanner.notes.push(`"\\${char}" is taken as "${char}"`);
  return { text: literal(char), isSet: false };
}

function readProperty([raw, kind, long, short]: RegExpExecArray): Escape {
  const set = propertyClass(long ?? short ?? '', kind === 'P');
  if (set === undefined) throw new UntranslatableError(`the property \\${raw}`);
  return { text: set, isSet: true };
}

/** A character that stands for itself, within brackets and outside of them. */
export function literal(char: string): string {
  return /[\^$\\.*+?()[\]{}|/]/.test(char) ? `\\${char}` : char;
}
