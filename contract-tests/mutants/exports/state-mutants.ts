import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { alpha, beta, get, order, ordered, upload, uploaded } from './requests.ts';

/** The violations of the export desk in what it keeps, shows to whom, and lists. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'upload-not-kept',
    class: 'state',
    operations: ['POST /files', 'GET /files/{fileId}'],
    summary: 'what was uploaded with 201 is not there',
    witness: async (ask) => (await get(ask, await uploaded(ask))).status === 404,
  },
  {
    id: 'deleted-file-stays',
    class: 'state',
    operations: ['DELETE /files/{fileId}'],
    summary: 'a file can be read after it was deleted with 204',
    witness: async (ask) => {
      const path = await uploaded(ask);
      await ask('DELETE', path, { headers: alpha });
      return (await get(ask, path)).status === 200;
    },
  },
  {
    id: 'patch-clears-tags',
    class: 'state',
    operations: ['PATCH /files/{fileId}'],
    summary: 'a change of the name clears the tags',
    witness: async (ask) => {
      const path = await uploaded(ask);
      await ask('PATCH', path, { headers: alpha, json: { name: 'b' } });
      return listAt(await get(ask, path), 'tags').length === 0;
    },
  },
  {
    id: 'location-leads-nowhere',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /files'],
    summary: 'the Location of an upload is no address of the server',
    witness: async (ask) => {
      const { location = '' } = (await upload(ask)).headers;
      return (await get(ask, location.replace(/^(?:http:\/\/[^/]+)?\/export-desk\/v1/, ''))).status === 404;
    },
  },
  {
    id: 'cancel-forgotten',
    class: 'state',
    operations: ['POST /exports/{exportId}/cancel'],
    summary: 'an export goes on although its cancellation was answered with `cancelled`',
    witness: async (ask) => {
      const path = await ordered(ask, { delay_seconds: 60 });
      await ask('POST', `${path}/cancel`, { headers: alpha });
      return valueAt(await get(ask, path), 'status') === 'queued';
    },
  },
  {
    id: 'default-priority-low',
    class: 'state',
    operations: ['POST /exports'],
    summary: 'an order without a priority gets another one than the documented default',
    witness: async (ask) => valueAt(await order(ask), 'priority') === 'low',
  },
  {
    id: 'download-open',
    class: 'auth',
    operations: ['GET /files/{fileId}/content'],
    summary: 'a download needs no key',
    witness: async (ask) => (await ask('GET', '/files/file_00000001/content')).status === 200,
  },
  {
    id: 'any-key-lists',
    class: 'auth',
    operations: ['GET /files'],
    summary: 'the list accepts any text as a key',
    witness: async (ask) => (await ask('GET', '/files', { headers: { 'X-Api-Key': 'x' } })).status === 200,
  },
  {
    id: 'foreign-file-readable',
    class: 'auth',
    operations: ['GET /files/{fileId}'],
    summary: 'the file of another key can be read',
    witness: async (ask) => (await ask('GET', '/files/file_00000001', { headers: beta })).status === 200,
  },
  {
    id: 'foreign-exports-listed',
    class: 'auth',
    operations: ['GET /exports'],
    summary: 'the list has the exports of other keys',
    witness: async (ask) => listAt(await get(ask, '/exports'), 'exports').length === 3,
  },
  {
    id: 'foreign-export-deletable',
    class: 'auth',
    operations: ['DELETE /exports/{exportId}'],
    summary: 'the export of another key can be deleted',
    witness: async (ask) => (await ask('DELETE', '/exports/exp_00000001', { headers: beta })).status === 204,
  },
  {
    id: 'limit-ignored',
    class: 'collection',
    operations: ['GET /exports'],
    summary: 'the list has more items than limit',
    witness: async (ask) => listAt(await get(ask, '/exports?limit=1'), 'exports').length === 2,
  },
  {
    id: 'status-filter-ignored',
    class: 'collection',
    operations: ['GET /exports'],
    summary: 'the filter by status changes nothing',
    witness: async (ask) => listAt(await get(ask, '/exports?status=failed'), 'exports').length > 0,
  },
  {
    id: 'pages-overlap',
    class: 'collection',
    operations: ['GET /files'],
    summary: 'the last item of a page is the first of the next',
    witness: async (ask) => {
      const first = await get(ask, '/files?per_page=1&page=1');
      const second = await get(ask, '/files?per_page=1&page=2');
      return valueAt(first, 'files', 0, 'id') === valueAt(second, 'files', 0, 'id');
    },
  },
  {
    id: 'total-is-of-the-page',
    class: 'collection',
    operations: ['GET /files'],
    summary: 'the total counts the items of the page alone',
    witness: async (ask) => valueAt(await get(ask, '/files?per_page=1'), 'total') === 1,
  },
];
