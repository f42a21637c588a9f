import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { alpha, get, upload } from './requests.ts';

/** What the export desk may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'random-ids',
    summary: 'ids have no order',
    witness: async (ask) => valueAt(await upload(ask), 'id') !== 'file_00000010',
  },
  {
    id: 'absolute-location',
    summary: 'Location names the origin as well',
    witness: async (ask) => (await upload(ask)).headers.location?.startsWith('http://127.0.0.1:') ?? false,
  },
  {
    id: 'chunked',
    summary: 'downloads come in chunks, without a length',
    witness: async (ask) =>
      (await get(ask, '/files/file_00000001/content')).headers['transfer-encoding'] === 'chunked',
  },
  {
    id: 'charset-told',
    summary: 'the media type of a download has a charset in upper case',
    witness: async (ask) =>
      (await get(ask, '/files/file_00000001/content')).headers['content-type'] === 'text/csv; charset=UTF-8',
  },
  {
    id: 'head-refused',
    summary: 'HEAD is answered with 405',
    witness: async (ask) => (await ask('HEAD', '/files', { headers: alpha })).status === 405,
  },
  {
    id: 'other-offset',
    summary: 'times of exports have another offset and six digits',
    witness: async (ask) =>
      String(valueAt(await get(ask, '/exports/exp_00000001'), 'created_at')).endsWith('+02:00'),
  },
];
