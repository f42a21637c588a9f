import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { commented, eachOf, get, idsOf, open, opened, send } from './requests.ts';

/** The violations of the helpdesk in what it lists. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'first-status-only',
    class: 'collection',
    operations: ['GET /tickets'],
    summary: 'of several states in the filter, the first alone counts',
    witness: async (ask) =>
      !eachOf(await get(ask, '/tickets?status=closed&status=open'), 'status').includes('open'),
  },
  {
    id: 'descending-ignored',
    class: 'collection',
    operations: ['GET /tickets'],
    summary: 'one descending order is ascending',
    witness: async (ask) => {
      const times = eachOf(await get(ask, '/tickets?sort=-created_at'), 'created_at').map(String);
      return Date.parse(times[0] ?? '') < Date.parse(times[1] ?? '');
    },
  },
  {
    id: 'deleted-still-counted',
    class: 'collection',
    alsoClass: ['headers-media', 'state'],
    operations: ['GET /tickets', 'DELETE /tickets/{ticket_id}'],
    summary: 'the total counts tickets that were deleted',
    witness: async (ask) => {
      await send(ask, 'DELETE', await opened(ask));
      const answer = await get(ask, '/tickets?per_page=100');
      return valueAt(answer, 'meta', 'page', 'total') !== listAt(answer, 'data').length;
    },
  },
  {
    id: 'total-header-of-page',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: ['GET /tickets'],
    summary: 'X-Total-Count counts the page alone',
    witness: async (ask) => (await get(ask, '/tickets?per_page=2')).headers['x-total-count'] === '2',
  },
  {
    id: 'created-to-exclusive',
    class: 'collection',
    operations: ['GET /tickets'],
    summary: 'the end of the span is left out',
    witness: async (ask) => {
      const made = await open(ask);
      const to = encodeURIComponent(String(valueAt(made, 'data', 'created_at')));
      return !idsOf(await get(ask, `/tickets?created_to=${to}`)).includes(valueAt(made, 'data', 'id'));
    },
  },
  {
    id: 'last-comments-repeated',
    class: 'collection',
    operations: ['GET /tickets/{ticket_id}/comments'],
    summary: 'beyond the last page, the last one comes again',
    witness: async (ask) => {
      const path = await opened(ask);
      await commented(ask, path);
      return listAt(await get(ask, `${path}/comments?page=2`), 'data').length > 0;
    },
  },
  {
    id: 'macros-per-page-ignored',
    class: 'collection',
    operations: ['GET /macros'],
    summary: 'small pages are not made',
    witness: async (ask) => listAt(await get(ask, '/macros?per_page=1'), 'data').length > 1,
  },
];
