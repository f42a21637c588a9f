import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { assetOf, get, startImport } from './requests.ts';

/** What the asset library may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'weak-etags',
    summary: 'ETags are weak',
    witness: async (ask) =>
      (await get(ask, await assetOf(ask, 'Logo'))).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'odd-ids',
    summary: 'ids of assets have tildes, dots and capitals',
    witness: async (ask) => (await assetOf(ask, 'Logo')) === '/assets/3~A.b_3',
  },
  {
    id: 'problems-with-more',
    summary: 'problem details have extensions',
    witness: async (ask) => valueAt(await get(ask, '/assets/a-999999'), 'code') === 'E404',
  },
  {
    id: 'more-links',
    summary: 'Link has another relation first, absolute addresses and a comma in quotes',
    witness: async (ask) =>
      (await get(ask, '/assets?limit=1')).headers.link?.includes('rel="first"') === true,
  },
  {
    id: 'instant-imports',
    summary: 'an import has succeeded as soon as it is accepted',
    witness: async (ask) => valueAt(await startImport(ask), 'status') === 'succeeded',
  },
  {
    id: 'chunked-content',
    summary: 'files come in pieces, without a Content-Length',
    witness: async (ask) => {
      const { status, headers } = await get(ask, `${await assetOf(ask, 'Logo')}/content`);
      return status === 200 && headers['content-length'] === undefined;
    },
  },
];
