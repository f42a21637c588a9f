import { resolve } from '../document/document.ts';
import type { Model, SchemaNode } from '../model/model.ts';
import type { Location, Problem } from '../problem.ts';
import type { Direction } from '../schema/hidden-properties.ts';
import { apiNames } from './api-names.ts';
import { formatExpressions } from './format-expressions.ts';
import { quote } from './literal.ts';
import { type Code, group, printCode } from './validator-code.ts';
import { ValidatorDefinitions, type ValidatorSchema } from './validator-definitions.ts';
import { placed, type RuleContext, schemaRules } from './validator-rules.ts';

/** So many checks are written inside one another, at most. */
const deepest = 100;

/** Names and prints the checks of a document's schemas, each one once. */
export class ValidatorPrinter {
  readonly #model: Model;
  readonly #definitions: ValidatorDefinitions;
  readonly #names = new Map<string, string>();
  readonly #taken = new Set<string>();
  /** The constants, in the order in which they have to stand. */
  readonly #printed = new Map<string, string>();
  readonly #open = new Set<string>();
  /** What is referred to before it is written. */
  readonly #later = new Set<string>();
  /** What takes anything. */
  readonly #empty = new Set<string>();
  readonly #expressions = new Map<string, string>();
  readonly #problems = new Map<string, Problem>();
  readonly #used = new Set<string>();

  readonly #isTracked: boolean;

  constructor(model: Model) {
    this.#model = model;
    const sources = [...model.document.sources.values()];
    this.#isTracked = sources.some(({ text }) => text.includes('unevaluated'));
    this.#definitions = new ValidatorDefinitions(model);
  }

  /** The names to import from the runtime. */
  get used(): readonly string[] {
    return [...this.#used];
  }

  get problems(): readonly Problem[] {
    return [...this.#problems.values()];
  }

  use(name: string): string {
    this.#used.add(name);
    return name;
  }

  /** Defines a schema; all have to be defined before the first one is printed. */
  define(schema: SchemaNode, direction: Direction): string {
    return this.#definitions.define(schema, direction);
  }

  tell(at: Location, message: string): void {
    this.#report({ code: 'validator-unchecked', severity: 'note', message, at });
  }

  writePlace(at: Location): string {
    return this.#definitions.writePlace(at);
  }

  placed(at: Location, codes: readonly Code[]): Code {
    return placed(at, codes, this.#context);
  }

  /** Whether values of a schema are single texts, numbers or booleans. */
  isScalar({ value, at }: SchemaNode): boolean {
    const found = resolve(this.#model.document, value, at);
    const type = found.ok ? (found.resolved.value as { type?: unknown }).type : undefined;
    return ['string', 'number', 'integer', 'boolean'].includes(String(type));
  }

  /** The check of a defined schema; undefined where it takes anything. */
  check(id: string): Code | undefined {
    return this.#refer(this.#definitions.keyOf(id));
  }

  /** All constants that checks refer to. */
  print(): string {
    for (const key of this.#later) this.#constant(key);
    const expressions = [...this.#expressions].map(([format, name]) => {
      const { source, flags } = formatExpressions[format] ?? /(?:)/;
      const parts = [format, source, flags].map(quote);
      return `const ${name}: Check = ${printCode(group(`${this.use('expression')}(`, parts, ')'))};\n`;
    });
    return [...expressions, ...this.#printed.values()].map((text) => `${text}\n`).join('');
  }

  /** A check by its name, or written out where it stands alone and nowhere else. */
  #refer(key: string): Code | undefined {
    const own = this.#definitions.get(key);
    if (own.isSingle) return this.#code(own);
    const name = this.#name(own);
    if (this.#printed.has(key)) return name;
    if (this.#empty.has(key)) return undefined;
    // One that is being written refers to itself; a long chain is written one after another.
    if (this.#open.has(key) || this.#open.size > deepest) {
      this.#later.add(key);
      return `${this.use('ref')}(() => ${name})`;
    }
    return this.#constant(key);
  }

  #constant(key: string): Code | undefined {
    if (this.#printed.has(key)) return undefined;
    const own = this.#definitions.get(key);
    const name = this.#name(own);
    this.#open.add(key);
    const code = this.#code(own) ?? (this.#later.has(key) ? `${this.use('schema')}('#')` : undefined);
    this.#open.delete(key);
    if (code === undefined) {
      this.#empty.add(key);
      return undefined;
    }
    this.#printed.set(key, `const ${name}: Check = ${printCode(code)};\n`);
    return name;
  }

  #code(own: ValidatorSchema): Code | undefined {
    for (const problem of this.#definitions.problemsOf(own.key)) this.#report(problem);
    const rules = schemaRules(own.schema, own.at, this.#context);
    return rules && this.placed(own.at, rules);
  }

  #name({ key, at, direction }: ValidatorSchema): string {
    const known = this.#names.get(key);
    if (known !== undefined) return known;
    const words = at.pointer
      .split('/')
      .filter((word) => !/^(?:components|schemas|schema|content)$/.test(word));
    const plain = `check${apiNames(words.slice(-2).join(' ')).type}${direction === 'request' ? 'Sent' : ''}`;
    let name = plain;
    for (let number = 2; this.#taken.has(name); number += 1) name = `${plain}${number}`;
    this.#taken.add(name);
    this.#names.set(key, name);
    return name;
  }

  #expression(format: string): string {
    const name = `is${apiNames(format).type}`;
    this.#expressions.set(format, name);
    return name;
  }

  #report(problem: Problem): void {
    const { at, message } = problem;
    this.#problems.set(`${at?.source}#${at?.pointer} ${message}`, problem);
  }

  readonly #context: RuleContext = {
    placeOf: (schema) => this.#definitions.placeOf(schema),
    writePlace: (at) => this.writePlace(at),
    refer: (id) => this.#refer(this.#definitions.keyOf(id)),
    use: (name) => this.use(name),
    useExpression: (format) => this.#expression(format),
    report: (problem) => this.#report(problem),
    isTracked: () => this.#isTracked,
  };
}
