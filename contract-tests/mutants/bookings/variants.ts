import { valueAt } from '../ask.ts';
import type { Variant } from '../subject.ts';
import { bela, book, booked, get, makeRoom, roomPath } from './requests.ts';

/** What the bookings may do otherwise. */
export const variants: readonly Variant[] = [
  {
    id: 'weak-etags',
    summary: 'ETags are weak',
    witness: async (ask) => (await get(ask, await roomPath(ask))).headers.etag?.startsWith('W/') === true,
  },
  {
    id: 'odd-transport',
    summary: 'names of headers are in lower case, there are more of them, and bodies come in pieces',
    witness: async (ask) => {
      const { rawHeaders, headers } = await get(ask, '/rooms');
      return rawHeaders.includes('content-type') && headers['transfer-encoding'] === 'chunked';
    },
  },
  {
    id: 'other-problems',
    summary: 'problems have no detail, members of their own, a type and another language',
    witness: async (ask) => {
      const problem = await get(ask, '/rooms/nowhere');
      return valueAt(problem, 'trace_id') === '7f1a' && valueAt(problem, 'detail') === undefined;
    },
  },
  {
    id: 'foreign-is-403',
    summary: 'the booking of somebody else is a 403 instead of a 404',
    witness: async (ask) => (await bela(ask, 'GET', await booked(ask))).status === 403,
  },
  {
    id: 'other-offsets',
    summary: 'times come back in another offset and with six digits',
    witness: async (ask) => valueAt(await book(ask), 'starts_at') === '2026-05-05T11:00:00.000000+02:00',
  },
  {
    id: 'odd-ids',
    summary: 'ids begin with a tilde, end in an underscore and have a dot and a minus',
    witness: async (ask) => /^~...\.-\d+_$/.test(String(valueAt(await makeRoom(ask), 'id'))),
  },
  {
    id: 'absolute-links',
    summary: 'Location and the links are whole addresses',
    witness: async (ask) => {
      const made = await makeRoom(ask);
      const self = valueAt(made, '_links', 'self', 'href');
      return made.headers.location?.startsWith('http://') === true && made.headers.location === self;
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
        await get(ask, '/bookings');
        times.push(performance.now() - start);
      }
      return Math.min(...times) > 48;
    },
  },
];
