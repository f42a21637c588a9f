import { expect, test } from 'vitest';
import { linkTarget } from './link-header.ts';

/** The first rows are the examples of RFC 8288, section 3.5; the fourth group is what GitHub sends. */
const cases: [header: string | null, relation: string, want: string | undefined][] = [
  [
    '<http://example.com/TheBook/chapter2>; rel="previous"; title="previous chapter"',
    'previous',
    'http://example.com/TheBook/chapter2',
  ],
  ['</>; rel="http://example.net/foo"', 'http://example.net/foo', '/'],
  ['</terms>; rel="copyright"; anchor="#foo"', 'copyright', undefined],
  [
    '</TheBook/chapter2>; rel="previous"; title*=UTF-8\'de\'letztes%20Kapitel, </TheBook/chapter4>; rel="next"; title*=UTF-8\'de\'n%c3%a4chstes%20Kapitel',
    'next',
    '/TheBook/chapter4',
  ],
  ['<http://example.org/>; rel="start http://example.net/relation/other"', 'start', 'http://example.org/'],
  [
    '<https://example.org/>; rel="start", <https://example.org/index>; rel="index"',
    'index',
    'https://example.org/index',
  ],
  [
    '<https://api.github.com/repositories/1/issues?page=2>; rel="next", <https://api.github.com/repositories/1/issues?page=9>; rel="last"',
    'next',
    'https://api.github.com/repositories/1/issues?page=2',
  ],
  // Grammar: token values, spaces around what separates, names and relations in any case.
  ['<?page=2>;rel=next', 'next', '?page=2'],
  ['  <?page=2>  ;  REL = "NEXT"  ', 'next', '?page=2'],
  ['<?ids=1,2>; rel=next', 'next', '?ids=1,2'],
  ['<?a=1>; title="x, <?b=2>; rel=next", <?c=3>; rel="next"', 'next', '?c=3'],
  ['<?a=1>; title="say \\"rel=next\\""; rel=prev, <?b=2>; rel="prev next"', 'next', '?b=2'],
  // The first `rel` counts; a word that only begins alike is another relation.
  ['<?a=1>; rel=prev; rel=next', 'next', undefined],
  ['<?a=1>; rel="nextish"', 'next', undefined],
  ['<?a=1>', 'next', undefined],
  ['rel=next', 'next', undefined],
  ['<?a=1; rel=next', 'next', undefined],
  ['', 'next', undefined],
  [null, 'next', undefined],
];

test.each(cases)('%j has for %s the target %j', (header, relation, want) => {
  expect(linkTarget(header, relation)).toBe(want);
});

test('a header of quotes alone takes no time', () => {
  const header = `<?a>; title=${'"\\'.repeat(4_000)}`;
  const begin = performance.now();
  expect(linkTarget(header, 'next')).toBeUndefined();
  expect(performance.now() - begin).toBeLessThan(2_000);
});
