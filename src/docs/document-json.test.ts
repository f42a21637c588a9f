import { expect, test } from 'vitest';
import { documentJson } from './document-json.ts';

test('keeps the order of the document', () => {
  expect(documentJson({ b: 1, a: { d: [2, null], c: 'x' } })).toBe('{"b":1,"a":{"d":[2,null],"c":"x"}}');
  expect(documentJson({ a: 1 }, 2)).toBe('{\n  "a": 1\n}');
});

test.each([
  ['deep, but not too deep', 1000, true],
  ['too deep', 1001, false],
  ['far too deep', 20_000, false],
])('a document that nests %s', (_name, depth, works) => {
  const text = `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`;
  const write = () => documentJson(JSON.parse(text) as Record<string, unknown>);
  if (works) expect(write()).toBe(text);
  else expect(write).toThrow('nests deeper than 1,000 levels');
});
