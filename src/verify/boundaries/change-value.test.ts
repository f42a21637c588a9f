import { expect, test } from 'vitest';
import { changedAt, valueAtPath } from './change-value.ts';
import { removed } from './object-property.ts';

const value = { a: { b: [1, 2] }, c: 3 };
const cases: [string, readonly string[], unknown, unknown][] = [
  ['the whole', [], 5, 5],
  ['a property', ['c'], 4, { a: { b: [1, 2] }, c: 4 }],
  ['a new property', ['d'], 4, { a: { b: [1, 2] }, c: 3, d: 4 }],
  ['the last item', ['a', 'b', '-'], 9, { a: { b: [1, 9] }, c: 3 }],
  ['without a property', ['a', 'b'], removed, { a: {}, c: 3 }],
  ['without an item', ['a', 'b', '-'], removed, { a: { b: [1] }, c: 3 }],
  ['below a number', ['c', 'x'], 1, value],
];
test.each(cases)('%s', (_name, path, change, want) => {
  expect(changedAt(value, path, change)).toEqual(want);
  expect(value).toEqual({ a: { b: [1, 2] }, c: 3 });
});

test('names of prototypes are names like others', () => {
  const changed = changedAt({}, ['__proto__'], { polluted: true }) as Record<string, unknown>;
  expect(JSON.stringify(changed)).toBe('{"__proto__":{"polluted":true}}');
  expect(changed.polluted).toBeUndefined();
  expect(valueAtPath({}, ['constructor'])).toBeUndefined();
});

test('what stands at a path', () => {
  expect([['a', 'b', '-'], ['a', 'x'], ['c', 'x'], []].map((path) => valueAtPath(value, path))).toEqual([
    2,
    undefined,
    undefined,
    value,
  ]);
});
