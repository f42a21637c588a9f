import { createHash } from 'node:crypto';
import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import {
  configure,
  draw,
  get,
  listed,
  lorry,
  paper,
  patch,
  register,
  registered,
  report,
  send,
  sighting,
  truck,
  upload,
  van,
  vanTracker,
  vehicle,
} from './requests.ts';

const vehicles: readonly Mutant[] = [
  {
    id: 'odometer-not-kept',
    class: 'state',
    operations: ['PATCH /vehicles/{vehicle_id}'],
    summary: 'a change answers with the new odometer and keeps the old one',
    witness: async (ask) => {
      await patch(ask, truck, { odometer_km: 400_000 });
      return valueAt(await get(ask, truck), 'odometer_km') === 301_775;
    },
  },
  {
    id: 'put-keeps-notes',
    class: 'state',
    operations: ['PUT /vehicles/{vehicle_id}'],
    summary: 'a replacement keeps notes that it leaves out',
    witness: async (ask) => {
      const path = await registered(ask, { notes: 'old' });
      await send(ask, 'PUT', path, { json: vehicle });
      return valueAt(await get(ask, path), 'notes') === 'old';
    },
  },
  {
    id: 'capacity-replaced',
    class: 'state',
    operations: ['PATCH /vehicles/{vehicle_id}'],
    summary: 'a merge patch replaces an inner object instead of merging it',
    witness: async (ask) => {
      const path = await registered(ask, { capacity: { payload_kg: 900, seats: 2 } });
      await patch(ask, path, { capacity: { seats: 3 } });
      return valueAt(await get(ask, path), 'capacity', 'payload_kg') === undefined;
    },
  },
  {
    id: 'removed-still-read',
    class: 'state',
    operations: ['DELETE /vehicles/{vehicle_id}', 'GET /vehicles/{vehicle_id}'],
    summary: 'a removed vehicle can still be read',
    witness: async (ask) => {
      await send(ask, 'DELETE', truck);
      return (await get(ask, truck)).status === 200;
    },
  },
  {
    id: 'created-at-taken',
    class: 'state',
    alsoClass: ['input-acceptance'],
    operations: ['POST /vehicles'],
    summary: 'a readOnly field is taken from the request',
    witness: async (ask) =>
      String(valueAt(await register(ask, { created_at: '2001-01-01T00:00:00Z' }), 'created_at')).startsWith(
        '2001',
      ),
  },
  {
    id: 'etag-stays',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['PUT /vehicles/{vehicle_id}', 'PATCH /vehicles/{vehicle_id}', 'GET /vehicles/{vehicle_id}'],
    summary: 'the ETag does not change with the vehicle',
    witness: async (ask) => {
      const before = (await get(ask, truck)).headers.etag;
      await patch(ask, truck, { make: 'MAN' });
      return (await get(ask, truck)).headers.etag === before;
    },
  },
  {
    id: 'if-match-ignored',
    class: 'state',
    alsoClass: ['status', 'headers-media'],
    operations: ['PATCH /vehicles/{vehicle_id}'],
    summary: 'a change goes through with an ETag of another time',
    witness: async (ask) =>
      (await patch(ask, truck, { make: 'MAN' }, { 'If-Match': '"old"' })).status === 200,
  },
];

const telemetry: readonly Mutant[] = [
  {
    id: 'trips-of-others',
    class: 'state',
    operations: ['GET /vehicles/{vehicle_id}/trips/{trip_id}'],
    summary: 'the trip of one vehicle can be read under another',
    witness: async (ask) => (await get(ask, `${van}/trips/1`)).status === 200,
  },
  {
    id: 'batch-stops-at-failure',
    class: 'state',
    operations: ['POST /vehicles/{vehicle_id}/events', 'GET /vehicles/{vehicle_id}/events'],
    summary: 'events after one that failed are said to be kept and are not',
    witness: async (ask) => {
      const alarm = {
        type: 'alarm',
        recorded_at: '2026-01-04T11:00:00Z',
        code: 'geofence_exit',
        geofence_id: 99,
      };
      const answer = await report(ask, [alarm, sighting]);
      const isTold = valueAt(answer, 'results', 1, 'status') === 201;
      return isTold && (await listed(ask, `${van}/events`, 'lat')).every((one) => one !== 48.1);
    },
  },
  {
    id: 'default-severity-1',
    class: 'state',
    operations: ['POST /vehicles/{vehicle_id}/events', 'GET /vehicles/{vehicle_id}/events'],
    summary: 'a field that is left out gets another value than the documented default',
    witness: async (ask) => {
      await report(ask, [{ type: 'alarm', recorded_at: '2026-01-04T11:00:00Z', code: 'sos' }]);
      return (await listed(ask, `${van}/events`, 'severity')).includes(1);
    },
  },
  {
    id: 'at-ignored',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['GET /vehicles/{vehicle_id}/position'],
    summary: 'the position is always the latest one',
    witness: async (ask) =>
      valueAt(await get(ask, `${lorry}/position?at=2026-01-02T07:10:00Z`), 'lat') === 47.8095,
  },
  {
    id: 'vehicle-not-unset',
    class: 'state',
    operations: ['PUT /trackers/{serial}'],
    summary: 'a tracker that is taken out of its vehicle stays in it',
    witness: async (ask) => {
      await configure(ask, {}, vanTracker);
      return valueAt(await get(ask, vanTracker), 'vehicle_id') !== null;
    },
  },
];

const others: readonly Mutant[] = [
  {
    id: 'always-active',
    class: 'state',
    operations: ['POST /geofences'],
    summary: 'false is taken for left out, so that the default comes in its place',
    witness: async (ask) => valueAt(await draw(ask, { active: false }), 'active') === true,
  },
  {
    id: 'line-ends-converted',
    class: 'state',
    operations: [
      'GET /vehicles/{vehicle_id}/documents/{document_id}/content',
      'POST /vehicles/{vehicle_id}/documents',
    ],
    summary: 'the line ends of a PDF come back as others',
    witness: async (ask) => !(await get(ask, `${paper}/content`)).text.includes('\r\n'),
  },
  {
    id: 'checksum-of-base64',
    class: 'state',
    operations: ['POST /vehicles/{vehicle_id}/documents', 'GET /vehicles/{vehicle_id}/documents'],
    summary: 'the checksum is of something other than the bytes',
    witness: async (ask) => {
      const digest = createHash('sha256').update('abc').digest('hex');
      return valueAt(await upload(ask, { text: 'abc' }), 'sha256') !== digest;
    },
  },
];

/** The violations of the fleet in what it keeps. */
export const stateMutants: readonly Mutant[] = [...vehicles, ...telemetry, ...others];
