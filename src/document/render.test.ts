import { describe, expect, test } from 'vitest';
import { parseSource } from './parse.ts';
import { renderDocument } from './render.ts';

const shared = { type: 'string' };
const tree = {
  openapi: '3.1.0',
  paths: { '/b': { get: {} }, '/a': { get: {} } },
  'x-texts': {
    version: '1.0',
    yes: 'yes',
    no: 'no',
    date: '2020-01-01',
    number: '12',
    empty: '',
    nothing: null,
  },
  'x-shared': [shared, shared],
  'x-long': 'word '.repeat(60).trim(),
  'x-lines': 'one\ntwo\n',
};

describe.each(['json', 'yaml'] as const)('%s', (format) => {
  test('is read as what it was written from, in its order', () => {
    const text = renderDocument(tree, format);
    const parsed = parseSource(`/a.${format}`, text);
    expect(parsed.ok && [parsed.value.format, parsed.value.value]).toEqual([format, tree]);
    expect(parsed.ok && JSON.stringify(parsed.value.value)).toBe(JSON.stringify(tree));
    expect(text.endsWith('\n')).toBe(true);
  });

  test('keys named like what objects have stay data', () => {
    const value = JSON.parse('{"__proto__":{"a":1},"constructor":2}');
    const parsed = parseSource(`/a.${format}`, renderDocument(value, format));
    expect(parsed.ok && JSON.stringify(parsed.value.value)).toBe('{"__proto__":{"a":1},"constructor":2}');
  });
});

test('YAML has neither anchors nor folded lines', () => {
  const text = renderDocument(tree, 'yaml');
  expect(text).not.toMatch(/[&*]\w/);
  expect(text).toContain(`x-long: ${tree['x-long']}\n`);
  expect(text).toContain('x-lines: |\n  one\n  two\n');
});

test('nesting without end is refused', () => {
  let deep: Record<string, unknown> = {};
  for (let level = 0; level < 1001; level += 1) deep = { deep };
  expect(() => renderDocument(deep, 'yaml')).toThrow('nests deeper than 1,000 levels');
});
