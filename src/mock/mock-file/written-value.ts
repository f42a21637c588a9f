import { formatPointer } from '../../document/pointer.ts';
import { childOf } from '../../model/reader.ts';
import { isObject } from '../../model/values.ts';
import type { Location } from '../../problem.ts';
import { suggestion } from '../../suggestion.ts';

/** Something wrong with what was written, before it is known how much that matters. */
export interface Defect {
  /** One clause: `"code" must be a status from 200 to 599, not "teapot"`. */
  readonly message: string;
  /** What to do. */
  readonly hint: string;
  readonly at: Location;
  /** What is written is used all the same. */
  readonly isHarmless?: boolean;
}

/**
 * A value that somebody wrote, with its place and the name by which it is spoken of. It is asked what it is; where it
 * is something else, that is told.
 */
export class WrittenValue {
  readonly value: unknown;
  readonly at: Location;
  readonly name: string;
  readonly #tell: (defect: Defect) => void;

  constructor(value: unknown, at: Location, name: string, tell: (defect: Defect) => void) {
    this.value = value;
    this.at = at;
    this.name = name;
    this.#tell = tell;
  }

  /** Tells of a defect of this value; what is read of it is then undefined. */
  fail(message: string, hint: string): undefined {
    this.#tell({ message, hint, at: this.at });
    return undefined;
  }

  /** Tells of what is odd, but can be used. */
  warn(message: string, hint: string): void {
    this.#tell({ message, hint, at: this.at, isHarmless: true });
  }

  /** Tells that this value is not what it must be: `a list of rules`. */
  mismatch(expected: string, hint: string): undefined {
    return this.fail(`${quoted(this.name)} must be ${expected}, not ${described(this.value)}`, hint);
  }

  /** The members of an object that may have any names, in their order. */
  entries(
    expected: string,
    hint: string,
  ): readonly (readonly [key: string, value: WrittenValue])[] | undefined {
    const { value } = this;
    if (!isObject(value)) return this.mismatch(expected, hint);
    return Object.keys(value).map((key) => [key, this.#child(key, value[key])]);
  }

  /** The members of an object that may have these names only; undefined where one has another. */
  fields(known: readonly string[]): ReadonlyMap<string, WrittenValue> | undefined {
    const entries = this.entries('an object', `Write ${known.map((key) => `"${key}"`).join(', ')} into it.`);
    if (!entries) return undefined;
    const unknown = entries.filter(([key]) => !known.includes(key));
    for (const [key, child] of unknown) child.fail(`unknown key ${quoted(key)}`, suggestion(key, known));
    return unknown.length > 0 ? undefined : new Map(entries);
  }

  /** The items of a list. */
  items(expected: string, hint: string): readonly WrittenValue[] | undefined {
    const { value } = this;
    if (!Array.isArray(value)) return this.mismatch(expected, hint);
    return value.map((item, index) => this.#child(index, item));
  }

  #child(key: string | number, value: unknown): WrittenValue {
    const name = typeof key === 'number' ? `${this.name}${formatPointer([key])}` : key;
    return new WrittenValue(value, childOf(this.at, key), name, this.#tell);
  }
}

/** A text of anyone's in quotes, cut where it is long. */
export function quoted(text: string): string {
  return JSON.stringify(text.length > 80 ? `${text.slice(0, 80)}…` : text);
}

/** A value in a few words: `"teapot"`, `a list`. */
function described(value: unknown): string {
  if (typeof value === 'string') return quoted(value);
  if (value === null || value === undefined) return 'nothing';
  if (Array.isArray(value)) return 'a list';
  return typeof value === 'object' ? 'an object' : String(value);
}
