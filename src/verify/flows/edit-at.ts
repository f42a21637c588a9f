import { setOwn } from '../../http/set-own.ts';
import { isObject } from '../../model/values.ts';

/** A copy of a value with another one at a path; objects on the way are made, items of arrays must be there. */
export function editAt(value: unknown, [name, ...rest]: readonly string[], put: unknown): unknown {
  if (name === undefined) return put;
  if (Array.isArray(value)) {
    const index = name === '-' ? value.length : Number(name);
    if (!Number.isInteger(index) || index < 0 || index > value.length) return value;
    return value.toSpliced(index, 1, editAt(value[index], rest, put));
  }
  const copy: Record<string, unknown> = {};
  for (const [key, old] of Object.entries(isObject(value) ? value : {})) setOwn(copy, key, old);
  setOwn(copy, name, editAt(Object.hasOwn(copy, name) ? copy[name] : undefined, rest, put));
  return copy;
}
