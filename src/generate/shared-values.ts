import type { Answer } from './answers.ts';
import { printLiteral } from './literal.ts';

/** Shorter bodies are repeated rather than named. */
const shortestShared = 200;

/**
 * The answers of `handlers.ts`, those that several operations have written once.
 *
 * First every answer is counted, then rendered; `render` gives the declarations that the rendered ones refer to.
 */
export class SharedValues {
  readonly #counts = new Map<string, number>();
  readonly #names = new Map<string, string>();
  readonly #declarations: string[] = [];

  countAnswer(answer: Answer): void {
    this.#count(keyOf(answer));
    for (const { body } of answer.bodies) this.#count(keyOf(body));
  }

  /** The source of an answer, or the name of the constant that holds it. */
  renderAnswer(answer: Answer): string {
    if (!this.#isShared(keyOf(answer))) return this.#literal(answer, 2);
    return this.#declare(keyOf(answer), 'answer', 'AnswerData', () => this.#literal(answer, 0));
  }

  /** The declarations of all constants so far. */
  render(): string {
    return this.#declarations.length === 0 ? '' : `${this.#declarations.join('\n')}\n`;
  }

  #literal({ status, type, headers, bodies }: Answer, indent: number): string {
    const margin = ' '.repeat(indent + 2);
    const lines = bodies.map(({ name, body }) => {
      const named = name === undefined ? '' : `name: ${printLiteral(name)}, `;
      return `${margin}  { ${named}body: ${this.#body(body, indent + 4)} },\n`;
    });
    const fields = [
      `${margin}status: ${printLiteral(status)},\n`,
      type === undefined ? '' : `${margin}type: ${printLiteral(type)},\n`,
      Object.keys(headers).length === 0 ? '' : `${margin}headers: ${printLiteral(headers, indent + 2)},\n`,
      lines.length === 0 ? `${margin}bodies: [],\n` : `${margin}bodies: [\n${lines.join('')}${margin}],\n`,
    ];
    return `{\n${fields.join('')}${' '.repeat(indent)}}`;
  }

  #body(body: unknown, indent: number): string {
    const key = keyOf(body);
    if (key.length < shortestShared || !this.#isShared(key)) return printLiteral(body, indent);
    return this.#declare(key, 'body', 'unknown', () => printLiteral(body));
  }

  #declare(key: string, prefix: string, type: string, print: () => string): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const text = print();
    const name = `${prefix}${this.#declarations.length + 1}`;
    this.#names.set(key, name);
    this.#declarations.push(`const ${name}: ${type} = ${text};\n`);
    return name;
  }

  #count(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  #isShared(key: string): boolean {
    return (this.#counts.get(key) ?? 0) > 1;
  }
}

/** Equal values have equal keys; an answer and a body never have the same. */
function keyOf(value: unknown): string {
  return JSON.stringify(value);
}
