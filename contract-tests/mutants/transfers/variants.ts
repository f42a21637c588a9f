import { listAt, valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { granted, open } from './requests.ts';

/** What the bank may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'rich-problems',
    summary: 'problems have extensions, and their media type capitals and a quoted charset',
    witness: async (ask) =>
      valueAt(await granted(ask, 'GET', '/accounts/nobody'), 'traceId') === '00-af12-01',
  },
  {
    id: 'odd-ids',
    summary: 'new ids have no order and must be escaped in paths',
    witness: async (ask) => {
      const id = String(valueAt(await open(ask), 'id'));
      const there = await granted(ask, 'GET', `/accounts/${encodeURIComponent(id)}`);
      return id.endsWith('+=~') && valueAt(there, 'id') === id;
    },
  },
  {
    id: 'short-pages',
    summary: 'pages have at most two entries',
    witness: async (ask) => listAt(await granted(ask, 'GET', '/accounts?limit=4'), 'items').length === 2,
  },
];
