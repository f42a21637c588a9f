import { expect, test } from 'vitest';
import { applyJsonPatch } from './json-patch.ts';

/** @see https://www.rfc-editor.org/rfc/rfc6902#appendix-A */
test.each<[name: string, value: unknown, patch: unknown[], want: unknown]>([
  [
    'A.1 adding a member',
    { foo: 'bar' },
    [{ op: 'add', path: '/baz', value: 'qux' }],
    { baz: 'qux', foo: 'bar' },
  ],
  [
    'A.2 adding an item',
    { foo: ['bar', 'baz'] },
    [{ op: 'add', path: '/foo/1', value: 'qux' }],
    { foo: ['bar', 'qux', 'baz'] },
  ],
  ['A.3 removing a member', { baz: 'qux', foo: 'bar' }, [{ op: 'remove', path: '/baz' }], { foo: 'bar' }],
  ['A.4 removing an item', { foo: ['a', 'b', 'c'] }, [{ op: 'remove', path: '/foo/1' }], { foo: ['a', 'c'] }],
  [
    'A.5 replacing',
    { baz: 'qux', foo: 'bar' },
    [{ op: 'replace', path: '/baz', value: 'boo' }],
    { baz: 'boo', foo: 'bar' },
  ],
  [
    'A.6 moving',
    { foo: { bar: 'baz', waldo: 'fred' }, qux: { corge: 'grault' } },
    [{ op: 'move', from: '/foo/waldo', path: '/qux/thud' }],
    { foo: { bar: 'baz' }, qux: { corge: 'grault', thud: 'fred' } },
  ],
  [
    'A.7 moving an item',
    { foo: ['a', 'b', 'c'] },
    [{ op: 'move', from: '/foo/1', path: '/foo/2' }],
    { foo: ['a', 'c', 'b'] },
  ],
  ['A.8 testing', { baz: 'qux' }, [{ op: 'test', path: '/baz', value: 'qux' }], { baz: 'qux' }],
  [
    'A.10 adding a nested member',
    { foo: 'bar' },
    [{ op: 'add', path: '/child', value: { a: {} } }],
    { foo: 'bar', child: { a: {} } },
  ],
  ['A.11 unknown members', { foo: 1 }, [{ op: 'add', path: '/baz', value: 2, xyz: 1 }], { foo: 1, baz: 2 }],
  ['A.14 escapes', { '/': 9, '~1': 10 }, [{ op: 'test', path: '/~01', value: 10 }], { '/': 9, '~1': 10 }],
  [
    'A.16 adding a list at the end',
    { foo: ['bar'] },
    [{ op: 'add', path: '/foo/-', value: ['a'] }],
    { foo: ['bar', ['a']] },
  ],
  ['replacing the whole', { foo: 1 }, [{ op: 'replace', path: '', value: { a: 1 } }], { a: 1 }],
  ['copying', { a: [1] }, [{ op: 'copy', from: '/a', path: '/b' }], { a: [1], b: [1] }],
  [
    'null is a value',
    { a: null },
    [
      { op: 'test', path: '/a', value: null },
      { op: 'replace', path: '/a', value: 1 },
    ],
    { a: 1 },
  ],
])('%s', (_name, value, patch, want) => {
  const before = structuredClone(value);
  expect(applyJsonPatch(value, patch)).toEqual({ ok: true, value: want });
  expect(value).toEqual(before);
});

test.each<[name: string, patch: unknown, reason: string]>([
  ['no list', { op: 'add' }, 'a JSON Patch is a list of operations'],
  [
    'no operation',
    [{ op: 'increment', path: '/n' }],
    'operation 0: "op" must be one of add, remove, replace, move, copy, test',
  ],
  ['A.12 no parent', [{ op: 'add', path: '/x/y', value: 1 }], 'operation 0: there is nothing at /x/y'],
  ['A.13 no value', [{ op: 'add', path: '/x' }], 'operation 0: "value" is missing'],
  ['no pointer', [{ op: 'remove', path: 'n' }], 'operation 0: "path" must be a JSON pointer'],
  ['not there', [{ op: 'remove', path: '/x' }], 'operation 0: there is nothing at /x'],
  ['behind the end', [{ op: 'add', path: '/list/3', value: 1 }], 'operation 0: there is no place at /list/3'],
  [
    'an index that is none',
    [{ op: 'replace', path: '/list/01', value: 1 }],
    'operation 0: there is nothing at /list/01',
  ],
  ['into a number', [{ op: 'add', path: '/n/x', value: 1 }], 'operation 0: nothing can be put into /n/x'],
  [
    'into itself',
    [{ op: 'move', from: '/list', path: '/list/0' }],
    'operation 0: a value cannot be moved into itself',
  ],
  ['all of it away', [{ op: 'remove', path: '' }], 'operation 0: the whole cannot be removed'],
  [
    'inherited',
    [{ op: 'copy', from: '/toString', path: '/x' }],
    'operation 0: there is nothing at /toString',
  ],
  [
    'prototypes',
    [{ op: 'add', path: '/__proto__/isAdmin', value: true }],
    'operation 0: a property named "__proto__" cannot be patched; replace what it is in',
  ],
  [
    'constructors',
    [{ op: 'add', path: '/constructor/prototype/x', value: 1 }],
    'operation 0: a property named "constructor" cannot be patched; replace what it is in',
  ],
  [
    'the second',
    [
      { op: 'add', path: '/a', value: 1 },
      { op: 'remove', path: '/b' },
    ],
    'operation 1: there is nothing at /b',
  ],
  [
    'too many',
    Array(1001).fill({ op: 'test', path: '/n', value: 1 }),
    '1001 operations are too many; at most 1000 are done at once',
  ],
])('refuses %s', (_name, patch, reason) => {
  expect(applyJsonPatch({ n: 1, list: [1, 2] }, patch)).toEqual({ ok: false, reason, isTest: false });
});

test('a test that does not hold', () => {
  const patch = [{ op: 'test', path: '/n', value: '1' }];
  expect(applyJsonPatch({ n: 1 }, patch)).toMatchObject({ ok: false, isTest: true });
});

test('copies of copies do not grow beyond a bound', () => {
  const patch = Array.from({ length: 60 }, (_, index) => ({ op: 'copy', from: '', path: `/c${index}` }));
  const patched = applyJsonPatch({ n: 1 }, patch);
  expect(patched.ok ? '' : patched.reason).toMatch(/^operation \d+: it would add more than 100000 values$/);
});

test('nothing reaches a prototype', () => {
  const value: unknown = JSON.parse('{"__proto__": {"x": 1}}');
  applyJsonPatch({ a: {} }, [{ op: 'add', path: '/a', value }]);
  expect({}).not.toHaveProperty('x');
});
