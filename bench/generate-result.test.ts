import { expect, test } from 'vitest';
import { causesOf, renderResultsOf, resultWithout } from './generate-result.ts';
import { pickBySeed } from './generate-sample.ts';

test('alike errors are one cause', () => {
  const output = [
    "../x/types.ts(4,7): error TS2502: 'A' is referenced in its own type annotation.",
    "../x/types.ts(9,7): error TS2502: 'B' is referenced in its own type annotation.",
    '  more about it',
  ].join('\n');
  expect(causesOf('7', output)).toEqual([
    "TypeScript 7 types.ts TS2502: '…' is referenced in its own type annotation.",
  ]);
  expect(causesOf('5.9', '')).toEqual([]);
});

test('the share counts what was judged', () => {
  const passed = {
    ...resultWithout('a', 'passed', []),
    operations: 2,
    documentBytes: 10,
    generatedBytes: 30,
  };
  const text = renderResultsOf([
    passed,
    resultWithout('b', 'failed', ['out of memory']),
    resultWithout('c', 'refused', ['document-syntax']),
    resultWithout('d', 'swagger-2', []),
  ]);
  expect(text).toContain(
    '4 documents: 1 of 2 type-check (50.0 %); 1 refused with located problems, 1 Swagger 2.0',
  );
  expect(text).toContain('    1  failed: out of memory\n         b');
  expect(text).toContain('generated : document         median 300 %');
});

test('a seed decides, a larger count adds', () => {
  const items = Array.from({ length: 100 }, (_, index) => index);
  const ten = pickBySeed(items, 10, 1);
  expect(ten).toEqual(pickBySeed(items, 10, 1));
  expect(ten).not.toEqual(pickBySeed(items, 10, 2));
  expect(pickBySeed(items, 20, 1).slice(0, 10)).toEqual(ten);
  expect(new Set(pickBySeed(items, 100, 1)).size).toBe(100);
});
