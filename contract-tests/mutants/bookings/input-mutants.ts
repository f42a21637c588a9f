import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { anna, book, booked, get, loft, makeRoom, patch, roomPath } from './requests.ts';

/** The violations of the bookings in what they accept and refuse, and at which methods. */
export const inputMutants: readonly Mutant[] = [
  {
    id: 'capacity-201-accepted',
    class: 'input-acceptance',
    operations: ['POST /rooms'],
    summary: 'a capacity of one above the maximum is accepted',
    witness: async (ask) => (await makeRoom(ask, { capacity: 201 })).status === 201,
  },
  {
    id: 'limit-101-accepted',
    class: 'input-acceptance',
    alsoClass: ['collection'],
    operations: ['GET /bookings'],
    summary: 'a limit of one above the maximum is accepted in the flat list',
    witness: async (ask) => (await get(ask, '/bookings?limit=101')).status === 200,
  },
  {
    id: 'archived-writable',
    class: 'input-acceptance',
    alsoClass: ['state'],
    operations: ['PUT /rooms/{roomId}'],
    summary: 'fields that the body must not have, the read-only archived among them, are accepted and kept',
    witness: async (ask) => {
      const path = await roomPath(ask);
      await anna(ask, 'PUT', path, { json: { ...loft, archived: true } });
      return valueAt(await get(ask, path), 'archived') === true;
    },
  },
  {
    id: 'cost-center-unanchored',
    class: 'input-acceptance',
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'the pattern of a cost center is looked for anywhere in the text',
    witness: async (ask) => (await book(ask, { cost_center: 'xHR-2041 or so' })).status === 201,
  },
  {
    id: 'owner-patchable',
    class: 'input-acceptance',
    alsoClass: ['state', 'auth'],
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'a JSON patch of the read-only owner is accepted',
    witness: async (ask) =>
      (await patch(ask, await booked(ask), { op: 'add', path: '/owner', value: 'bela' })).status === 200,
  },
  {
    id: 'impossible-date-accepted',
    class: 'input-acceptance',
    operations: ['GET /rooms/{roomId}/availability'],
    summary: 'the 30th of February is accepted as a date',
    witness: async (ask) =>
      (await get(ask, `${await roomPath(ask)}/availability?date=2026-02-30`)).status === 200,
  },
  {
    id: 'offsets-refused',
    class: 'input-acceptance',
    alsoClass: ['status'],
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'a time with an offset is refused, though a date-time may have one and an example has',
    witness: async (ask) => (await book(ask, { ends_at: '2026-05-05T19:00:00+05:45' })).status === 422,
  },
  {
    id: 'put-works',
    class: 'methods-routes',
    operations: ['PUT /bookings/{bookingId}', 'GET /bookings/{bookingId}'],
    summary: 'PUT works on a booking, which the document does not have',
    witness: async (ask) => {
      const path = await booked(ask);
      const fields = { name: 'Put', starts_at: '2026-06-01T09:00:00Z', ends_at: '2026-06-01T10:00:00Z' };
      return (await anna(ask, 'PUT', path, { json: { ...fields, attendees: 1 } })).status === 200;
    },
  },
  {
    id: 'report-at-any-method',
    class: 'methods-routes',
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].map((method) => `${method} /reports/usage`),
    summary: 'the report is answered whatever the method is',
    witness: async (ask) => (await anna(ask, 'DELETE', '/reports/usage?month=2026-03')).status === 200,
  },
  {
    id: 'no-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map(
      (method) => `${method} /rooms/{roomId}/availability`,
    ),
    summary: 'a 405 is without Allow',
    witness: async (ask) => {
      const answer = await anna(ask, 'DELETE', `${await roomPath(ask)}/availability`);
      return answer.status === 405 && answer.headers.allow === undefined;
    },
  },
  {
    id: 'allow-names-post',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'].map((method) => `${method} /bookings`),
    summary: 'the Allow of a 405 names POST, which is a 405 itself',
    witness: async (ask) => {
      const answer = await anna(ask, 'POST', '/bookings', { json: {} });
      return answer.status === 405 && answer.headers.allow?.includes('POST') === true;
    },
  },
  {
    id: 'head-finds-no-room',
    class: 'methods-routes',
    alsoClass: ['state', 'status'],
    operations: ['GET /rooms/{roomId}', 'HEAD /rooms/{roomId}'],
    summary: 'HEAD is a 404 where GET is a 200',
    witness: async (ask) => (await anna(ask, 'HEAD', await roomPath(ask))).status === 404,
  },
];
