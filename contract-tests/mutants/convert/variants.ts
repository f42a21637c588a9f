import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { keyed, upload, uploaded } from './requests.ts';

/** What the conversion service may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'instant-jobs',
    summary: 'jobs have succeeded by the time that they are accepted',
    witness: async (ask) => valueAt(await keyed(ask, 'GET', await uploaded(ask)), 'status') === 'succeeded',
  },
  {
    id: 'without-progress',
    summary: 'the optional progress is never told',
    witness: async (ask) => valueAt(await keyed(ask, 'GET', '/jobs/job_0001'), 'progress') === undefined,
  },
  {
    id: 'absolute-location',
    summary: 'Location has scheme and host',
    witness: async (ask) => (await upload(ask)).headers.location?.startsWith('http://') === true,
  },
  {
    id: 'chunked-result',
    summary: 'results come in pieces, without a Content-Length',
    witness: async (ask) =>
      (await keyed(ask, 'GET', '/jobs/job_0001/result')).headers['content-length'] === undefined,
  },
];
