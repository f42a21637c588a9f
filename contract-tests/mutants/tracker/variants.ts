import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { ann, as, listedValues, opened } from './requests.ts';

/** What the tracker may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'head-refused',
    summary: 'HEAD is a 405',
    witness: async (ask) => (await ann(ask, 'HEAD', '/labels')).status === 405,
  },
  {
    id: 'weak-etags',
    summary: 'ETags are weak',
    witness: async (ask) =>
      (await ann(ask, 'GET', await opened(ask))).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'foreign-is-403',
    summary: 'what belongs to somebody else is a 403 instead of a 404',
    witness: async (ask) => (await as('ben:blue-tit', ask, 'GET', await opened(ask))).status === 403,
  },
  {
    id: 'total-left-out',
    summary: 'the optional total is left out',
    witness: async (ask) => valueAt(await ann(ask, 'GET', '/issues'), 'meta', 'total') === undefined,
  },
  {
    id: 'chunked',
    summary: 'answers come in pieces, without a length',
    witness: async (ask) => (await ann(ask, 'GET', '/labels')).headers['transfer-encoding'] === 'chunked',
  },
  {
    id: 'ties-turned-round',
    summary: 'issues that tie come in the other order',
    witness: async (ask) => (await listedValues(ask, 'sort=priority', 'title'))[0] === 'Door squeaks',
  },
  {
    id: 'other-error-texts',
    summary: 'errors have empty titles',
    witness: async (ask) => valueAt(await ann(ask, 'GET', '/labels/9'), 'errors', 0, 'title') === '',
  },
];
