import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import {
  configure,
  draw,
  get,
  listed,
  logTrip,
  lorry,
  paper,
  patch,
  register,
  report,
  send,
  sighting,
  truck,
} from './requests.ts';

const month = '/reports/mileage?from=2026-01-01&to=2026-01-31';

const shapes: readonly Mutant[] = [
  {
    id: 'listed-tags-null',
    class: 'response-shape',
    operations: ['GET /vehicles'],
    summary: 'a list of no tags is null, in the list of vehicles alone',
    witness: async (ask) => (await listed(ask, '/vehicles', 'tags')).includes(null),
  },
  {
    id: 'position-without-zone',
    class: 'response-shape',
    operations: ['GET /vehicles/{vehicle_id}/position'],
    summary: 'the time of a position has no zone',
    witness: async (ask) =>
      !/(?:Z|[+-]\d\d:\d\d)$/.test(String(valueAt(await get(ask, `${lorry}/position`), 'recorded_at'))),
  },
  {
    id: 'severity-as-text',
    class: 'response-shape',
    operations: ['GET /vehicles/{vehicle_id}/events'],
    summary: 'the severity of an alarm is a text',
    witness: async (ask) => (await listed(ask, `${lorry}/events`, 'severity')).includes('2'),
  },
  {
    id: 'corners-as-pairs',
    class: 'response-shape',
    operations: ['GET /geofences/{geofence_id}'],
    summary: 'the corners of a polygon are pairs of numbers instead of objects',
    witness: async (ask) => Array.isArray(valueAt(await get(ask, '/geofences/1'), 'polygon', 0)),
  },
  {
    id: 'listed-without-size',
    class: 'response-shape',
    operations: ['GET /vehicles/{vehicle_id}/documents'],
    summary: 'a required field is missing in the list',
    witness: async (ask) => (await listed(ask, `${lorry}/documents`, 'size_bytes'))[0] === undefined,
  },
  {
    id: 'problem-status-as-text',
    class: 'response-shape',
    operations: ['POST /geofences'],
    summary: 'the status in a problem is a text',
    witness: async (ask) => valueAt(await draw(ask, { name: '' }), 'status') === '422',
  },
];

const statuses: readonly Mutant[] = [
  {
    id: 'trip-answers-200',
    class: 'status',
    operations: ['POST /vehicles/{vehicle_id}/trips'],
    summary: 'a new trip is a 200 instead of a 201',
    witness: async (ask) => (await logTrip(ask)).status === 200,
  },
  {
    id: 'batch-answers-200',
    class: 'status',
    operations: ['POST /vehicles/{vehicle_id}/events'],
    summary: 'a batch is a 200 instead of a 207',
    witness: async (ask) => (await report(ask, [sighting])).status === 200,
  },
  {
    id: 'removal-answers-202',
    class: 'status',
    operations: ['DELETE /vehicles/{vehicle_id}/documents/{document_id}'],
    summary: 'a removal is a 202 instead of a 204',
    witness: async (ask) => (await send(ask, 'DELETE', paper)).status === 202,
  },
  {
    id: 'missing-geofence-is-410',
    class: 'status',
    operations: ['GET /geofences/{geofence_id}'],
    summary: 'a geofence that never was is a 410, which is not documented',
    witness: async (ask) => (await get(ask, '/geofences/99')).status === 410,
  },
  {
    id: 'unknown-tracker-made',
    class: 'status',
    alsoClass: ['state', 'input-acceptance'],
    operations: ['PUT /trackers/{serial}'],
    summary: 'a tracker that is not there is a 200 instead of a 404',
    witness: async (ask) => (await configure(ask, {}, '/trackers/;serial=TRK-999999')).status === 200,
  },
  {
    id: 'never-304',
    class: 'status',
    alsoClass: ['state', 'headers-media'],
    operations: ['GET /vehicles/{vehicle_id}'],
    summary: 'a vehicle that has not changed is a 200 instead of a 304',
    witness: async (ask) => {
      const tag = (await get(ask, truck)).headers.etag ?? '';
      return (await get(ask, truck, { 'If-None-Match': tag })).status === 200;
    },
  },
];

const headers: readonly Mutant[] = [
  {
    id: 'patch-without-etag',
    class: 'headers-media',
    operations: ['PATCH /vehicles/{vehicle_id}'],
    summary: 'the required ETag of a change is missing',
    witness: async (ask) => (await patch(ask, truck, { make: 'MAN' })).headers.etag === undefined,
  },
  {
    id: 'csv-as-plain',
    class: 'headers-media',
    operations: ['GET /reports/mileage'],
    summary: 'a CSV is said to be plain text',
    witness: async (ask) =>
      (await get(ask, month, { Accept: 'text/csv' })).headers['content-type']?.startsWith('text/plain') ===
      true,
  },
  {
    id: 'report-without-vary',
    class: 'headers-media',
    operations: ['GET /reports/mileage'],
    summary: 'the required Vary is missing',
    witness: async (ask) => (await get(ask, month)).headers.vary === undefined,
  },
  {
    id: 'never-406',
    class: 'headers-media',
    alsoClass: ['status'],
    operations: ['GET /reports/mileage'],
    summary: 'who takes neither JSON nor CSV gets JSON instead of a 406',
    witness: async (ask) => (await get(ask, month, { Accept: 'image/png' })).status === 200,
  },
  {
    id: 'trip-without-limits',
    class: 'headers-media',
    operations: ['GET /vehicles/{vehicle_id}/trips/{trip_id}'],
    summary: 'a required rate-limit header is missing',
    witness: async (ask) => (await get(ask, `${lorry}/trips/1`)).headers['ratelimit-remaining'] === undefined,
  },
  {
    id: 'geofence-without-location',
    class: 'headers-media',
    operations: ['POST /geofences'],
    summary: 'the required Location is missing',
    witness: async (ask) => (await draw(ask)).headers.location === undefined,
  },
  {
    id: 'download-untyped',
    class: 'headers-media',
    operations: ['GET /vehicles/{vehicle_id}/documents/{document_id}/content'],
    summary: 'a download has a media type that is not documented',
    witness: async (ask) =>
      (await get(ask, `${paper}/content`)).headers['content-type'] === 'application/octet-stream',
  },
  {
    id: 'conflict-as-plain-json',
    class: 'headers-media',
    operations: ['POST /vehicles'],
    summary: 'a problem is sent as application/json',
    witness: async (ask) =>
      (await register(ask, { plate: 'GZ-7A' })).headers['content-type'] === 'application/json',
  },
];

/** The violations of the fleet in what its answers look like. */
export const answerMutants: readonly Mutant[] = [...shapes, ...statuses, ...headers];
