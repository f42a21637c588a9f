import { expect, test } from 'vitest';
import { dictionary, flag, list, nullable, numeric, oneOf, type Rule, record, text } from './rule.ts';

const item = record({ name: text({ min: 1, max: 2 }), 'tags?': list(text(), { max: 1 }) });

test.each<[rule: Rule, value: unknown, fields: readonly string[]]>([
  [text({ max: 1 }), '😀', []],
  [text({ max: 1 }), 'ab', ['value']],
  [text({ pattern: /^a/ }), 'b', ['value']],
  [numeric({ step: 0.01 }), 19.99, []],
  [numeric({ step: 0.01 }), 19.999, ['value']],
  [numeric({ whole: true }), 1.5, ['value']],
  [numeric({ max: 10 }), Number.POSITIVE_INFINITY, ['value']],
  [flag, 'true', ['value']],
  [oneOf(['a']), 'b', ['value']],
  [nullable(flag), null, []],
  [list(flag, { unique: true }), [true, true], ['value']],
  [list(flag, { min: 1 }), [], ['value']],
  [list(flag), [true, 1], ['value[1]']],
  [item, { name: 'a' }, []],
  [item, {}, ['value.name']],
  [item, JSON.parse('{"name":"a","__proto__":1}'), ['value.__proto__']],
  [item, { name: 'abc', tags: ['a', 'b'], more: 1 }, ['value.name', 'value.tags', 'value.more']],
  [record({}, { open: true }), { more: 1 }, []],
  [dictionary(text(), { max: 1, key: /^[a-z]$/ }), { A: 'x' }, ['value.A']],
  [dictionary(text(), { max: 1 }), { a: '', b: '' }, ['value']],
])('%o judges %j', (rule, value, fields) => {
  expect(rule(value, 'value').map(({ field }) => field)).toEqual(fields);
});
