import { isObject } from '../../model/values.ts';

const maxDepth = 6;

/** Values that are smaller than a JSON value in one thing: less of it first, then less of what it holds. */
export function* smallerValues(value: unknown, depth = 0): Generator<unknown> {
  if (depth > maxDepth) return;
  if (typeof value === 'string') yield* smallerTexts(value);
  else if (typeof value === 'number') yield* smallerNumbers(value);
  else if (Array.isArray(value)) yield* smallerLists(value, depth);
  else if (isObject(value)) yield* smallerObjects(value, depth);
}

function* smallerTexts(text: string): Generator<string> {
  const letters = [...text];
  const half = letters.length >> 1;
  const part = (from: number, to: number) => letters.slice(from, to).join('');
  const shorter = ['', 'a', part(0, half), part(half, letters.length), part(0, -1), part(1, letters.length)];
  for (const one of new Set(shorter)) if (one.length < text.length) yield one;
  // As long, of plain letters: the length may be what matters.
  const plain = 'a'.repeat(letters.length);
  if (plain !== text && letters.length > 1) yield plain;
}

function* smallerNumbers(value: number): Generator<number> {
  const size = (one: number) => Math.abs(one) + (one < 0 ? 0.5 : 0) + (Number.isInteger(one) ? 0 : 0.25);
  // Halves of halves first: what has a bound is soon next to it.
  const halves = [1024, 256, 64, 16, 8, 4, 2].map((part) => Math.trunc(value / part));
  const nearer = [2, 4, 16, 64, 256].map((part) => value - Math.trunc(value / part));
  const candidates = [0, 1, -1, ...halves, Math.trunc(value), ...nearer, -value, value - Math.sign(value)];
  for (const one of new Set(candidates)) if (size(one) < size(value)) yield one;
}

function* smallerLists(list: readonly unknown[], depth: number): Generator<unknown> {
  if (list.length === 0) return;
  yield [];
  if (list.length > 2) yield list.slice(0, list.length >> 1);
  if (list.length > 1) for (const index of list.slice(0, 20).keys()) yield list.toSpliced(index, 1);
  for (const [index, item] of list.slice(0, 5).entries())
    for (const smaller of smallerValues(item, depth + 1)) yield list.with(index, smaller);
}

function* smallerObjects(value: Readonly<Record<string, unknown>>, depth: number): Generator<unknown> {
  const entries = Object.entries(value);
  if (entries.length > 3) {
    yield Object.fromEntries(entries.slice(0, entries.length >> 1));
    yield Object.fromEntries(entries.slice(entries.length >> 1));
  }
  for (const index of entries.keys()) yield Object.fromEntries(entries.toSpliced(index, 1));
  for (const [index, [name, item]] of entries.entries())
    for (const smaller of smallerValues(item, depth + 1))
      yield Object.fromEntries(entries.with(index, [name, smaller]));
}
