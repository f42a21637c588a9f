import { expect, test } from 'vitest';
import { firstParagraph } from './first-paragraph.ts';

test.each([
  ['plain', 'One line.', 'One line.'],
  ['wrapped lines', 'One\nline.\n\nAnother.', 'One line.'],
  ['Windows line ends', 'One\r\nline.\r\n\r\nAnother.', 'One line.'],
  ['a heading before it', '# Jobs\n\nHand work over.', 'Hand work over.'],
  ['a heading without an empty line', '# Jobs\nHand work over.', 'Hand work over.'],
  ['an underlined heading', 'Jobs\n====\nHand work over.', 'Hand work over.'],
  ['a list, a table and a quote before it', '- a\n- b\n\n| a |\n|---|\n\n> b\n\nText.', 'Text.'],
  ['code before it', '```\nGET /\n\nPOST /\n```\nText.', 'Text.'],
  ['a comment before it', '<!-- not\n\nthis -->\n\nText.', 'Text.'],
  ['emphasis and code', 'Hand **long** _work_ to `POST /jobs`.', 'Hand long work to POST /jobs.'],
  ['names with underscores', 'Read job_id and page_size.', 'Read job_id and page_size.'],
  ['links', 'See [the guide](https://a.dev) and [that][1].', 'See the guide and that.'],
  ['an image', '![logo](logo.png) Text.', 'Text.'],
  ['an address', 'At <https://a.dev>.', 'At https://a.dev.'],
  ['HTML', 'Some <b>bold</b> <img src=x onerror=alert(1)> text.', 'Some bold text.'],
  ['an escape', '1 \\* 2', '1 * 2'],
  ['nothing', '', ''],
  ['a heading only', '# Jobs', ''],
])('%s', (_name, given, want) => {
  expect(firstParagraph(given)).toBe(want);
});

test.each([
  ['at a word', 'aaaa bbbb cccc', 11, 'aaaa bbbb …'],
  ['behind a comma', 'aaaa, bbbb cccc', 7, 'aaaa …'],
  ['a word that is too long itself', 'aaaaaaaaaaaa', 5, 'aaaaa …'],
  ['not what fits', 'aaaa bbbb', 9, 'aaaa bbbb'],
])('cuts %s', (_name, given, maxLength, want) => {
  expect(firstParagraph(given, maxLength)).toBe(want);
});

test('takes no longer for text that was made to take long', () => {
  const start = performance.now();
  for (const piece of ['[', '`', '**a', '<!--', '<a ', '# \n', '```\n', '*_'])
    firstParagraph(piece.repeat(100_000));
  expect(performance.now() - start).toBeLessThan(2000);
});
