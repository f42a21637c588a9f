import { expect, test } from 'vitest';
import { lineOfFault } from './json-fault.ts';

const cases: [name: string, text: string, line: number][] = [
  ['a word', '{\n"a": hunter2', 2],
  ['a missing comma', '{"a": 1,\n"b": 2\n"c": 3}', 3],
  ['a comma too many', '{"a": 1,\n}', 2],
  ['a comma too many in a list', '[1,\n]', 2],
  ['a missing value', '{"a":\n}', 2],
  ['a missing colon', '{"a"\n1}', 2],
  ['no key', '{\n1: 2}', 2],
  ['the wrong bracket', '{"a": [1\n}', 2],
  ['two values', '{}\n{}', 2],
  ['a comma behind all', '{}\n,', 2],
  ['an end too early', '{"a": {\n"b": 1\n', 3],
  ['a text that does not end', '{"a": 1,\n"b": "x\n}', 2],
  ['a comment', '{\n// why\n"a": 1}', 2],
  ['single quotes', "{'a': 1}", 1],
  ['nothing', '', 1],
];
test.each(cases)('%s', (_name, text, line) => {
  expect(() => JSON.parse(text)).toThrow(SyntaxError);
  expect(lineOfFault(text)).toBe(line);
});
