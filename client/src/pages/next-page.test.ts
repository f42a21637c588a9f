import { describe, expect, test } from 'vitest';
import { nextPage, type ReadPage } from './next-page.ts';
import type { PageDefinition } from './page-definition.ts';

const byPage: PageDefinition = { kind: 'page', parameter: 'page' };
const byOffset: PageDefinition = { kind: 'offset', parameter: 'offset' };
const byCursor: PageDefinition = { kind: 'cursor', parameter: 'after' };
const next = '</x?page=2>; rel="next"';

function read(page: Partial<ReadPage> & { link?: string; total?: string }): ReadPage {
  const headers = new Headers({
    ...(page.link !== undefined && { link: page.link }),
    ...(page.total !== undefined && { 'x-total-count': page.total }),
  });
  const items = page.items ?? ['a', 'b'];
  return { query: {}, data: {}, seen: items.length, start: 1, isFollowed: false, ...page, headers, items };
}

const cases: [string, PageDefinition, Parameters<typeof read>[0], unknown][] = [
  // Pages by number.
  ['the second page', byPage, {}, { query: { page: 2 } }],
  ['what was asked for stays', byPage, { query: { page: 4, q: 'x' } }, { query: { page: 5, q: 'x' } }],
  ['from nought', { ...byPage, first: 0 }, {}, { query: { page: 1 } }],
  ['a number as text', byPage, { query: { page: '4' } }, { query: { page: 5 } }],
  ['an empty page', byPage, { items: [] }, undefined],
  ['the last one', { ...byPage, told: { pages: ['n'] } }, { query: { page: 3 }, data: { n: 3 } }, undefined],
  [
    'one before it',
    { ...byPage, told: { pages: ['n'] } },
    { query: { page: 2 }, data: { n: 3 } },
    { query: { page: 3 } },
  ],
  [
    'the last from nought',
    { ...byPage, first: 0, told: { pages: ['n'] } },
    { query: { page: 2 }, data: { n: 3 } },
    undefined,
  ],
  ['all seen', { ...byPage, told: { total: ['n'] } }, { data: { n: 2 } }, undefined],
  ['not all seen', { ...byPage, told: { total: ['n'] } }, { data: { n: 3 } }, { query: { page: 2 } }],
  [
    'pages before the start count',
    { ...byPage, size: ['size', 20], told: { total: ['n'] } },
    { query: { page: 3, size: 2 }, start: 3, data: { n: 6 } },
    undefined,
  ],
  ['a total in a header', { ...byPage, headers: { total: 'X-Total-Count' } }, { total: '2' }, undefined],
  ['no next', { ...byPage, told: { hasMore: ['more'] } }, { data: { more: false } }, undefined],
  [
    'next, though empty',
    { ...byPage, told: { hasMore: ['more'] } },
    { items: [], data: { more: true } },
    { query: { page: 2 } },
  ],
  [
    'a next number',
    { ...byPage, told: { nextPage: ['next'] } },
    { data: { next: 7 } },
    { query: { page: 7 } },
  ],
  ['no next number', { ...byPage, told: { nextPage: ['next'] } }, { data: { next: null } }, undefined],
  [
    'a property',
    { ...byPage, within: 'p', parameter: 'no' },
    { query: { p: { no: 2, size: 5 } } },
    { query: { p: { no: 3, size: 5 } } },
  ],
  // Offsets.
  ['behind the items', byOffset, { start: 0 }, { query: { offset: 2 } }],
  ['behind all items', byOffset, { start: 10, seen: 6 }, { query: { offset: 16 } }],
  ['no items', byOffset, { start: 4, seen: 0, items: [] }, undefined],
  ['all of them', { ...byOffset, told: { total: ['n'] } }, { start: 4, data: { n: 6 } }, undefined],
  [
    'not yet',
    { ...byOffset, told: { total: ['n'] } },
    { start: 3, data: { n: 6 } },
    { query: { offset: 5 } },
  ],
  // Cursors.
  ['a cursor', { ...byCursor, told: { nextCursor: ['c'] } }, { data: { c: 'x' } }, { query: { after: 'x' } }],
  [
    'a cursor behind no items',
    { ...byCursor, told: { nextCursor: ['c'] } },
    { items: [], data: { c: 'x' } },
    { query: { after: 'x' } },
  ],
  ['no cursor', { ...byCursor, told: { nextCursor: ['c'] } }, { data: { c: null } }, undefined],
  ['an empty cursor', { ...byCursor, told: { nextCursor: ['c'] } }, { data: { c: '' } }, undefined],
  [
    'a cursor, but no more',
    { ...byCursor, told: { nextCursor: ['c'], hasMore: ['m'] } },
    { data: { c: 'x', m: false } },
    undefined,
  ],
  [
    'the last item',
    { ...byCursor, lastItem: 'id', told: { hasMore: ['m'] } },
    { items: [{ id: 7 }], data: { m: true } },
    { query: { after: 7 } },
  ],
  [
    'the last item of all',
    { ...byCursor, lastItem: 'id', told: { hasMore: ['m'] } },
    { items: [{ id: 7 }], data: {} },
    undefined,
  ],
  // Links and addresses.
  ['a link', { kind: 'link', link: true }, { link: next }, { address: '/x?page=2' }],
  [
    'a link before anything else',
    { ...byPage, link: true, told: { pages: ['n'] } },
    { link: next, data: { n: 1 } },
    { address: '/x?page=2' },
  ],
  ['links, but none to the next', { ...byPage, link: true }, { link: '</x>; rel="first"' }, undefined],
  ['no link', { ...byPage, link: true }, {}, undefined],
  [
    'no link, but told otherwise',
    { ...byPage, link: true, told: { pages: ['n'] } },
    { data: { n: 2 } },
    { query: { page: 2 } },
  ],
  ['a link that is not documented', byPage, { link: next, items: [] }, undefined],
  [
    'an address',
    { ...byOffset, told: { next: ['next'] } },
    { data: { next: '?offset=9' } },
    { address: '?offset=9' },
  ],
  ['no address', { ...byOffset, told: { next: ['next'] } }, { data: { next: null } }, undefined],
  [
    'no further address',
    { ...byPage, link: true, told: { pages: ['n'] } },
    { isFollowed: true, data: { n: 9 } },
    undefined,
  ],
];

describe('nextPage', () => {
  test.each(cases)('%s', (_name, definition, page, want) => {
    expect(nextPage(definition, read(page))).toEqual(want);
  });
});
