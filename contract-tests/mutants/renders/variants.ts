import { listAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { idOf } from './farm.ts';
import { asSouth, get, lobby, submit } from './requests.ts';

/** What the render farm may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'absolute-location',
    summary: 'Location is absolute',
    witness: async (ask) => (await submit(ask)).headers.location?.startsWith('http://') === true,
  },
  {
    id: 'short-pages',
    summary: 'pages have at most two renders',
    witness: async (ask) => listAt(await get(ask, '/renders?limit=4'), 'renders').length === 2,
  },
  {
    id: 'foreign-is-403',
    summary: 'the renders of other teams are a 403 instead of a 404',
    witness: async (ask) => (await asSouth(ask, 'GET', lobby)).status === 403,
  },
  {
    id: 'chunked',
    summary: 'results are sent in pieces, and header names are in lower case everywhere',
    witness: async (ask) => {
      const { headers, rawHeaders } = await get(ask, `/renders/${idOf(3)}/result`);
      return headers['transfer-encoding'] === 'chunked' && rawHeaders.includes('content-type');
    },
  },
];
