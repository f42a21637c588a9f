import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { account, book, booked, get, readOnly, search, startExport } from './requests.ts';

/** What the ledger may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'extra-fields',
    summary: 'things have more fields than are written, and in another order',
    witness: async (ask) => valueAt(await get(ask, await booked(ask)), 'result', 'ledger') === 'main',
  },
  {
    id: 'nulls-left-out',
    summary: 'nullable fields that are not required are left out instead of being null',
    witness: async (ask) => {
      const answer = await get(ask, '/accounts/1000');
      return answer.status === 200 && valueAt(answer, 'result', 'description') === undefined;
    },
  },
  {
    id: 'weak-etags',
    summary: 'ETags are weak',
    witness: async (ask) => (await get(ask, '/accounts/1000')).headers.etag?.startsWith('W/"') === true,
  },
  {
    id: 'forbidden-is-404',
    summary: 'a token without the scope gets a 404 instead of a 403',
    witness: async (ask) => (await readOnly(ask, 'PUT', '/accounts/1500', { json: account })).status === 404,
  },
  {
    id: 'odd-ids',
    summary: 'ids have dots and tildes and no order',
    witness: async (ask) => String(valueAt(await book(ask), 'result', 'id')).startsWith('txn_~.'),
  },
  {
    id: 'short-pages',
    summary: 'pages of a search have fewer transactions than they may, though more follow',
    witness: async (ask) => {
      const page = valueAt(await search(ask, { limit: 3 }), 'result', 'transactions');
      return Array.isArray(page) && page.length === 2;
    },
  },
  {
    id: 'slow-exports',
    summary: 'an export takes as long as nine other requests',
    witness: async (ask) => {
      const id = String(valueAt(await startExport(ask), 'result', 'id'));
      for (let asked = 0; asked < 5; asked += 1) await get(ask, '/accounts');
      return valueAt(await get(ask, `/operations/${id}`), 'result', 'status') === 'running';
    },
  },
  {
    id: 'behind-a-proxy',
    summary: 'header names are in lower case, bodies come in pieces, and there is a Via',
    witness: async (ask) => {
      const { rawHeaders, headers } = await get(ask, '/accounts');
      return rawHeaders.includes('x-total-count') && headers['transfer-encoding'] === 'chunked';
    },
  },
];
