import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { add, get } from './requests.ts';

/** What the place service may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'weak-etags',
    summary: 'places have weak ETags',
    witness: async (ask) => (await get(ask, '/places/pl-1')).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'lower-case-headers',
    summary: 'names of headers are in lower case, and there is one more',
    witness: async (ask) => (await get(ask, '/places')).rawHeaders.includes('x-total-count'),
  },
  {
    id: 'problems-with-more',
    summary: 'problems have members of their own',
    witness: async (ask) => valueAt(await get(ask, '/places/nowhere'), 'instance') === '/log/4711',
  },
  {
    id: 'odd-ids',
    summary: 'new places and photos have ids with a tilde, a colon and a dot',
    witness: async (ask) => String(valueAt(await add(ask), 'id')).startsWith('~pl:'),
  },
];
