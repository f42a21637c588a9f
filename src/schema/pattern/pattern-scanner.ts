/** What another dialect writes that JavaScript has nothing for. The message names it. */
export class UntranslatableError extends Error {}

/** A text that is read piece by piece. */
export class PatternScanner {
  readonly text: string;
  at = 0;
  /** What the reader of the translation should know. */
  readonly notes: string[] = [];

  constructor(text: string) {
    this.text = text;
  }

  get isAtEnd(): boolean {
    return this.at >= this.text.length;
  }

  /** The next code point, without reading it. */
  get next(): string {
    const point = this.text.codePointAt(this.at);
    return point === undefined ? '' : String.fromCodePoint(point);
  }

  /** Reads one code point. */
  take(): string {
    const { next } = this;
    this.at += next.length;
    return next;
  }

  /** Reads a text if it comes next. */
  skip(text: string): boolean {
    if (!this.text.startsWith(text, this.at)) return false;
    this.at += text.length;
    return true;
  }

  /** Reads what an expression with the flag `y` finds next. */
  match(expression: RegExp): RegExpExecArray | undefined {
    expression.lastIndex = this.at;
    const found = expression.exec(this.text) ?? undefined;
    if (found) this.at += found[0].length;
    return found;
  }

  /** Reads up to a text and over it. */
  takeUntil(end: string): string | undefined {
    const found = this.text.indexOf(end, this.at);
    if (found < 0) return undefined;
    const taken = this.text.slice(this.at, found);
    this.at = found + end.length;
    return taken;
  }
}
