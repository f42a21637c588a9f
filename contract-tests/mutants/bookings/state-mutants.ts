import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { goodKey } from './admit.ts';
import {
  anna,
  bela,
  book,
  booked,
  get,
  listedValues,
  loft,
  merge,
  patch,
  roomPath,
  workshop,
} from './requests.ts';

/** The violations of the bookings in what they keep, and whom they let do what. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'null-merges-nothing',
    class: 'state',
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'null in a merge patch leaves the field as it was',
    witness: async (ask) => {
      const path = await booked(ask, { cost_center: 'HR-2041' });
      await merge(ask, path, { cost_center: null });
      return valueAt(await get(ask, path), 'cost_center') === 'HR-2041';
    },
  },
  {
    id: 'failed-patch-stays',
    class: 'state',
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'what a JSON patch does before the step that fails is kept',
    witness: async (ask) => {
      const path = await booked(ask);
      const steps = [
        { op: 'replace', path: '/name', value: 'Half' },
        { op: 'test', path: '/attendees', value: 199 },
      ];
      const { status } = await patch(ask, path, ...steps);
      return status === 409 && valueAt(await get(ask, path), 'name') === 'Half';
    },
  },
  {
    id: 'if-match-ignored',
    class: 'state',
    alsoClass: ['status', 'headers-media'],
    operations: ['PUT /rooms/{roomId}'],
    summary: 'a room is replaced whatever If-Match says',
    witness: async (ask) => {
      const options = { json: loft, headers: { 'If-Match': '"of yesterday"' } };
      return (await anna(ask, 'PUT', await roomPath(ask), options)).status === 200;
    },
  },
  {
    id: 'archiving-not-kept',
    class: 'state',
    operations: ['DELETE /rooms/{roomId}'],
    summary: 'the archived room is answered and the room is not archived',
    witness: async (ask) => {
      const path = await roomPath(ask);
      const { status } = await anna(ask, 'DELETE', path);
      return status === 200 && valueAt(await get(ask, path), 'archived') === false;
    },
  },
  {
    id: 'default-status-tentative',
    class: 'state',
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'a booking without a status gets another one than the documented default',
    witness: async (ask) => valueAt(await book(ask), 'status') === 'tentative',
  },
  {
    id: 'cancelled-still-blocks',
    class: 'state',
    operations: ['DELETE /bookings/{bookingId}', 'POST /rooms/{roomId}/bookings'],
    summary: 'the time of a cancelled booking stays taken',
    witness: async (ask) => {
      await anna(ask, 'DELETE', await booked(ask));
      return (await book(ask)).status === 409;
    },
  },
  {
    id: 'minimal-not-done',
    class: 'state',
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'a change under Prefer: return=minimal is a 204 and not done',
    witness: async (ask) => {
      const path = await booked(ask);
      await merge(ask, path, { name: 'Retro' }, { Prefer: 'return=minimal' });
      return valueAt(await get(ask, path), 'name') === 'Workshop';
    },
  },
  {
    id: 'moved-onto-another',
    class: 'state',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'a booking can be moved onto another of the room, where the document has a 409',
    witness: async (ask) => {
      await book(ask);
      const path = await booked(ask, { starts_at: '2026-05-06T09:00:00Z', ends_at: '2026-05-06T10:00:00Z' });
      return (await merge(ask, path, { starts_at: '2026-05-05T16:00:00Z' })).status === 200;
    },
  },
  {
    id: 'foreign-booking-readable',
    class: 'auth',
    operations: ['GET /bookings/{bookingId}'],
    summary: 'a booking can be read by another member',
    witness: async (ask) => (await bela(ask, 'GET', await booked(ask))).status === 200,
  },
  {
    id: 'foreign-bookings-listed',
    class: 'auth',
    alsoClass: ['collection'],
    operations: ['GET /rooms/{roomId}/bookings'],
    summary: 'the list of a room has the bookings of others',
    witness: async (ask) =>
      (await listedValues(ask, `${await roomPath(ask)}/bookings`, 'owner')).includes('bela'),
  },
  {
    id: 'report-without-key',
    class: 'auth',
    operations: ['GET /reports/usage'],
    summary: 'the report needs no key',
    witness: async (ask) => (await ask('GET', '/reports/usage?month=2026-03')).status === 200,
  },
  {
    id: 'any-token',
    class: 'auth',
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'any token is good enough to book',
    witness: async (ask) => {
      const headers = { Authorization: 'Bearer made-up' };
      const path = `${await roomPath(ask)}/bookings`;
      return (await ask('POST', path, { headers, json: workshop })).status === 201;
    },
  },
  {
    id: 'members-archive',
    class: 'auth',
    operations: ['DELETE /rooms/{roomId}'],
    summary: 'the role is not checked where a room is archived',
    witness: async (ask) => (await bela(ask, 'DELETE', await roomPath(ask))).status === 200,
  },
  {
    id: 'key-lists-all',
    class: 'auth',
    operations: ['GET /bookings'],
    summary: 'the key alone, without a token, lists the bookings of everybody',
    witness: async (ask) => {
      const alone = await ask('GET', '/bookings', { headers: { 'X-Api-Key': goodKey } });
      const own = await get(ask, '/bookings');
      const [more, less] = [alone, own].map((one) => listAt(one, '_embedded', 'bookings').length);
      return alone.status === 200 && Number(more) > Number(less);
    },
  },
];
