import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { get, listed } from './requests.ts';

/** What the invoices may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'long-ids',
    summary: 'ids are as long as they may be',
    witness: async (ask) => String((await listed(ask, '/customers', 'id'))[0]).length > 20,
  },
  {
    id: 'times-with-offset',
    summary: 'times have milliseconds, and an offset in place of the Z',
    witness: async (ask) =>
      String(valueAt(await get(ask, '/customers'), 'data', 0, 'created_at')).endsWith('.000+00:00'),
  },
  {
    id: 'in-pieces',
    summary: 'bodies come in pieces, without a Content-Length',
    witness: async (ask) => (await get(ask, '/invoices')).headers['content-length'] === undefined,
  },
  {
    id: 'more-headers',
    summary: 'header names are in capitals, and there are more of them',
    witness: async (ask) => (await get(ask, '/invoices')).rawHeaders.includes('X-REQUEST-ID'),
  },
];
