import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { asCustomer, get, open, opened } from './requests.ts';

/** What the helpdesk may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'other-case-of-headers',
    summary: 'the names of headers are in capitals',
    witness: async (ask) => (await get(ask, '/tickets')).rawHeaders.includes('X-TOTAL-COUNT'),
  },
  {
    id: 'weak-etags',
    summary: 'ETags are weak',
    witness: async (ask) => (await get(ask, await opened(ask))).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'chunked',
    summary: 'answers come in pieces, without their length',
    witness: async (ask) => (await get(ask, '/me')).headers['transfer-encoding'] === 'chunked',
  },
  {
    id: 'slow',
    summary: 'some answers take a while',
    witness: async (ask) => {
      const headers = { Authorization: 'Bearer nobody' };
      return (
        (await ask('GET', '/me', { headers, timeoutMs: 5000 })).headers['server-timing'] === 'wait;dur=20'
      );
    },
  },
  {
    id: 'large-numbers',
    summary: 'numbers need more than 32 bits',
    witness: async (ask) => Number(valueAt(await open(ask), 'data', 'id')) > 2 ** 32,
  },
  {
    id: 'forbidden-as-missing',
    summary: 'what is for agents only is a 404 to customers where both are documented',
    witness: async (ask) => (await asCustomer(ask, 'DELETE', await opened(ask))).status === 404,
  },
  {
    id: 'more-in-meta',
    summary: 'meta has more than is written',
    witness: async (ask) => valueAt(await get(ask, '/me'), 'meta', 'region') === 'eu-1',
  },
  {
    id: 'nulls-left-out',
    summary: 'optional fields are left out where they are null',
    witness: async (ask) => valueAt(await open(ask), 'data', 'due_on') === undefined,
  },
  {
    id: 'times-in-other-offset',
    summary: 'times come back in another offset and with milliseconds',
    witness: async (ask) => String(valueAt(await open(ask), 'data', 'created_at')).endsWith('.000+02:00'),
  },
  {
    id: 'replay-header',
    summary: 'an answer that is given again says so in a header',
    witness: async (ask) => {
      const headers = { 'Idempotency-Key': 'key-00000001' };
      await open(ask, {}, headers);
      return (await open(ask, {}, headers)).headers['idempotent-replayed'] === 'true';
    },
  },
];
