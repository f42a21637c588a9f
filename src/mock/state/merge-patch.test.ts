import { expect, test } from 'vitest';
import { applyMergePatch } from './merge-patch.ts';

/** @see https://www.rfc-editor.org/rfc/rfc7396#appendix-A */
test.each<[target: unknown, patch: unknown, want: unknown]>([
  [{ a: 'b' }, { a: 'c' }, { a: 'c' }],
  [{ a: 'b' }, { b: 'c' }, { a: 'b', b: 'c' }],
  [{ a: 'b' }, { a: null }, {}],
  [{ a: 'b', b: 'c' }, { a: null }, { b: 'c' }],
  [{ a: ['b'] }, { a: 'c' }, { a: 'c' }],
  [{ a: 'c' }, { a: ['b'] }, { a: ['b'] }],
  [{ a: { b: 'c' } }, { a: { b: 'd', c: null } }, { a: { b: 'd' } }],
  [{ a: [{ b: 'c' }] }, { a: [1] }, { a: [1] }],
  [
    ['a', 'b'],
    ['c', 'd'],
    ['c', 'd'],
  ],
  [{ a: 'b' }, ['c'], ['c']],
  [{ a: 'foo' }, null, null],
  [{ a: 'foo' }, 'bar', 'bar'],
  [{ e: null }, { a: 1 }, { e: null, a: 1 }],
  [[1, 2], { a: 'b', c: null }, { a: 'b' }],
  [{}, { a: { bb: { ccc: null } } }, { a: { bb: {} } }],
])('%j with %j', (target, patch, want) => {
  expect(applyMergePatch(target, patch)).toEqual(want);
});

test('a property named __proto__ is data', () => {
  const merged = applyMergePatch({ a: 1 }, JSON.parse('{"__proto__": {"isAdmin": true}}'));
  expect(JSON.stringify(merged)).toBe('{"a":1,"__proto__":{"isAdmin":true}}');
  expect(Object.getPrototypeOf(merged)).toBe(Object.prototype);
  expect(applyMergePatch(merged, JSON.parse('{"__proto__": null}'))).toEqual({ a: 1 });
});

test('where null is a value it stays one, at the top', () => {
  const keepsNull = (name: string) => name === 'a';
  expect(applyMergePatch({ a: 1, b: 1 }, { a: null, b: null }, keepsNull)).toEqual({ a: null });
});
