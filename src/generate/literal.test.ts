import { runInNewContext } from 'node:vm';
import { expect, test } from 'vitest';
import { printKey, printLiteral, printTypedLiteral, quote } from './literal.ts';

const values: [string, unknown, string][] = [
  ['quotes and backslashes', `it's "x" \\`, `'it\\'s "x" \\\\'`],
  ['line ends', 'a\r\nb', `'a\\r\\nb'`],
  ['line separators of Unicode', '\u2028\u2029', `'\\u2028\\u2029'`],
  ['what ends a script element', '</script><!--', `'\\u003C/script>\\u003C!--'`],
  ['template syntax is text', '`$\x7bx}`', "'`$\x7bx}`'"],
  ['a lone surrogate', '\ud800', `'\\ud800'`],
  ['emoji', '🐙', `'🐙'`],
  ['numbers', [-1, 1e21, 0.5], '[-1, 1e+21, 0.5]'],
  ['null, true', [null, true], '[null, true]'],
  ['keys', { a: 1, 'a-b': 2, '01': 3, class: 4 }, `{ a: 1, 'a-b': 2, '01': 3, class: 4 }`],
  ['a key that would set the prototype', JSON.parse('{"__proto__":{"a":1}}'), `{ ['__proto__']: { a: 1 } }`],
  ['nothing', {}, '{}'],
];

test.each(values)('%s', (_name, value, want) => {
  expect(printLiteral(value)).toBe(want);
  expect(JSON.stringify(runInNewContext(`(${want})`))).toBe(JSON.stringify(value));
});

test('a long value is broken over lines', () => {
  const value = { name: 'a'.repeat(60), list: ['b'.repeat(30), { c: 1 }] };
  expect(printLiteral(value, 2)).toBe(
    `{\n    name: '${'a'.repeat(60)}',\n    list: ['${'b'.repeat(30)}', { c: 1 }],\n  }`,
  );
});

test('a huge value is JSON in a string, unless its type matters', () => {
  const value = { text: `it's ${'x'.repeat(200_000)}`, ['__proto__']: 1 };
  const text = printLiteral(value);
  expect(text.slice(0, 50)).toBe(`/* @__PURE__ */ JSON.parse('{"text":"it\\'s xxxxxxx`);
  expect(JSON.stringify(runInNewContext(text))).toBe(JSON.stringify(value));
  expect(printTypedLiteral(value).slice(0, 20)).toBe(`{\n  text: 'it\\'s xxx`);
});

test('undefined members are left out', () => {
  expect(printLiteral({ a: undefined, b: 1 })).toBe('{ b: 1 }');
  expect(printTypedLiteral({ a: undefined, b: 'x'.repeat(120) })).toBe(`{\n  b: '${'x'.repeat(120)}',\n}`);
});

test.each([
  ['getJob', 'getJob'],
  ['get-job', "'get-job'"],
  ['1', '1'],
  ['日本', "'日本'"],
])('the key %s', (key, want) => {
  expect(printKey(key)).toBe(want);
});

test('any character survives', () => {
  const texts = Array.from({ length: 0x3000 }, (_, code) => `${String.fromCharCode(code)}x`);
  const evaluated: unknown = runInNewContext(`[${texts.map(quote).join()}]`);
  expect(JSON.stringify(evaluated)).toBe(JSON.stringify(texts));
});
