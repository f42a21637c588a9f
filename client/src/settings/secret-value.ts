const shown = '[secret]';

/**
 * A secret that is seen only by who asks for it: in logs, JSON, templates and `console.log` it is `[secret]`.
 *
 * @example
 * const key = new SecretValue('sk_live_…');
 * `${key}`; // [secret]
 * key.reveal(); // sk_live_…
 */
export class SecretValue {
  readonly #text: string;

  constructor(text: string) {
    this.#text = text;
  }

  /** The secret itself. */
  reveal(): string {
    return this.#text;
  }

  toString(): string {
    return shown;
  }

  toJSON(): string {
    return shown;
  }

  /** What `console.log` of Node and Deno shows; private fields are not shown by others either. */
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return shown;
  }
}
