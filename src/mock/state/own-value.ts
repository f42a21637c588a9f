import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';

/** A copy with another value at a path; objects that are missing on the way are made. */
export function withValueAt(value: unknown, path: readonly string[], put: unknown): unknown {
  return withValueFrom(value, path, 0, put);
}

function withValueFrom(value: unknown, path: readonly string[], from: number, put: unknown): unknown {
  const name = path[from];
  if (name === undefined) return put;
  if (Array.isArray(value) && /^\d{1,6}$/.test(name) && Number(name) < value.length) {
    return value.with(Number(name), withValueFrom(value[Number(name)], path, from + 1, put));
  }
  const source = isObject(value) ? value : {};
  const before = Object.hasOwn(source, name) ? source[name] : undefined;
  // What is spread becomes data, whatever its name is.
  const copy: Record<string, unknown> = { ...source };
  setOwn(copy, name, withValueFrom(before, path, from + 1, put));
  return copy;
}
