import { expect, test } from 'vitest';
import { renderJsdoc } from './jsdoc.ts';

const cases: [string, (string | undefined)[], string[], string][] = [
  ['one line', ['A job.'], [], '/** A job. */\n'],
  ['paragraphs', ['A', undefined, '', ' B\n'], [], '/**\n * A\n *\n * B\n */\n'],
  ['tags', ['A'], ['@deprecated', '@see x'], '/**\n * A\n *\n * @deprecated\n * @see x\n */\n'],
  ['what would end the comment', ['a */ b'], ['@see */'], '/**\n * a *\\/ b\n *\n * @see *\\/\n */\n'],
  [
    'a word that would be a tag',
    ['@deprecated (@see me@x.y)\n{@link x}'],
    [],
    '/**\n * \\@deprecated (@see me@x.y)\n * {\\@link x}\n */\n',
  ],
  ['line ends of all kinds', ['a\r\nb\rc\u2028d'], [], '/**\n * a\n * b\n * c\n * d\n */\n'],
];

test.each(cases)('%s', (_name, paragraphs, tags, want) => {
  expect(renderJsdoc(paragraphs, tags)).toBe(want);
});

test('indented', () => {
  expect(renderJsdoc(['A', 'B'], [], 2)).toBe('  /**\n   * A\n   *\n   * B\n   */\n');
});
