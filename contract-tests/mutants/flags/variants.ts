import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { checkout, keyed } from './requests.ts';

/** What the flags may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'odd-etags',
    summary: 'ETags have a comma, braces, a backslash and a `W/` inside their quotes',
    witness: async (ask) => (await keyed(ask, 'GET', checkout)).headers.etag?.startsWith('"W/{') === true,
  },
  {
    id: 'more-fields',
    summary: 'answers have more fields than are listed, and data after meta',
    witness: async (ask) => valueAt(await keyed(ask, 'GET', '/projects'), 'api_version') === '2025-03',
  },
  {
    id: 'capitals-in-pieces',
    summary: 'header names are in capitals, bodies come in chunks',
    witness: async (ask) => {
      const { rawHeaders, headers } = await keyed(ask, 'GET', checkout);
      return rawHeaders.includes('ETAG') && headers['transfer-encoding'] === 'chunked';
    },
  },
  {
    id: 'slow',
    summary: 'every answer takes 50 milliseconds',
    // The fastest of three, so that a busy machine does not make the clean server look slow.
    witness: async (ask) => {
      const times: number[] = [];
      for (let asked = 0; asked < 3; asked += 1) {
        const start = performance.now();
        await keyed(ask, 'GET', checkout);
        times.push(performance.now() - start);
      }
      return Math.min(...times) > 48;
    },
  },
];
