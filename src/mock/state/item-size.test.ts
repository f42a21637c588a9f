import { expect, test } from 'vitest';
import { itemGrowth, itemSize } from './item-size.ts';

type Value = Readonly<Record<string, unknown>>;

const shared = { deep: [1, 2, { name: 'é' }] };

test.each<[string, Value, Value, number]>([
  ['nothing', { id: 1 }, { id: 1 }, 0],
  ['a longer text', { id: 1, name: 'a' }, { id: 1, name: 'abc' }, 2],
  ['a shorter one', { name: 'abc' }, { name: '' }, -3],
  ['a text with signs that JSON escapes', { name: '' }, { name: '"\n' }, 4],
  ['a new property', { id: 1 }, { id: 1, state: 'done' }, 15],
  ['one that is gone', { id: 1, state: 'done' }, { id: 1 }, -15],
  ['the first', {}, { id: 1 }, 6],
  ['the last that is gone', { id: 1 }, {}, -6],
  ['several in another order', { a: 1, b: null }, { b: [null], a: 10 }, 3],
  ['what stays is shared', { shared, id: 9 }, { id: 10, shared }, 1],
  ['what is written anew and the same', { shared }, { shared: structuredClone(shared) }, 0],
  ['a property that has the name of the prototype', JSON.parse('{"__proto__":1}'), { a: 1 }, -8],
  ['nothing where nothing was', {}, {}, 0],
])('the growth of an item: %s', (_, before, after, want) => {
  expect(itemGrowth({ value: before }, { value: after })).toBe(want);
  expect(itemSize({ value: after }) - itemSize({ value: before })).toBe(want);
});
