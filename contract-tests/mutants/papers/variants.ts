import type { Variant } from '../subject.ts';
import { snow } from './requests.ts';

/** What the papers may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'comma-in-etag',
    summary: 'ETags have a comma between their quotes',
    witness: async (ask) => (await ask('GET', snow)).headers.etag?.includes(',') === true,
  },
  {
    id: 'head-without-length',
    summary: 'HEAD does not tell the length that GET has',
    witness: async (ask) => (await ask('HEAD', snow)).headers['content-length'] === undefined,
  },
  {
    id: 'more-headers',
    summary: 'header names are in capitals, and there are more of them',
    witness: async (ask) => (await ask('GET', snow)).rawHeaders.includes('ETAG'),
  },
];
