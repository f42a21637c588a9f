import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { get, idsAt } from './requests.ts';

/** What the blog may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'short-pages',
    summary: 'pages have at most two entries',
    witness: async (ask) => (await idsAt(ask, '/posts?limit=4')).length === 2,
  },
  {
    id: 'more-links',
    summary: 'Link is absolute, unquoted, and has a link of another kind first',
    witness: async (ask) => (await get(ask, '/posts?limit=1')).headers.link?.includes('rel=next') === true,
  },
  {
    id: 'problems-with-more',
    summary: 'problems have members of their own',
    witness: async (ask) => valueAt(await get(ask, '/posts/999'), 'trace_id') === 'a1b2',
  },
];
