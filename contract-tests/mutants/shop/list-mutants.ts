import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { bern, eachOf, follow, get, send } from './requests.ts';

/** The violations of the shop in what it lists. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'minus-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'a list that is to be sorted descending is sorted ascending',
    witness: async (ask) => eachOf(await get(ask, '/products?sort=-price'), 'price')[0] === 800,
  },
  {
    id: 'second-key-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the second of two fields to sort by changes nothing',
    witness: async (ask) => {
      const names = await follow(ask, '/products?sort=price,-name&limit=50');
      return names?.indexOf('egg-timer') === 0;
    },
  },
  {
    id: 'pages-never-end',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the cursor of the last page leads to the last page',
    witness: async (ask) => (await follow(ask, '/products?limit=5')) === undefined,
  },
  {
    id: 'default-limit-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'without a limit a page is longer than the documented default',
    witness: async (ask) => eachOf(await get(ask, '/products'), 'id').length > 10,
  },
  {
    id: 'garden-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the filter ignores one of the categories',
    witness: async (ask) =>
      eachOf(await get(ask, '/products?filter[category]=garden'), 'category').includes('books'),
  },
  {
    id: 'price-to-ignored',
    class: 'collection',
    operations: ['GET /products'],
    summary: 'the highest price changes nothing',
    witness: async (ask) =>
      eachOf(await get(ask, '/products?filter[price_to]=1000'), 'price').some(
        (price) => Number(price) > 1000,
      ),
  },
  {
    id: 'total-of-page',
    class: 'collection',
    operations: ['GET /orders'],
    summary: 'the total counts the entries of the page',
    witness: async (ask) => valueAt(await get(ask, '/orders?limit=2'), 'meta', 'total') === 2,
  },
  {
    id: 'page-skips-one',
    class: 'collection',
    operations: ['GET /orders'],
    summary: 'every page but the first leaves out its first entry',
    witness: async (ask) => (await follow(ask, '/orders?limit=2'))?.length === 4,
  },
  {
    id: 'first-status-only',
    class: 'collection',
    operations: ['GET /orders'],
    summary: 'of several states that are asked for, only the first counts',
    witness: async (ask) => {
      const answer = await get(ask, '/orders?status=delivered&status=cancelled');
      return !eachOf(answer, 'status').includes('cancelled');
    },
  },
  {
    id: 'removed-address-counted',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /addresses', 'DELETE /addresses/{addressId}'],
    summary: 'the total counts addresses that were removed',
    witness: async (ask) => {
      const headers = { 'If-Match': (await get(ask, bern)).headers.etag ?? '' };
      await send(ask, 'DELETE', bern, { headers });
      return valueAt(await get(ask, '/addresses'), 'meta', 'total') === 2;
    },
  },
];
