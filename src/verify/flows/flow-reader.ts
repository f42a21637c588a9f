import { formatPointer } from '../../document/pointer.ts';
import { isObject } from '../../model/values.ts';
import type { Location, Problem } from '../../problem.ts';
import { suggestion } from '../../suggestion.ts';

type Path = readonly (string | number)[];

/** An object of a file of workflows, with its place; what is wrong with it is collected. */
export class FlowReader {
  readonly problems: Problem[];
  readonly value: Readonly<Record<string, unknown>>;
  readonly path: Path;
  readonly #source: string;

  constructor(source: string, value: Readonly<Record<string, unknown>>, path: Path, problems: Problem[]) {
    this.#source = source;
    this.value = value;
    this.path = path;
    this.problems = problems;
  }

  /** Where it stands, or a member of it. */
  at(...below: Path): Location {
    return { source: this.#source, pointer: formatPointer([...this.path, ...below]) };
  }

  fail(below: Path, message: string, hint: string): void {
    this.problems.push({ code: 'flow-invalid', severity: 'error', message, hint, at: this.at(...below) });
  }

  /** Refuses members that are not among these; extensions may have any value. */
  only(keys: readonly string[]): void {
    for (const key of Object.keys(this.value))
      if (!keys.includes(key) && !key.startsWith('x-'))
        this.fail([key], `unknown key "${key}"`, suggestion(key, keys));
  }

  has(key: string): boolean {
    return Object.hasOwn(this.value, key);
  }

  get(key: string): unknown {
    return this.has(key) ? this.value[key] : undefined;
  }

  /** A text; undefined, with a problem, where it is something else or misses though it must be there. */
  text(key: string, isRequired = false): string | undefined {
    const value = this.get(key);
    if (typeof value === 'string' && value.trim() !== '') return value;
    if (value !== undefined) this.fail([key], `"${key}" must be a text`, 'Write it in quotes.');
    else if (isRequired) this.fail([], `"${key}" is missing`, `Write "${key}: …".`);
    return undefined;
  }

  /** A number that is not negative. */
  number(key: string, fallback: number): number {
    const value = this.get(key);
    if (value === undefined) return fallback;
    if (typeof value === 'number' && value >= 0) return value;
    this.fail([key], `"${key}" must be a number, 0 or more`, 'Write it without quotes.');
    return fallback;
  }

  /** A list of texts. */
  texts(key: string): readonly string[] {
    const value = this.get(key);
    if (value === undefined) return [];
    if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value;
    this.fail([key], `"${key}" must be a list of texts`, `Write "${key}: [name]".`);
    return [];
  }

  /** The object under a key; undefined where it is none. */
  object(key: string): FlowReader | undefined {
    const value = this.get(key);
    if (value === undefined) return undefined;
    if (isObject(value)) return this.#below(value, key);
    this.fail([key], `"${key}" must be an object`, `Write "${key}:" with its members below.`);
    return undefined;
  }

  /** The objects of a list under a key. */
  objects(key: string, isRequired = false): readonly FlowReader[] {
    const value = this.get(key);
    if (value === undefined) {
      if (isRequired) this.fail([], `"${key}" is missing`, `Write "${key}:" with a list below.`);
      return [];
    }
    if (!Array.isArray(value)) {
      this.fail([key], `"${key}" must be a list`, `Write "${key}:" with a list below.`);
      return [];
    }
    return value.flatMap((one: unknown, index) => {
      if (isObject(one)) return [this.#below(one, key, index)];
      this.fail([key, index], 'an item of the list must be an object', 'Write its members.');
      return [];
    });
  }

  #below(value: Readonly<Record<string, unknown>>, ...below: Path): FlowReader {
    return new FlowReader(this.#source, value, [...this.path, ...below], this.problems);
  }
}
