import { applyPatch, type Operation } from 'rfc6902';
import { isObject } from '../../model/values.ts';

/** What a patch came to. */
export type Patched =
  | { readonly ok: true; readonly value: unknown }
  /** One sentence on the operation that cannot be done; `isTest` where a test does not hold. */
  | { readonly ok: false; readonly reason: string; readonly isTest: boolean };

/** The most operations of a patch, and the most values that they may add. */
const maxOperations = 1000;
const maxValues = 100_000;

/**
 * Applies a JSON Patch, all of it or nothing. The given value is not changed.
 *
 * @see https://www.rfc-editor.org/rfc/rfc6902
 */
export function applyJsonPatch(value: unknown, patch: unknown): Patched {
  if (!Array.isArray(patch)) return refused('a JSON Patch is a list of operations');
  if (patch.length > maxOperations) {
    return refused(`${patch.length} operations are too many; at most ${maxOperations} are done at once`);
  }
  // The root has no parent to be changed in.
  const root = { root: structuredClone(value) };
  let left = maxValues;
  for (const [index, operation] of patch.entries()) {
    const defect = defectOf(root.root, operation);
    if (defect) return refused(`operation ${index}: ${defect}`);
    left -= sizeOfAdded(root.root, operation, left);
    if (left < 0) return refused(`operation ${index}: it would add more than ${maxValues} values`);
    const [error] = applyPatch(root, [inRoot(operation)]);
    if (error)
      return {
        ok: false,
        reason: `operation ${index}: ${error.message}`,
        isTest: error.name === 'TestError',
      };
  }
  return { ok: true, value: root.root };
}

function refused(reason: string): Patched {
  return { ok: false, reason, isTest: false };
}

/** Checked by `defectOf`. */
function inRoot(operation: Record<string, unknown>): Operation {
  const from = typeof operation.from === 'string' ? { from: `/root${operation.from}` } : {};
  // What its members are was looked at before.
  return { ...operation, path: `/root${operation.path}`, ...from } as unknown as Operation;
}

const kinds: readonly unknown[] = ['add', 'remove', 'replace', 'move', 'copy', 'test'];

function defectOf(root: unknown, operation: unknown): string | undefined {
  if (!isObject(operation) || !kinds.includes(operation.op)) return `"op" must be one of ${kinds.join(', ')}`;
  const { op, path, from } = operation;
  if (['add', 'replace', 'test'].includes(String(op)) && !Object.hasOwn(operation, 'value'))
    return '"value" is missing';
  const own = pointerDefect(root, 'path', path, op !== 'add' && op !== 'move' && op !== 'copy');
  if (own) return own;
  if (op !== 'move' && op !== 'copy')
    return op === 'remove' && path === '' ? 'the whole cannot be removed' : undefined;
  const source = pointerDefect(root, 'from', from, true);
  if (source) return source;
  return op === 'move' && String(path).startsWith(`${from}/`)
    ? 'a value cannot be moved into itself'
    : undefined;
}

/** @param mustBe whether there must be a value, or just something that it can be put into */
function pointerDefect(root: unknown, name: string, pointer: unknown, mustBe: boolean): string | undefined {
  if (typeof pointer !== 'string' || (pointer !== '' && !pointer.startsWith('/'))) {
    return `"${name}" must be a JSON pointer`;
  }
  const tokens = tokensOf(pointer);
  // The library takes these for something else than names of properties.
  const odd = tokens.find((token) => ['__proto__', 'constructor', 'prototype'].includes(token));
  if (odd !== undefined) return `a property named "${odd}" cannot be patched; replace what it is in`;
  const parent = find(root, mustBe ? tokens : tokens.slice(0, -1));
  if (!parent) return `there is nothing at ${pointer}`;
  if (mustBe || tokens.length === 0) return undefined;
  const last = tokens.at(-1) ?? '';
  if (Array.isArray(parent.value)) {
    return last === '-' || (isIndex(last) && Number(last) <= parent.value.length)
      ? undefined
      : `there is no place at ${pointer}`;
  }
  return isObject(parent.value) ? undefined : `nothing can be put into ${pointer}`;
}

function tokensOf(pointer: string): readonly string[] {
  return pointer
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

function isIndex(token: string): boolean {
  return /^(?:0|[1-9]\d{0,8})$/.test(token);
}

/** Only own properties and items count. */
function find(root: unknown, tokens: readonly string[]): { readonly value: unknown } | undefined {
  let value = root;
  for (const token of tokens) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
    if (Array.isArray(value) && !isIndex(token)) return undefined;
    // An own property was just found.
    value = (value as Record<string, unknown>)[token];
  }
  return { value };
}

/** How many values an operation adds: a copy of a copy of a copy grows beyond all bounds. */
function sizeOfAdded(root: unknown, { op, from, value }: Record<string, unknown>, most: number): number {
  const added = op === 'copy' ? find(root, tokensOf(String(from)))?.value : value;
  let count = 0;
  const open: unknown[] = [added];
  while (open.length > 0 && count <= most) {
    const next = open.pop();
    count += 1;
    if (typeof next === 'object' && next !== null) open.push(...Object.values(next).slice(0, most + 1));
  }
  return count;
}
