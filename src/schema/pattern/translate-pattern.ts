import { PatternScanner, UntranslatableError } from './pattern-scanner.ts';
import { readClass, takeQuoted } from './read-class.ts';
import { literal, readEscape } from './read-escape.ts';

/** A pattern of another dialect, in JavaScript with the flag `u`. */
export type Translation =
  | {
      readonly ok: true;
      readonly pattern: string;
      /**
       * It means the same only where no text can be read in two ways: it gives up no alternatives that it has tried
       * (`a++`, `(?>a)`).
       */
      readonly isAtomic: boolean;
      readonly notes: readonly string[];
    }
  /** What there is nothing for in JavaScript: `a conditional group`. */
  | { readonly ok: false; readonly construct: string };

/**
 * Translates what PCRE, Java, Python and others write, and what JavaScript allows without the flag `u` only: `(?i)`,
 * `\A`, `[[:alpha:]]`, `\p{Alnum}`, `(?P<name>a)`, `\_`.
 *
 * @param pattern one that JavaScript does not compile with the flag `u`
 * @see https://www.pcre.org/current/doc/html/pcre2pattern.html
 */
export function translatePattern(pattern: string): Translation {
  const translator = new Translator(pattern);
  try {
    return {
      ok: true,
      pattern: translator.translate(),
      isAtomic: translator.isAtomic,
      notes: translator.notes,
    };
  } catch (error) {
    if (error instanceof UntranslatableError) return { ok: false, construct: error.message };
    throw error;
  }
}

/** A group that is open, with the flags that hold in it from some place on. */
interface Frame {
  /** As written in front of what they hold for: `(?i:`. */
  readonly inline: string[];
  extended: boolean;
  multiline: boolean;
}

class Translator {
  readonly #scanner: PatternScanner;
  readonly #groupCount: number;
  #out = '';
  readonly #frames: Frame[] = [{ inline: [], extended: false, multiline: false }];
  isAtomic = false;

  constructor(pattern: string) {
    this.#scanner = new PatternScanner(pattern);
    this.#groupCount = [...pattern.matchAll(/\\.|\((?!\?)|\(\?P?[<'](?![=!])/gs)].filter(
      ([text]) => text[0] === '(',
    ).length;
  }

  get notes(): readonly string[] {
    return this.#scanner.notes;
  }

  translate(): string {
    while (!this.#scanner.isAtEnd) this.#item();
    const frame = this.#frames.pop();
    if (this.#frames.length > 0) throw new UntranslatableError('a "(" that is not closed');
    return this.#out + ')'.repeat(frame?.inline.length ?? 0);
  }

  get #frame(): Frame {
    return this.#frames.at(-1) ?? { inline: [], extended: false, multiline: false };
  }

  #item(): void {
    const scanner = this.#scanner;
    if (this.#frame.extended && scanner.match(/\s+|#.*/y)) return;
    if (scanner.skip('\\')) this.#escape();
    else if (scanner.skip('[')) this.#out += readClass(scanner);
    else if (scanner.skip('(')) this.#open();
    else if (scanner.skip(')')) this.#close();
    else if (scanner.skip('|')) this.#alternative();
    else if (!this.#quantifier())
      this.#out += /[\]{}]/.test(scanner.next) ? `\\${scanner.take()}` : scanner.take();
  }

  /** Flags that were set in front of a `|` hold behind it too. */
  #alternative(): void {
    const { inline } = this.#frame;
    this.#out += `${')'.repeat(inline.length)}|${inline.join('')}`;
  }

  #escape(): void {
    const scanner = this.#scanner;
    if (scanner.skip('Q')) this.#out += [...takeQuoted(scanner)].map(literal).join('');
    else if (scanner.match(/[EK]/y)) return;
    else if (scanner.skip('A')) this.#out += this.#frame.multiline ? '(?-m:^)' : '^';
    else if (scanner.match(/[zZ]/y)) this.#out += this.#frame.multiline ? '(?-m:$)' : '$';
    else if (scanner.skip('R')) this.#out += '(?:\\r\\n|[\\n-\\r\\x85\\u2028\\u2029])';
    else if (scanner.skip('N')) this.#out += '[^\\n]';
    else this.#reference();
  }

  #reference(): void {
    const scanner = this.#scanner;
    const kept = scanner.match(/[bB]|k<\w+>/y);
    if (kept) {
      this.#out += `\\${kept[0]}`;
      return;
    }
    const number = scanner.match(/[1-9]\d*/y);
    if (number && Number(number[0]) <= this.#groupCount) {
      this.#out += `\\${number[0]}`;
      return;
    }
    if (number) scanner.at -= number[0].length;
    const { text, isSet } = readEscape(scanner);
    this.#out += isSet && !/^\\\w$|^\\[pP]\{[^}]*\}$/.test(text) ? `[${text}]` : text;
  }

  /** @returns false where there is none */
  #quantifier(): boolean {
    const found = this.#scanner.match(/([*+?]|\{\d+(?:,\d*)?\})([?+]?)|\{,(\d+)\}/y);
    if (!found) return false;
    const [, count, mode, most] = found;
    if (mode === '+') this.isAtomic = true;
    if (most !== undefined) this.#scanner.notes.push(`"{,${most}}" is taken as "{0,${most}}"`);
    this.#out += most === undefined ? `${count}${mode === '?' ? '?' : ''}` : `{0,${most}}`;
    return true;
  }

  /** What follows an opening parenthesis. */
  #open(): void {
    const scanner = this.#scanner;
    if (scanner.skip('*')) throw new UntranslatableError('a verb such as (*ACCEPT)');
    if (!scanner.skip('?')) this.#push('(');
    else if (scanner.skip('#')) {
      if (scanner.takeUntil(')') === undefined) throw new UntranslatableError('a comment that is not closed');
    } else if (scanner.skip('>')) {
      this.isAtomic = true;
      this.#push('(?:');
    } else if (!this.#named() && !this.#flags()) {
      const plain = scanner.match(/:|=|!|<=|<!/y);
      if (!plain) throw new UntranslatableError(constructOf(scanner.text.slice(scanner.at)));
      this.#push(`(?${plain[0]}`);
    }
  }

  #named(): boolean {
    const name = this.#scanner.match(/P?<(\w+)>|'(\w+)'/y);
    if (name) this.#push(`(?<${name[1] ?? name[2]}>`);
    const again = name ? undefined : this.#scanner.match(/P=(\w+)\)/y);
    if (again) this.#out += `\\k<${again[1]}>`;
    return name !== undefined || again !== undefined;
  }

  #flags(): boolean {
    const found = this.#scanner.match(/([a-zA-Z]*)(?:-([a-zA-Z]+))?([:)])/y);
    if (!found || found[0] === ':' || found[0] === ')') {
      if (found) this.#scanner.at -= found[0].length;
      return false;
    }
    const [, on = '', off = '', end] = found;
    // Those that only say what JavaScript does anyway, or how far a repetition looks first.
    const idle = /[uaJ]/g;
    const strange = `${on}${off}`.replace(idle, '').match(/[^imsx]/);
    if (strange) throw new UntranslatableError(`the flag "${strange[0]}"`);
    const frame = this.#frame;
    const inner = {
      extended: (frame.extended || on.includes('x')) && !off.includes('x'),
      multiline: (frame.multiline || on.includes('m')) && !off.includes('m'),
    };
    const [set, unset] = [on, off].map((flags) => [...new Set(flags.replace(/[^ims]/g, ''))].join(''));
    const written = `(?${set}${unset === '' ? '' : `-${unset}`}:`;
    if (end === ':') this.#push(written, inner);
    else this.#setInline(written, inner);
    return true;
  }

  /** Flags that hold up to the end of the group that they stand in. */
  #setInline(written: string, inner: Pick<Frame, 'extended' | 'multiline'>): void {
    const frame = this.#frame;
    Object.assign(frame, inner);
    if (written === '(?:') return;
    frame.inline.push(written);
    this.#out += written;
  }

  #push(written: string, inner: Pick<Frame, 'extended' | 'multiline'> = this.#frame): void {
    this.#out += written;
    this.#frames.push({ inline: [], extended: inner.extended, multiline: inner.multiline });
  }

  #close(): void {
    if (this.#frames.length === 1) throw new UntranslatableError('a ")" that closes nothing');
    const frame = this.#frames.pop();
    this.#out += ')'.repeat(1 + (frame?.inline.length ?? 0));
  }
}

function constructOf(rest: string): string {
  if (/^R|^[+-]?\d|^&|^P>/.test(rest)) return 'a call of a group, such as (?1)';
  if (rest.startsWith('(')) return 'a conditional group, such as (?(1)a)';
  if (rest.startsWith('|')) return 'a group that numbers anew, (?|…)';
  return `a group that starts with "(?${rest.slice(0, 3)}"`;
}
