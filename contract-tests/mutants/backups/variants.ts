import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { get, seeded, start } from './requests.ts';

/** What the backup service may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'odd-ids',
    summary: 'ids have colons, dots, tildes and parentheses',
    witness: async (ask) => valueAt(await start(ask), 'id') === 'bk:0006.~(x)',
  },
  {
    id: 'short-pages',
    summary: 'pages have at most two entries',
    witness: async (ask) => listAt(await get(ask, '/backups?limit=100'), 'items').length === 2,
  },
  {
    id: 'without-start',
    summary: 'the optional startedAt is never told',
    witness: async (ask) => valueAt(await get(ask, await seeded(ask, 'done')), 'startedAt') === undefined,
  },
  {
    id: 'problems-with-more',
    summary: 'problems have members of their own before the standard ones',
    witness: async (ask) => valueAt(await get(ask, '/backups/none'), 'requestId') === 'r-81',
  },
  {
    id: 'chunked-in-capitals',
    summary: 'bodies come in pieces, and the names of headers in capitals',
    witness: async (ask) => (await get(ask, '/schedules')).rawHeaders.includes('CONTENT-TYPE'),
  },
];
