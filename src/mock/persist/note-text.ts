import { isObject } from '../../model/values.ts';

/** Deeper values are not kept. */
const maxDepth = 500;

/**
 * A note of a world as a text of JSON: plain values, and what JSON lacks under names that begin with `$`, such as
 * `{"$set":["a"]}`.
 *
 * @returns undefined where something in it can only live in this process: a function, an object of a class
 */
export function noteText(note: unknown): string | undefined {
  try {
    return JSON.stringify(encode(note, 0));
  } catch (error) {
    if (error instanceof UnkeptValueError) return undefined;
    throw error;
  }
}

/** What a text stands for. @throws SyntaxError for one that is not JSON */
export function noteOfText(text: string): unknown {
  return decode(JSON.parse(text));
}

class UnkeptValueError extends Error {}

function encode(value: unknown, depth: number): unknown {
  if (depth > maxDepth) throw new UnkeptValueError('too deep');
  const inner = (one: unknown) => encode(one, depth + 1);
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return value;
    case 'number':
      return Number.isFinite(value) && !Object.is(value, -0) ? value : { $number: printed(value) };
    case 'undefined':
      return { $undefined: true };
    case 'object':
      return value === null ? null : encodeObject(value, inner);
    default:
      throw new UnkeptValueError(typeof value);
  }
}

function encodeObject(value: object, inner: (one: unknown) => unknown): unknown {
  if (Array.isArray(value)) return value.map(inner);
  if (value instanceof Map) return { $map: [...value].map(([key, one]) => [inner(key), inner(one)]) };
  if (value instanceof Set) return { $set: [...value].map(inner) };
  if (value instanceof Date) return { $date: inner(value.getTime()) };
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) throw new UnkeptValueError('class');
  const entries = Object.entries(value).map(([key, one]) => [key, inner(one)] as const);
  const isMarked = entries.some(([key]) => key.startsWith('$'));
  return isMarked ? { $object: entries } : Object.fromEntries(entries);
}

function printed(value: number): string {
  return Object.is(value, -0) ? '-0' : String(value);
}

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (!isObject(value)) return value;
  const entries = Object.entries(value);
  const [[mark, inner] = ['', undefined]] = entries;
  const list: readonly unknown[] = Array.isArray(inner) ? inner : [];
  switch (mark) {
    case '$undefined':
      return undefined;
    case '$number':
      return Number(inner);
    case '$date':
      return new Date(Number(decode(inner)));
    case '$set':
      return new Set(list.map(decode));
    case '$map':
      return new Map(list.map(pair));
    case '$object':
      return Object.fromEntries(list.map(pair).map(([key, one]) => [String(key), one]));
    default:
      return Object.fromEntries(entries.map(([key, one]) => [key, decode(one)]));
  }
}

function pair(entry: unknown): [unknown, unknown] {
  const [key, value]: readonly unknown[] = Array.isArray(entry) ? entry : [];
  return [decode(key), decode(value)];
}
