import { describe, expect, test } from 'vitest';
import { codeSpan, escapeMarkdown, fence, nestMarkdown, table } from './escape-markdown.ts';

test.each([
  ['plain text', 'plain text'],
  ['a*b*_c_ `d` [e](f) <b> #1', 'a\\*b\\*\\_c\\_ \\`d\\` \\[e\\](f) \\<b\\> \\#1'],
  ['1. one', '1\\. one'],
  ['1.0.0', '1.0.0'],
  ['- item', '\\- item'],
  ['two\nlines', 'two lines'],
  ['a &amp; b & c', 'a \\&amp; b & c'],
  ['back\\slash', 'back\\\\slash'],
])('escapeMarkdown %j', (text, want) => expect(escapeMarkdown(text)).toBe(want));

test.each([
  ['GET /jobs', '`GET /jobs`'],
  ['a`b', '``a`b``'],
  ['`', '`` ` ``'],
  ['``a`', '``` ``a` ```'],
])('codeSpan %j', (text, want) => expect(codeSpan(text)).toBe(want));

test('a fence is longer than any in its text', () => {
  expect(fence('a\n````\nb', 'json')).toBe('`````json\na\n````\nb\n`````');
});

test('a cell cannot end its row or its column', () => {
  expect(
    table(
      ['A', 'B'],
      [
        ['a|b', '`c|d`\nnext'],
        ['\\|', '\\\\|'],
      ],
    ),
  ).toBe('| A | B |\n| --- | --- |\n| a\\|b | `c\\|d` next |\n| \\| | \\\\\\| |');
});

describe('nestMarkdown', () => {
  test.each([
    ['headings become deeper', '# A\n\n###### B', 2, '### A\n\n###### B'],
    ['no heading in code', '```sh\n# comment\n```\n# A', 1, '```sh\n# comment\n```\n## A'],
    ['open code is closed', '~~~\n# x', 1, '~~~\n# x\n~~~'],
    ['a shorter fence closes nothing', '````\n```\n# x\n````\n# y', 1, '````\n```\n# x\n````\n## y'],
  ])('%s', (_name, text, level, want) => expect(nestMarkdown(text, level)).toBe(want));
});
