import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { add, measured, use } from './requests.ts';

/** What the weather stations may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'long-ids',
    summary: 'ids are long',
    witness: async (ask) => String(valueAt(await add(ask), 'id')).length > 20,
  },
  {
    id: 'fields-turned',
    summary: 'the fields of listed stations come in another order',
    witness: async (ask) =>
      (await use(ask, 'GET', '/stations?limit=1')).text.startsWith('{"items":[{"createdAt"'),
  },
  {
    id: 'chunked-pages',
    summary: 'measurements are sent in chunks, without a length',
    witness: async (ask) => {
      const { headers } = await use(ask, 'GET', `${await measured(ask)}/measurements`);
      return headers['transfer-encoding'] === 'chunked';
    },
  },
  {
    id: 'more-headers',
    summary: 'header names are in small letters; there are a Vary and a weak ETag that always changes',
    witness: async (ask) => (await use(ask, 'GET', '/stations')).rawHeaders.includes('x-ratelimit-limit'),
  },
];
