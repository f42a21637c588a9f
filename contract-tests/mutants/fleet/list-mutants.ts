import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { get, listed, lorry, send, truck } from './requests.ts';

/** The violations of the fleet in its lists. */
export const listMutants: readonly Mutant[] = [
  {
    id: 'only-first-status',
    class: 'collection',
    operations: ['GET /vehicles'],
    summary: 'of several statuses only the first counts',
    witness: async (ask) => (await listed(ask, '/vehicles?status=retired,active')).length === 1,
  },
  {
    id: 'petrol-not-filtered',
    class: 'collection',
    operations: ['GET /vehicles'],
    summary: 'the filter is ignored for one value',
    witness: async (ask) => (await listed(ask, '/vehicles?fuel_type=petrol')).includes('GZ-7A'),
  },
  {
    id: 'two-tags-not-filtered',
    class: 'collection',
    operations: ['GET /vehicles'],
    summary: 'the filter is ignored where it is given twice',
    witness: async (ask) => (await listed(ask, '/vehicles?tag=city&tag=pool')).includes('GZ-7A'),
  },
  {
    id: 'minus-ignored',
    class: 'collection',
    operations: ['GET /vehicles'],
    summary: 'the order is always upwards',
    witness: async (ask) => (await listed(ask, '/vehicles?sort=-odometer_km', 'odometer_km'))[0] === 8450,
  },
  {
    id: 'total-counts-removed',
    class: 'collection',
    alsoClass: ['state'],
    operations: ['GET /vehicles', 'DELETE /vehicles/{vehicle_id}'],
    summary: 'the total counts vehicles that were removed',
    witness: async (ask) => {
      await send(ask, 'DELETE', truck);
      return valueAt(await get(ask, '/vehicles'), 'total') === 4;
    },
  },
  {
    id: 'next-drops-status',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: ['GET /vehicles'],
    summary: 'the link to the next page loses the filter of the status',
    witness: async (ask) => {
      const { headers } = await get(ask, '/vehicles?status=active&limit=1');
      return headers.link?.includes('rel=') === true && !headers.link.includes('status=active');
    },
  },
  {
    id: 'last-trip-repeated',
    class: 'collection',
    operations: ['GET /vehicles/{vehicle_id}/trips'],
    summary: 'a page after the last repeats the last trip',
    witness: async (ask) => (await listed(ask, `${lorry}/trips?offset=3`, 'driver')).length === 1,
  },
  {
    id: 'to-included',
    class: 'collection',
    operations: ['GET /vehicles/{vehicle_id}/events'],
    summary: 'an event at the very end of the range is listed, too',
    witness: async (ask) =>
      (await listed(ask, `${lorry}/events?to=2026-01-02T07:20:00Z`, 'lat')).includes(48.3069),
  },
  {
    id: 'fuel-always-listed',
    class: 'collection',
    operations: ['GET /vehicles/{vehicle_id}/events'],
    summary: 'the filter of the type lets fuel events pass whatever it asks for',
    witness: async (ask) =>
      (await listed(ask, `${lorry}/events?type=position%7Calarm`, 'type')).includes('fuel'),
  },
  {
    id: 'oldest-first',
    class: 'collection',
    operations: ['GET /vehicles/{vehicle_id}/events'],
    summary: 'the events come in the opposite order',
    witness: async (ask) => (await listed(ask, `${lorry}/events`, 'lat'))[0] === 48.2082,
  },
  {
    id: 'next-never-ends',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: ['GET /vehicles/{vehicle_id}/documents'],
    summary: 'the last page links to the first as its next',
    witness: async (ask) =>
      /rel="?next/.test(String((await get(ask, `${lorry}/documents?offset=1&limit=1`)).headers.link)),
  },
  {
    id: 'one-geofence-more',
    class: 'collection',
    operations: ['GET /geofences'],
    summary: 'a page has one entry more than its limit',
    witness: async (ask) => (await listed(ask, '/geofences?limit=1', 'name')).length === 2,
  },
  {
    id: 'inactive-not-filtered',
    class: 'collection',
    operations: ['GET /geofences'],
    summary: 'the filter is ignored where it is false',
    witness: async (ask) => (await listed(ask, '/geofences?active=false', 'active')).includes(true),
  },
];
