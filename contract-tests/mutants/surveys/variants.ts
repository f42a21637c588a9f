import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { draft, foreign, get, open, send } from './requests.ts';

/** What the surveys may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'foreign-is-403',
    summary: 'the surveys of others are a 403',
    witness: async (ask) => (await get(ask, foreign)).status === 403,
  },
  {
    id: 'more-fields',
    summary: 'surveys have fields that are not documented',
    witness: async (ask) => valueAt(await get(ask, draft), 'version') === 3,
  },
  {
    id: 'short-pages',
    summary: 'pages have at most two entries',
    witness: async (ask) => listAt(await get(ask, '/surveys'), 'items').length === 2,
  },
  {
    id: 'csv-with-charset',
    summary: 'the media type of CSV is in capitals and has parameters',
    witness: async (ask) => {
      const { headers } = await send(ask, 'GET', `${open}/results`, { headers: { Accept: 'text/csv' } });
      return headers['content-type'] === 'Text/CSV; charset=utf-8; header=present';
    },
  },
];
