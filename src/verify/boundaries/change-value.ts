import { isPlain, removed, withProperty } from './object-property.ts';

/** What stands at a path; `-` is the last item of an array. Undefined where nothing does. */
export function valueAtPath(value: unknown, path: readonly string[]): unknown {
  let found = value;
  for (const name of path) {
    if (Array.isArray(found)) found = found[indexOf(found, name)];
    else if (isPlain(found) && Object.hasOwn(found, name)) found = found[name];
    else return undefined;
  }
  return found;
}

/** A copy with another value at a path, or without it; the value itself where the path leads nowhere. */
export function changedAt(value: unknown, path: readonly string[], change: unknown): unknown {
  const [name, ...rest] = path;
  if (name === undefined) return change;
  if (Array.isArray(value)) {
    const index = indexOf(value, name);
    const inner = changedAt(value[index], rest, change);
    return inner === removed ? value.toSpliced(index, 1) : index < 0 ? [inner] : value.with(index, inner);
  }
  if (!isPlain(value)) return value;
  const inner = changedAt(Object.hasOwn(value, name) ? value[name] : undefined, rest, change);
  return withProperty(value, name, inner);
}

function indexOf(list: readonly unknown[], name: string): number {
  return name === '-' ? list.length - 1 : Number(name);
}
