import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { anna, booked, get, listedValues, roomPath } from './requests.ts';

/** The violations of the bookings in their lists. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'total-counts-cancelled',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /bookings', 'DELETE /bookings/{bookingId}'],
    summary: 'the total of the flat list counts cancelled bookings',
    witness: async (ask) => {
      const path = await booked(ask);
      const before = valueAt(await get(ask, '/bookings'), 'total');
      await anna(ask, 'DELETE', path);
      return valueAt(await get(ask, '/bookings'), 'total') === before;
    },
  },
  {
    id: 'last-page-repeated',
    class: 'collection',
    operations: ['GET /rooms'],
    summary: 'past the end the last room comes again',
    witness: async (ask) => (await listedValues(ask, '/rooms?offset=50')).length > 0,
  },
  {
    id: 'newest-first-ignored',
    class: 'collection',
    operations: ['GET /bookings'],
    summary: 'the minus before starts_at changes nothing in the flat list',
    witness: async (ask) => (await listedValues(ask, '/bookings?sort=-starts_at'))[0] === 'Stand-up',
  },
  {
    id: 'to-inclusive',
    class: 'collection',
    operations: ['GET /rooms/{roomId}/bookings'],
    summary: 'a booking that starts at the end of the window is in the list of a room',
    witness: async (ask) => {
      const path = `${await roomPath(ask)}/bookings?to=2026-03-02T14:00:00Z`;
      return (await listedValues(ask, path)).includes('Review');
    },
  },
  {
    id: 'tentative-ignored',
    class: 'collection',
    operations: ['GET /bookings'],
    summary: 'one of the two values of a filter changes nothing',
    witness: async (ask) =>
      (await listedValues(ask, '/bookings?status=tentative', 'status')).includes('confirmed'),
  },
  {
    id: 'any-equipment',
    class: 'collection',
    operations: ['GET /rooms'],
    summary: 'rooms that have one of several pieces of equipment are listed, where all are asked for',
    witness: async (ask) =>
      (await listedValues(ask, '/rooms?equipment=projector,whiteboard')).includes('Dune'),
  },
  {
    id: 'next-drops-filters',
    class: 'collection',
    operations: ['GET /rooms/{roomId}/bookings'],
    summary: 'the link to the next page of the bookings of a room has lost the filters',
    witness: async (ask) => {
      const page = await get(ask, `${await roomPath(ask)}/bookings?status=confirmed&limit=1`);
      return String(valueAt(page, '_links', 'next', 'href')).includes('status=') === false;
    },
  },
  {
    id: 'false-is-true',
    class: 'collection',
    operations: ['GET /rooms'],
    summary: 'include_archived=false lists archived rooms, as if any value were true',
    witness: async (ask) => (await listedValues(ask, '/rooms?include_archived=false')).includes('Eyrie'),
  },
];
