import fc from 'fast-check';
import parseLinkHeader from 'parse-link-header';
import { expect, test } from 'vitest';
import { linkTarget } from './link-header.ts';

/** Relations of which a header has each once: of several with one relation we take the first, parse-link-header the last. */
const relations = ['next', 'prev', 'first', 'last', 'alternate'];

const letters = "abcXYZ019-._~/?&=%:;,'()*+@!$#[] ".split('');
// Of the page's own server: what is no URL, parse-link-header leaves out.
// A comma before `<` would end a link for parse-link-header wherever it stands; within an address `<` cannot stand.
const address = fc
  .string({ unit: fc.constantFrom(...letters), minLength: 1, maxLength: 30 })
  .map((text) => `/${text}`);
// No `;` or `=`: parse-link-header splits there, in quotes too. No other names of parameters than these three.
const title = fc.string({ unit: fc.constantFrom(...'abc ,.:-é'), minLength: 1, maxLength: 12 });
const separator = fc.constantFrom(';', '; ', ' ;', ' ; ');
const link = fc.record({
  address,
  title: fc.option(title),
  type: fc.option(fc.constantFrom('text/html', '"application/json"')),
  isRelFirst: fc.boolean(),
  isBare: fc.boolean(),
  separator,
});
type Link = typeof link extends fc.Arbitrary<infer L> ? L : never;

function write(
  { address: target, title: named, type, isRelFirst, isBare, separator: by }: Link,
  rels: readonly string[],
) {
  const rel = isBare && rels.length === 1 ? `rel=${rels[0]}` : `rel="${rels.join(' ')}"`;
  const others = [named === null ? [] : [`title="${named}"`], type === null ? [] : [`type=${type}`]].flat();
  return [`<${target}>`, ...(isRelFirst ? [rel, ...others] : [...others, rel])].join(by);
}

const header = fc
  .tuple(
    fc.shuffledSubarray(relations),
    fc.array(link, { minLength: 1, maxLength: 4 }),
    fc.constantFrom(',', ', ', ' , '),
  )
  .map(([rels, links, comma]) => {
    // The first link has what is left over, the others one relation each.
    const spare = rels.slice(0, Math.max(1, rels.length - links.length + 1));
    const others = rels.slice(spare.length);
    const written = links.flatMap((one, index) => {
      const own = index === 0 ? spare : others.slice(index - 1, index);
      return own.length > 0 ? [write(one, own)] : [];
    });
    return written.join(comma);
  });

test('every relation leads where parse-link-header says', () => {
  let found = 0;
  fc.assert(
    fc.property(header, (text) => {
      const theirs = parseLinkHeader(text);
      for (const relation of relations) {
        const target = linkTarget(text, relation);
        expect(target).toBe(theirs?.[relation]?.url);
        if (target !== undefined) found += 1;
      }
    }),
    { seed: 20260101, numRuns: 500 },
  );
  // The headers were not all empty.
  expect(found).toBeGreaterThan(500);
});

const differences: [why: string, header: string, ours: string | undefined, theirs: string | undefined][] = [
  [
    'a semicolon in quotes is text (RFC 8288, section 3)',
    '</a>; title="x; rel=prev"; rel="next"',
    '/a',
    '/a',
  ],
  ['and does not name a relation', '</a>; title="x;rel=next"', undefined, '/a'],
  ['a link with an anchor is of another resource (3.2)', '</a>; rel="next"; anchor="#b"', undefined, '/a'],
  ['of two the first counts', '</a>; rel="next", </b>; rel="next"', '/a', '/b'],
  ['a second rel is ignored (3.3)', '</a>; rel="next"; rel="prev"', '/a', undefined],
  ['relations and names in any case (2.1.1)', '</a>; REL="Next"', '/a', undefined],
  ['a parameter of the address is no parameter of the link', '</a?rel=next>', undefined, '/a?rel=next'],
];
test.each(differences)('different: %s', (_why, text, ours, theirs) => {
  expect([linkTarget(text, 'next'), parseLinkHeader(text)?.next?.url]).toEqual([ours, theirs]);
});
