import type { Model, SchemaNode } from '../model/model.ts';
import type { Direction } from '../schema/hidden-properties.ts';
import type { TypeName } from '../schema/resolve-schema.ts';
import { typesOf } from '../schema/resolve-schema.ts';
import { validatorOf } from '../schema/validate.ts';
import { isUntyped } from './schema-views.ts';

/** Turns decoded text into the value that it means; text that means no other value stays text. */
export type ReadText = (text: string) => unknown;

/**
 * The value of a text under one of the types, strings left out; undefined where the text is of none of them.
 *
 * `12` and `1.0` are integers, `1e3` is a number, the empty text is null; arrays and objects are written as JSON, as
 * `serializeParameter` writes what its styles cannot. `0x10`, `Infinity` and numbers between blanks are no numbers.
 */
export function readTyped(types: ReadonlySet<TypeName>, text: string): unknown {
  if ((types.has('integer') || types.has('number')) && isNumber.test(text)) {
    const value = Number(text);
    if (Number.isInteger(value) || (types.has('number') && Number.isFinite(value))) return value;
  }
  if (types.has('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  if (types.has('null') && text === '') return null;
  const opens = text.charCodeAt(0);
  if ((types.has('object') && opens === 0x7b) || (types.has('array') && opens === 0x5b)) {
    return parsedOr(text, undefined);
  }
  return undefined;
}

const isNumber = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?$/;

function parsedOr<T>(text: string, fallback: T): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return fallback;
  }
}

/**
 * The reader of a schema's texts, made on first use and kept with the model.
 *
 * Where the schema allows a string beside other types, what is valid decides: `12` is a number under
 * `oneOf: [integer, string]`, and a string where only the string's pattern is met.
 */
export function textReaderOf(
  model: Model,
  schema: SchemaNode | undefined,
  direction: Direction = 'request',
): ReadText {
  if (!schema) return asItIs;
  let readers = caches.get(model);
  if (!readers) {
    readers = new Map();
    caches.set(model, readers);
  }
  const key = `${direction} ${schema.at.source}#${schema.at.pointer}`;
  let reader = readers.get(key);
  if (!reader) {
    reader = compile(model, schema, direction);
    readers.set(key, reader);
  }
  return reader;
}

const caches = new WeakMap<Model, Map<string, ReadText>>();

const asItIs: ReadText = (text) => text;

function compile(model: Model, schema: SchemaNode, direction: Direction): ReadText {
  const types = typesOf(model, schema);
  if (isUntyped(types) || (types.size === 1 && types.has('string'))) return asItIs;
  if (!types.has('string')) {
    return (text) => {
      const value = readTyped(types, text);
      return value === undefined ? text : value;
    };
  }
  const isValid = (value: unknown) => validatorOf(model, schema, direction).checkPlainly(value).length === 0;
  return (text) => {
    const value = readTyped(types, text);
    return value === undefined || (!isValid(value) && isValid(text)) ? text : value;
  };
}
