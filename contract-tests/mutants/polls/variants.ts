import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { asAlice, create, created } from './requests.ts';

/** What the poll service may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'weak-etags',
    summary: 'results have weak ETags',
    witness: async (ask) => {
      const { headers } = await asAlice(ask, 'GET', `${await created(ask)}/results`);
      return headers.etag?.startsWith('W/') === true;
    },
  },
  {
    id: 'absolute-links',
    summary: 'Link is absolute and has the first and the last page, too',
    witness: async (ask) => {
      const { headers } = await asAlice(ask, 'GET', '/polls?per_page=3&state=open');
      return headers.link?.startsWith('<http://') === true;
    },
  },
  {
    id: 'problems-with-more',
    summary: 'problems have members of their own',
    witness: async (ask) => valueAt(await asAlice(ask, 'GET', '/polls/nowhere'), 'trace', 'id') === 'f00d',
  },
  {
    id: 'odd-ids',
    summary: 'ids have a tilde, a dot and a colon',
    witness: async (ask) => String(valueAt(await create(ask), 'id')).startsWith('~p.'),
  },
];
