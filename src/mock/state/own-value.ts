import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';

/** A copy with another value at a path; objects that are missing on the way are made. */
export function withValueAt(value: unknown, path: readonly string[], put: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return put;
  if (Array.isArray(value) && /^\d{1,6}$/.test(name) && Number(name) < value.length) {
    return value.with(Number(name), withValueAt(value[Number(name)], rest, put));
  }
  const copy: Record<string, unknown> = {};
  const source = isObject(value) ? value : {};
  for (const [key, item] of Object.entries(source)) setOwn(copy, key, item);
  setOwn(copy, name, withValueAt(Object.hasOwn(source, name) ? source[name] : undefined, rest, put));
  return copy;
}
