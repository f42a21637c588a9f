import { expect, test } from 'vitest';
import { jsonTokens } from './json-tokens.ts';

const joined = (text: string) =>
  jsonTokens(text)
    ?.map((token) => token.text)
    .join('');

test.each([
  ['{"a":[1,{"b":null}],"c":{},"d":[]}'],
  ['[[],[[]],""]'],
  ['"a \\" b"'],
  ['-1.5'],
  ['{"a\\n":"{[,:"}'],
])('%s is laid out as JSON.stringify does', (text) => {
  expect(joined(text)).toBe(JSON.stringify(JSON.parse(text), null, 2));
});

test('numbers stay as they came', () => {
  expect(joined('{"id": 12345678901234567890, "x": 1.0}')).toBe(
    '{\n  "id": 12345678901234567890,\n  "x": 1.0\n}',
  );
});

test('each piece has its kind', () => {
  expect(jsonTokens('{"a":"b","c":[1,true]}')?.filter(({ kind }) => kind !== 'mark')).toEqual([
    { kind: 'key', text: '"a"' },
    { kind: 'string', text: '"b"' },
    { kind: 'key', text: '"c"' },
    { kind: 'number', text: '1' },
    { kind: 'word', text: 'true' },
  ]);
});

test('what is not JSON is left alone', () => expect(jsonTokens('{"a":')).toBeUndefined());

test('a text of a million characters is no trouble', () => {
  const text = JSON.stringify({ a: 'x"\\'.repeat(300_000) });
  expect(joined(text)?.length).toBeGreaterThan(1_000_000);
});
