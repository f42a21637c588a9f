import type { Mutant } from '../subject.ts';
import { book, codes, get, put, searchAll, write } from './requests.ts';

/** The violations of the ledger in its lists. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'total-counts-deleted',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /accounts', 'DELETE /accounts/{code}'],
    summary: 'the total counts accounts that were deleted',
    witness: async (ask) => {
      await put(ask);
      await write(ask, 'DELETE', '/accounts/1500');
      return (await get(ask, '/accounts')).headers['x-total-count'] === '9';
    },
  },
  {
    id: 'second-type-ignored',
    class: 'collection',
    operations: ['GET /accounts'],
    summary: 'of several types only the first is looked for',
    witness: async (ask) => !(await codes(ask, 'type=asset&type=income')).includes('4000'),
  },
  {
    id: 'last-page-repeated',
    class: 'collection',
    operations: ['GET /accounts'],
    summary: 'the pages after the last are the last again, where they should be empty',
    witness: async (ask) => (await codes(ask, 'per_page=5&page=3')).length > 0,
  },
  {
    id: 'link-drops-type',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: ['GET /accounts'],
    summary: 'the Link to the next page forgets a filter',
    witness: async (ask) => {
      const { link } = (await get(ask, '/accounts?type=asset&per_page=2')).headers;
      return link?.includes('page=2') === true && !link.includes('type=asset');
    },
  },
  {
    id: 'cursors-never-end',
    class: 'collection',
    operations: ['POST /transactions/search'],
    summary: 'the last page leads back to the start',
    witness: async (ask) => (await searchAll(ask, { limit: 3 }, 'id')) === undefined,
  },
  {
    id: 'totals-sorted-as-texts',
    class: 'collection',
    operations: ['POST /transactions/search'],
    summary: 'totals are sorted as texts, so that 1000.00 comes before 9.50',
    witness: async (ask) => (await searchAll(ask, { sort: 'total' }, 'total'))?.[0] === '1000.00',
  },
  {
    id: 'default-sort-ascending',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['POST /transactions/search'],
    summary: 'a search that leaves out the order is from the oldest, where the default is from the latest',
    witness: async (ask) => (await searchAll(ask, {}, 'date'))?.[0] === '2025-01-01',
  },
  {
    id: 'last-day-left-out',
    class: 'collection',
    operations: ['POST /transactions/search'],
    summary: 'the last day of the range is left out, where it should be included',
    witness: async (ask) => {
      await book(ask);
      const filter = { date_from: '2025-03-14', date_to: '2025-03-14' };
      return (await searchAll(ask, filter, 'date'))?.length === 0;
    },
  },
];
