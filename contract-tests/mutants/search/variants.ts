import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { ada, bobsSearch, get } from './requests.ts';

/** What the search server may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'ties-reversed',
    summary: 'products of the same price come in another order',
    witness: async (ask) => {
      const items = listAt(await get(ask, '/products?sort=price'), 'items');
      return items.map((json) => valueAt({ json }, 'id')).indexOf(3) === 1;
    },
  },
  {
    id: 'small-pages',
    summary: 'a page has fewer products than asked for, and says so',
    witness: async (ask) => valueAt(await get(ask, '/products'), 'limit') === 3,
  },
  {
    id: 'keys-reversed',
    summary: 'the keys of all objects come in another order',
    witness: async (ask) => (await get(ask, '/products')).text.startsWith('{"limit"'),
  },
  {
    id: 'zipped',
    summary: 'bodies are compressed for whoever accepts it',
    witness: async (ask) => {
      const headers = { ...ada, 'Accept-Encoding': 'gzip' };
      return (await ask('HEAD', '/products/1', { headers })).headers['content-encoding'] === 'gzip';
    },
  },
  {
    id: 'foreign-is-404',
    summary: "another user's search is a 404 instead of a 403",
    witness: async (ask) => (await get(ask, bobsSearch)).status === 404,
  },
];
