import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';

/** Stands for every item of an array in a path of names. */
export const everyItem = '*';

/**
 * A value in which what stands at a path is changed, every item of the arrays on its way; the same value where nothing
 * stands there. What is given is not changed.
 *
 * @param path names of properties, and `*` for the items of an array: `['data', '*', 'id']`
 * @param edit resolves to `removed` to take a property away
 */
export function editAt(value: unknown, path: readonly string[], edit: (value: unknown) => unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return edit(value);
  if (name === everyItem) {
    if (!Array.isArray(value)) return value;
    const items = value.map((item: unknown) => editAt(item, rest, edit));
    return items.some((item, index) => item !== value[index]) ? items : value;
  }
  if (!isObject(value) || !Object.hasOwn(value, name)) return value;
  const before = value[name];
  const after = editAt(before, rest, edit);
  return after === before ? value : withProperty(value, name, after);
}

/** What `editAt` is answered with to take a property away. */
export const removed = Symbol('removed');

/** A copy of an object with another value of a property, or without it. */
export function withProperty(
  value: Readonly<Record<string, unknown>>,
  name: string,
  changed: unknown,
): Readonly<Record<string, unknown>> {
  const copy: Record<string, unknown> = {};
  for (const [key, old] of Object.entries(value)) if (key !== name) setOwn(copy, key, old);
  if (changed !== removed) setOwn(copy, name, changed);
  return copy;
}
