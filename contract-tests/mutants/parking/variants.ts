import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { get, issue, logIn, oldTown, revoked } from './requests.ts';

/** What the parking office may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'empty-fields-left-out',
    summary: 'fields that would be null are left out',
    witness: async (ask) => {
      const made = await issue(ask);
      return valueAt(made, 'data', 'id') !== undefined && valueAt(made, 'data', 'valid_until') === undefined;
    },
  },
  {
    id: 'more-metadata',
    summary: 'the metadata has more fields than are documented',
    witness: async (ask) => valueAt(await get(ask, oldTown), 'metadata', 'request_id') === 'r-7f',
  },
  {
    id: 'rolling-cookie',
    summary: 'every answer sets the cookie of the session once more',
    witness: async (ask) =>
      (await get(ask, revoked)).headers['set-cookie']?.startsWith('parking_session=') === true,
  },
  {
    id: 'chunked-in-capitals',
    summary: 'answers come in pieces, with the names of headers in capitals',
    witness: async (ask) => (await logIn(ask)).rawHeaders.includes('CONTENT-TYPE'),
  },
];
