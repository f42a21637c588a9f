import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../model/values.ts';
import { isAlike } from '../rules/equal.ts';

/** A matcher of a test runner: `expect.objectContaining({ … })`. */
export interface Matcher {
  asymmetricMatch(value: unknown): boolean;
}

/** Where a value is not what was expected. */
export interface Difference {
  readonly path: readonly string[];
  readonly expected: unknown;
  readonly actual: unknown;
}

export function isMatcher(value: unknown): value is Matcher {
  return isObject(value) && typeof value.asymmetricMatch === 'function';
}

/**
 * The first difference between what was expected and what came; undefined where there is none.
 *
 * As with `toEqual`, a member that is undefined is one that is not there, and matchers may stand at any depth.
 *
 * @param isText whether scalars came as text, so that 7 and "7" are alike
 */
export function firstDifference(
  expected: unknown,
  actual: unknown,
  isText = false,
  path: readonly string[] = [],
): Difference | undefined {
  const other = { path, expected, actual };
  if (isMatcher(expected)) return expected.asymmetricMatch(actual) ? undefined : other;
  if (Array.isArray(expected)) {
    if (!Array.isArray(actual) || actual.length !== expected.length) return other;
    return firstOf(expected, (item, index) =>
      firstDifference(item, actual[index], isText, [...path, String(index)]),
    );
  }
  if (!isPlain(expected)) {
    return isDeepStrictEqual(expected, actual) || (isText && isAlike(expected, actual)) ? undefined : other;
  }
  if (!isObject(actual) || ArrayBuffer.isView(actual)) return other;
  const names = [...new Set([...Object.keys(expected), ...Object.keys(actual)])];
  return firstOf(names, (name) =>
    firstDifference(ownOf(expected, name), ownOf(actual, name), isText, [...path, name]),
  );
}

function firstOf<T>(
  items: readonly T[],
  check: (item: T, index: number) => Difference | undefined,
): Difference | undefined {
  for (const [index, item] of items.entries()) {
    const difference = check(item, index);
    if (difference) return difference;
  }
  return undefined;
}

function isPlain(value: unknown): value is Record<string, unknown> {
  if (!isObject(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

function ownOf(value: Record<string, unknown>, name: string): unknown {
  return Object.hasOwn(value, name) ? value[name] : undefined;
}
