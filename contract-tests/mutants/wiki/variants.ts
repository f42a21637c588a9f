import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { release } from './requests.ts';

/** What the wiki may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'odd-etags',
    summary: 'ETags have commas, braces and a `W/` between their quotes',
    witness: async (ask) => (await ask('GET', release)).headers.etag?.includes(',W/~') === true,
  },
  {
    id: 'telling-problems',
    summary: 'problems have a type, an instance and members of their own',
    witness: async (ask) => valueAt(await ask('GET', '/pages/nothing-here'), 'trace_id') === '4bf92f',
  },
  {
    id: 'editors-not-told',
    summary: 'the optional name of the editor is left out',
    witness: async (ask) => valueAt(await ask('GET', release), 'updated_by') === undefined,
  },
  {
    id: 'capitals-in-pieces',
    summary: 'header names are in capitals, and bodies come in pieces, without a Content-Length',
    witness: async (ask) => {
      const { headers, rawHeaders } = await ask('GET', release);
      return headers['content-length'] === undefined && rawHeaders.includes('ETAG');
    },
  },
];
