import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { anna, book, booked, get, loft, makeRoom, merge, patch, roomPath } from './requests.ts';

/** The violations of the bookings in what they answer: shapes, statuses, headers, crashes. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-equipment-is-null',
    class: 'response-shape',
    operations: ['GET /rooms'],
    summary: 'an empty list is null in the list of rooms',
    witness: async (ask) =>
      listAt(await get(ask, '/rooms'), '_embedded', 'rooms').some(
        (json) => valueAt({ json }, 'equipment') === null,
      ),
  },
  {
    id: 'time-without-zone',
    class: 'response-shape',
    operations: ['GET /bookings/{bookingId}'],
    summary: 'a time is without a zone where one booking is read',
    witness: async (ask) =>
      /T\d\d:\d\d:\d\d$/.test(String(valueAt(await get(ask, await booked(ask)), 'starts_at'))),
  },
  {
    id: 'last-slot-open',
    class: 'response-shape',
    operations: ['GET /rooms/{roomId}/availability'],
    summary: 'the last free slot of the day ends with null',
    witness: async (ask) => {
      const day = await get(ask, `${await roomPath(ask)}/availability?date=2026-03-02`);
      return valueAt(day, 'free', 2, 'to') === null;
    },
  },
  {
    id: 'empty-without-embedded',
    class: 'response-shape',
    operations: ['GET /rooms/{roomId}/bookings'],
    summary: 'an empty list lacks its required _embedded',
    witness: async (ask) =>
      valueAt(await get(ask, `${await roomPath(ask)}/bookings?offset=50`), '_embedded') === undefined,
  },
  {
    id: 'attendees-as-text',
    class: 'response-shape',
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'a number is a text in the answer to a JSON patch, not in that to a merge patch',
    witness: async (ask) => {
      const path = await booked(ask);
      const answer = await patch(ask, path, { op: 'replace', path: '/attendees', value: 3 });
      return valueAt(answer, 'attendees') === '3';
    },
  },
  {
    id: 'conflict-code-unlisted',
    class: 'response-shape',
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'the code of a conflict is none of the enum',
    witness: async (ask) => {
      await book(ask);
      return valueAt(await book(ask), 'code') === 'overlap';
    },
  },
  {
    id: 'archive-answers-204',
    class: 'status',
    operations: ['DELETE /rooms/{roomId}'],
    summary: 'archiving is a 204, where only 200 is documented',
    witness: async (ask) => (await anna(ask, 'DELETE', await roomPath(ask))).status === 204,
  },
  {
    id: 'overlap-answers-422',
    class: 'status',
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'a booking that overlaps another is a 422 instead of the documented 409',
    witness: async (ask) => {
      await book(ask);
      return (await book(ask, { starts_at: '2026-05-05T16:00:00Z' })).status === 422;
    },
  },
  {
    id: 'unknown-room-is-empty',
    class: 'status',
    alsoClass: ['state'],
    operations: ['GET /rooms/{roomId}/bookings'],
    summary: 'the bookings of a room that is not there are an empty list instead of a 404',
    witness: async (ask) => (await get(ask, '/rooms/nowhere/bookings')).status === 200,
  },
  {
    id: 'media-type-is-400',
    class: 'status',
    alsoClass: ['headers-media', 'input-acceptance'],
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'a media type that is no patch is a 400 instead of the documented 415',
    witness: async (ask) => (await anna(ask, 'PATCH', await booked(ask), { json: {} })).status === 400,
  },
  {
    id: 'minimal-answers-202',
    class: 'status',
    operations: ['PUT /rooms/{roomId}'],
    summary: 'a success under Prefer: return=minimal is an undocumented 202',
    witness: async (ask) => {
      const options = { json: loft, headers: { Prefer: 'return=minimal' } };
      return (await anna(ask, 'PUT', await roomPath(ask), options)).status === 202;
    },
  },
  {
    id: 'tests-never-fail',
    class: 'status',
    alsoClass: ['state'],
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'a JSON patch whose test fails is a 200 instead of the documented 409',
    witness: async (ask) => {
      const step = { op: 'test', path: '/attendees', value: 199 };
      return (await patch(ask, await booked(ask), step)).status === 200;
    },
  },
  {
    id: 'put-without-etag',
    class: 'headers-media',
    operations: ['PUT /rooms/{roomId}'],
    summary: 'the required ETag of a replaced room is missing',
    witness: async (ask) =>
      (await anna(ask, 'PUT', await roomPath(ask), { json: loft })).headers.etag === undefined,
  },
  {
    id: 'location-without-base',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'the Location of a new booking lacks the base path and leads nowhere',
    witness: async (ask) => (await book(ask)).headers.location?.startsWith('/bookings/') === true,
  },
  {
    id: 'preference-not-told',
    class: 'headers-media',
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'the 204 under Prefer: return=minimal lacks its required Preference-Applied',
    witness: async (ask) => {
      const path = await booked(ask);
      const answer = await merge(ask, path, { name: 'Retro' }, { Prefer: 'return=minimal' });
      return answer.status === 204 && answer.headers['preference-applied'] === undefined;
    },
  },
  {
    id: 'not-modified-without-etag',
    class: 'headers-media',
    operations: ['GET /rooms/{roomId}'],
    summary: 'a 304 lacks its required ETag',
    witness: async (ask) => {
      const path = await roomPath(ask);
      const { etag = '' } = (await get(ask, path)).headers;
      const again = await get(ask, path, { 'If-None-Match': etag });
      return again.status === 304 && again.headers.etag === undefined;
    },
  },
  {
    id: 'problem-as-json',
    class: 'headers-media',
    operations: ['GET /bookings/{bookingId}'],
    summary: 'a 404 comes as application/json, where application/problem+json is documented',
    witness: async (ask) =>
      (await get(ask, '/bookings/bk_none')).headers['content-type'] === 'application/json',
  },
  {
    id: 'csv-never',
    class: 'headers-media',
    operations: ['GET /reports/usage'],
    summary: 'the report is JSON, also where CSV alone is accepted',
    witness: async (ask) => {
      const answer = await get(ask, '/reports/usage?month=2026-03', { Accept: 'text/csv' });
      return answer.headers['content-type'] === 'application/json';
    },
  },
  {
    id: 'csv-without-vary',
    class: 'headers-media',
    operations: ['GET /reports/usage'],
    summary: 'the required Vary is missing where the report is CSV',
    witness: async (ask) => {
      const { headers } = await get(ask, '/reports/usage?month=2026-03', { Accept: 'text/csv' });
      return headers['content-type']?.startsWith('text/csv') === true && headers.vary === undefined;
    },
  },
  {
    id: 'apostrophe-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /rooms'],
    summary: 'an apostrophe in the name of a room is a 500',
    witness: async (ask) => (await makeRoom(ask, { name: "Ada's" })).status === 500,
  },
  {
    id: 'stack-told',
    class: 'robustness',
    operations: ['POST /rooms/{roomId}/bookings'],
    summary: 'a body that is no JSON is answered with a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      const path = `${await roomPath(ask)}/bookings`;
      const answer = await anna(ask, 'POST', path, { headers, body: '{"name":' });
      return String(valueAt(answer, 'detail')).includes('node_modules');
    },
  },
  {
    id: 'leap-day-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /rooms/{roomId}/availability'],
    summary: 'the 29th of February is a 500',
    witness: async (ask) =>
      (await get(ask, `${await roomPath(ask)}/availability?date=2028-02-29`)).status === 500,
  },
  {
    id: 'nowhere-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['PATCH /bookings/{bookingId}'],
    summary: 'a JSON patch of a guest that is not there is a 500 instead of a 422',
    witness: async (ask) =>
      (await patch(ask, await booked(ask), { op: 'remove', path: '/guests/7' })).status === 500,
  },
  {
    id: 'weighted-accept-crashes',
    class: 'robustness',
    alsoClass: ['status', 'headers-media'],
    operations: ['GET /reports/usage'],
    summary: 'an Accept with weights is a 500',
    witness: async (ask) => {
      const Accept = 'text/csv;q=0.9, application/json;q=0.5';
      return (await get(ask, '/reports/usage?month=2026-03', { Accept })).status === 500;
    },
  },
  {
    id: 'several-etags-crash',
    class: 'robustness',
    alsoClass: ['status', 'headers-media'],
    operations: ['GET /bookings/{bookingId}'],
    summary: 'an If-None-Match with several tags is a 500',
    witness: async (ask) =>
      (await get(ask, await booked(ask), { 'If-None-Match': '"one", "two"' })).status === 500,
  },
];
