import { redacted } from '../../http/redact-text.ts';
import { isObject } from '../../model/values.ts';

/** Deeper values are compared as they are written. */
const maxDepth = 100;

/** A text in which `REDACTED` stands for anything: `Bearer REDACTED` is matched by `Bearer abc`. */
export function matchesText(recorded: string, text: string): boolean {
  const parts = recorded.split(redacted);
  const first = parts[0] ?? '';
  const last = parts.at(-1) ?? '';
  if (parts.length === 1) return recorded === text;
  if (!text.startsWith(first) || text.length < first.length + last.length || !text.endsWith(last))
    return false;
  let from = first.length;
  const end = text.length - last.length;
  for (const part of parts.slice(1, -1)) {
    const at = text.indexOf(part, from);
    if (at < 0 || at + part.length > end) return false;
    from = at + part.length;
  }
  return true;
}

/** A value of JSON in which `REDACTED` stands for anything, a number or an object too. */
export function matchesValue(recorded: unknown, value: unknown): boolean {
  if (typeof recorded === 'string') {
    return recorded === redacted || (typeof value === 'string' && matchesText(recorded, value));
  }
  if (Array.isArray(recorded)) {
    return (
      Array.isArray(value) &&
      recorded.length === value.length &&
      recorded.every((item, index) => matchesValue(item, value[index]))
    );
  }
  if (!isObject(recorded)) return recorded === value;
  if (!isObject(value)) return false;
  const names = Object.keys(recorded);
  return (
    names.length === Object.keys(value).length &&
    names.every((name) => Object.hasOwn(value, name) && matchesValue(recorded[name], value[name]))
  );
}

/** JSON with members in one order, so that equal values have equal texts; undefined for one that is nested too deep. */
export function canonicalJson(value: unknown): string | undefined {
  const ordered = inOrder(value, 0);
  return ordered === tooDeep ? undefined : JSON.stringify(ordered);
}

const tooDeep = Symbol('too deep');

function inOrder(value: unknown, depth: number): unknown {
  if (depth > maxDepth) return tooDeep;
  if (Array.isArray(value)) {
    const items = value.map((item) => inOrder(item, depth + 1));
    return items.includes(tooDeep) ? tooDeep : items;
  }
  if (!isObject(value)) return value;
  const members = Object.keys(value)
    .sort()
    .map((name): [string, unknown] => [name, inOrder(value[name], depth + 1)]);
  return members.some(([, member]) => member === tooDeep) ? tooDeep : Object.fromEntries(members);
}
