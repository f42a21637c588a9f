import { expect, test } from 'vitest';
import { isNothing, sameValue } from './same-value.ts';

test.each<[name: string, sent: unknown, seen: unknown, want: boolean]>([
  ['the same', 'a', 'a', true],
  ['trimmed', '  Lamp ', 'Lamp', true],
  ['in lower case', 'Ann@Example.com', 'ann@example.com', true],
  ['a code in upper case', 'eur', 'EUR', true],
  ['a title in upper case', 'Two words', 'TWO WORDS', false],
  ['cut', 'A long name', 'A long', false],
  ['another zone', '2025-01-01T12:00:00Z', '2025-01-01T13:00:00.000000+01:00', true],
  ['less exact', '2025-01-01T12:00:00.400Z', '2025-01-01T12:00:00Z', true],
  ['a second later', '2025-01-01T12:00:00Z', '2025-01-01T12:00:01Z', false],
  ['a day later', '2025-01-01', '2025-01-02', false],
  ['without separators', '978-0141439518', '9780141439518', true],
  ['another number', '978-0141439518', '9780141439519', false],
  ['an address with its slash', 'https://a.example', 'https://a.example/', true],
  ['rounded to cents', 1.239, 1.24, true],
  ['rounded to ones', 19.99, 20, false],
  ['one more', 3, 4, false],
  ['another order', ['a', 'b'], ['b', 'a'], true],
  ['once instead of twice', ['a', 'a'], ['a'], true],
  ['one less', ['a', 'b'], ['a'], false],
  ['one more than sent', ['a'], ['a', 'b'], false],
  ['defaults added', { a: 1 }, { a: 1, b: 2 }, true],
  ['a member lost', { a: 1, b: 2 }, { a: 1 }, false],
  ['null and absent', { a: null }, {}, true],
  ['null and a value', null, 'x', false],
  ['a text and a number', '1', 1, false],
  [
    'texts with ids of their own',
    ['Tea', 'Milk'],
    [
      { id: 1, text: 'Tea' },
      { id: 2, text: 'Milk' },
    ],
    true,
  ],
  [
    'one text of two with an id',
    ['Tea', 'Milk'],
    [
      { id: 1, text: 'Tea' },
      { id: 2, text: 'Tea' },
    ],
    false,
  ],
])('%s', (_name, sent, seen, want) => {
  expect(sameValue(sent, seen)).toBe(want);
});

test('nothing is what says nothing', () => {
  expect([null, undefined, '', [], {}].every(isNothing)).toBe(true);
  expect([0, false, 'a', [0], { a: null }].some(isNothing)).toBe(false);
});
