import { isObject } from '../../model/values.ts';
import type { Envelope } from '../../resources/resource.ts';
import { valueUnder } from '../run/item.ts';

/** What an item or a body has, by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** The object at a path of names in a body; undefined where there is none. */
export function fieldsUnder(body: unknown, path: readonly string[]): Fields | undefined {
  const value = valueUnder(body, path);
  return isObject(value) && !Array.isArray(value) ? value : undefined;
}

/** The fields of an item in a body; those of an object within are as its own. */
export function itemFields(body: unknown, { path, inner }: Envelope): Fields | undefined {
  const outer = fieldsUnder(body, path);
  if (inner === undefined || !outer) return outer;
  const within = fieldsUnder(outer, [inner]);
  return within && { ...withoutFields(outer, [inner]), ...within };
}

/** A body with something else at a path of names; what stands beside it stays. */
export function withUnder(body: unknown, path: readonly string[], value: unknown): unknown {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const around = isObject(body) && !Array.isArray(body) ? body : {};
  return withField(
    around,
    first,
    withUnder(Object.hasOwn(around, first) ? around[first] : undefined, rest, value),
  );
}

/** The same fields with one more, or another value for one. */
export function withField(fields: Fields, name: string, value: unknown): Fields {
  return Object.fromEntries([...Object.entries(fields).filter(([key]) => key !== name), [name, value]]);
}

/** The same fields without some. */
export function withoutFields(fields: Fields, names: Iterable<string>): Fields {
  const left = new Set(names);
  return Object.fromEntries(Object.entries(fields).filter(([name]) => !left.has(name)));
}

/** The value of a field; undefined where there is none of that name. */
export function fieldOf(fields: Fields | undefined, name: string): unknown {
  return fields !== undefined && Object.hasOwn(fields, name) ? fields[name] : undefined;
}
