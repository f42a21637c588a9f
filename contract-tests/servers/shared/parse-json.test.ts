import { expect, test } from 'vitest';
import { parseJson } from './parse-json.ts';

const malformed: [text: string, reason: string][] = [
  ['', 'The body is empty'],
  [' \n', 'The body is empty'],
  ['{"a":', 'The body is not valid JSON: unexpected end of input at position 5'],
  ['{', 'The body is not valid JSON: unexpected end of input at position 1'],
  ['{"a', 'The body is not valid JSON: unexpected end of input at position 3'],
  ['[1,', 'The body is not valid JSON: unexpected end of input at position 3'],
  ['tru', 'The body is not valid JSON: unexpected end of input at position 3'],
  ['-', 'The body is not valid JSON: unexpected end of input at position 1'],
  ['{"a": x}', "The body is not valid JSON: unexpected 'x' at position 6"],
  ['abc', "The body is not valid JSON: unexpected 'a' at position 0"],
  ['{"a":1,}', "The body is not valid JSON: unexpected '}' at position 7"],
  ['[1,]', "The body is not valid JSON: unexpected ']' at position 3"],
  ['{"a":1} x', "The body is not valid JSON: unexpected 'x' at position 8"],
  ["{'a':1}", "The body is not valid JSON: unexpected ''' at position 1"],
  ['{"a":"\n"}', 'The body is not valid JSON: unexpected character at position 6'],
  ['{"a":[1,2,[3,{"b":nul}]]}', "The body is not valid JSON: unexpected '}' at position 21"],
  ['[NaN]', "The body is not valid JSON: unexpected 'N' at position 1"],
  ['[é]', 'The body is not valid JSON: unexpected character at position 1'],
];
test.each(malformed)('%j', (text, reason) => {
  expect(parseJson(Buffer.from(text))).toEqual({ ok: false, reason });
});

test('bytes that are no UTF-8', () => {
  expect(parseJson(Buffer.from([0x22, 0xff, 0x22]))).toEqual({
    ok: false,
    reason: 'The body is not valid UTF-8',
  });
});

const wellFormed: [text: string, value: unknown][] = [
  ['{"a":[1,"é",null]}', { a: [1, 'é', null] }],
  ['\ufeff1', 1],
  [' "x" ', 'x'],
];
test.each(wellFormed)('%j', (text, value) => {
  expect(parseJson(Buffer.from(text))).toEqual({ ok: true, value });
});
