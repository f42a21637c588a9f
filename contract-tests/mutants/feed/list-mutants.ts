import { listAt, valueAt } from '../ask.ts';
import type { Ask, Mutant } from '../subject.ts';
import { askAda, eachOf } from './ask-feed.ts';

const operations = ['GET /posts'];
const list = (ask: Ask, query = '') => askAda(ask, 'GET', `/posts${query}`);

/** What is wrong with `GET /posts`. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'second-page-without-author',
    class: 'response-shape',
    operations,
    summary: 'From the second page on, posts lack their author.',
    witness: async (ask) => {
      const cursor = valueAt(await list(ask), 'next_cursor');
      return eachOf(await list(ask, `?cursor=${cursor}`), 'author').includes(undefined);
    },
  },
  {
    id: 'total-in-words',
    class: 'headers-media',
    operations,
    summary: 'X-Total-Count is a word, not an integer.',
    witness: async (ask) => (await list(ask)).headers['x-total-count'] === 'many',
  },
  {
    id: 'since-any',
    class: 'input-acceptance',
    operations,
    summary: 'since may be anything.',
    witness: async (ask) => (await list(ask, '?since=yesterday')).status === 200,
  },
  {
    id: 'short-search',
    class: 'input-acceptance',
    operations,
    summary: 'A search for one character is accepted.',
    witness: async (ask) => (await list(ask, '?q=a')).status === 200,
  },
  {
    id: 'cursor-never-ends',
    class: 'collection',
    operations,
    summary: 'The last page leads to the first.',
    witness: async (ask) => {
      const first = await list(ask, '?limit=40');
      let page = first;
      for (let count = 0; count < 25 && valueAt(page, 'next_cursor') !== null; count++) {
        page = await list(ask, `?limit=40&cursor=${valueAt(page, 'next_cursor')}`);
        if (eachOf(page, 'id')[0] === eachOf(first, 'id')[0]) return true;
      }
      return false;
    },
  },
  {
    id: 'link-to-itself',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations,
    summary: 'Link leads to the page on which it stands.',
    witness: async (ask) => {
      const first = await list(ask);
      const [, next = ''] = /<[^>]*?\/v2([^>]*)>; rel="next"/.exec(first.headers.link ?? '') ?? [];
      return (await askAda(ask, 'GET', next)).text === first.text;
    },
  },
  {
    id: 'author-ignored',
    class: 'collection',
    operations,
    summary: 'The filter by author makes no difference.',
    witness: async (ask) =>
      eachOf(await list(ask, '?author=ada'), 'author').some((author) => author !== 'ada'),
  },
  {
    id: 'tag-inverted',
    class: 'collection',
    operations,
    summary: 'The filter by tag lists the posts that do not have it.',
    witness: async (ask) =>
      eachOf(await list(ask, '?tag=weather'), 'tags').some((tags) => !(tags as string[]).includes('weather')),
  },
  {
    id: 'since-ignored',
    class: 'collection',
    operations,
    summary: 'since makes no difference.',
    witness: async (ask) => listAt(await list(ask, '?since=2030-01-01T00:00:00Z'), 'items').length > 0,
  },
  {
    id: 'total-of-everything',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations,
    summary: 'X-Total-Count counts what the filter leaves out, too.',
    witness: async (ask) => {
      const all = await list(ask);
      const { headers } = await list(ask, '?tag=science');
      return headers['x-total-count'] === all.headers['x-total-count'];
    },
  },
  {
    id: 'unknown-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations,
    summary: 'A cursor that was never given is answered with 500.',
    witness: async (ask) => (await list(ask, '?cursor=nonsense')).status === 500,
  },
  {
    id: 'nul-search-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations,
    summary: 'A NUL in the search is answered with 500.',
    witness: async (ask) => (await list(ask, '?q=a%00b')).status === 500,
  },
  {
    id: 'longest-page-cut-off',
    class: 'robustness',
    alsoClass: ['response-shape', 'headers-media'],
    operations,
    summary: 'The longest page breaks off in the middle.',
    witness: async (ask) => (await list(ask, '?limit=40')).failure === 'closed',
  },
];
