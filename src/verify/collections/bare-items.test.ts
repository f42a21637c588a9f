import { expect, test } from 'vitest';
import { bareItems } from './bare-items.ts';

const full = { id: 'a', tags: ['new'], note: 'x', count: 3 };

test.each<
  [title: string, items: Readonly<Record<string, unknown>>, known: readonly string[], want: readonly string[]]
>([
  ['all that is full is like any other', { a: full, b: full }, [], []],
  ['an empty list', { a: full, b: { ...full, tags: [] } }, [], ['b']],
  ['one that has both', { a: { ...full, note: null }, b: { ...full, note: null, tags: [] } }, [], ['b']],
  ['what is looked at anyhow', { a: { ...full, tags: [] }, b: { ...full, tags: [] } }, ['a'], []],
  ['three at most', { a: { w: null }, b: { x: '' }, c: { y: 0 }, d: { z: [] } }, [], ['a', 'b', 'c']],
  ['no object', { a: null, b: 'text' }, [], []],
])('%s', (_title, items, known, want) => {
  expect(bareItems(new Map(Object.entries(items)), known)).toEqual(want);
});
