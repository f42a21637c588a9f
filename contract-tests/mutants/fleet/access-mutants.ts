import type { Mutant } from '../subject.ts';
import { goodKey } from './admit.ts';
import {
  device,
  get,
  logTrip,
  lorry,
  paper,
  report,
  send,
  sighting,
  truck,
  upload,
  vanTracker,
  vehicle,
} from './requests.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const on = (path: string) => methods.map((method) => `${method} ${path}`);

const auth: readonly Mutant[] = [
  {
    id: 'devices-delete-geofences',
    class: 'auth',
    operations: ['DELETE /geofences/{geofence_id}'],
    summary: 'the scope is not checked',
    witness: async (ask) => (await device(ask, 'DELETE', '/geofences/1')).status === 204,
  },
  {
    id: 'devices-configure-trackers',
    class: 'auth',
    operations: ['PUT /trackers/{serial}'],
    summary: 'the scope is not checked',
    witness: async (ask) => {
      const json = { vehicle_id: null, firmware: '4.1.0' };
      return (await device(ask, 'PUT', vanTracker, { json })).status === 200;
    },
  },
  {
    id: 'key-patches',
    class: 'auth',
    operations: ['PATCH /vehicles/{vehicle_id}'],
    summary: 'the key that only reads changes a vehicle',
    witness: async (ask) => {
      const headers = { 'X-Api-Key': goodKey, 'Content-Type': 'application/merge-patch+json' };
      return (await ask('PATCH', truck, { headers, json: { make: 'MAN' } })).status === 200;
    },
  },
  {
    id: 'report-for-all',
    class: 'auth',
    operations: ['GET /reports/mileage'],
    summary: 'the report can be read without credentials',
    witness: async (ask) =>
      (await ask('GET', '/reports/mileage?from=2026-01-01&to=2026-01-31')).status === 200,
  },
  {
    id: 'any-key-reads-events',
    class: 'auth',
    operations: ['GET /vehicles/{vehicle_id}/events'],
    summary: 'any key reads the events',
    witness: async (ask) => (await get(ask, `${lorry}/events`, { 'X-Api-Key': 'nonsense' })).status === 200,
  },
  {
    id: 'any-token-downloads',
    class: 'auth',
    operations: ['GET /vehicles/{vehicle_id}/documents/{document_id}/content'],
    summary: 'any bearer token downloads a document',
    witness: async (ask) =>
      (await send(ask, 'GET', `${paper}/content`, { headers: { Authorization: 'Bearer nonsense' } }))
        .status === 200,
  },
  {
    id: 'unchallenged',
    class: 'headers-media',
    alsoClass: ['auth'],
    operations: ['GET /geofences'],
    summary: 'a 401 is without WWW-Authenticate',
    witness: async (ask) => (await ask('GET', '/geofences')).headers['www-authenticate'] === undefined,
  },
];

const routes: readonly Mutant[] = [
  {
    id: 'wrong-method-is-404',
    class: 'methods-routes',
    alsoClass: ['status'],
    operations: on('/vehicles/{vehicle_id}/position'),
    summary: 'a method that the path does not have is a 404, where it should be a 405',
    witness: async (ask) => (await send(ask, 'DELETE', `${lorry}/position`)).status === 404,
  },
  {
    id: 'geofences-without-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: on('/geofences'),
    summary: 'a 405 is without Allow',
    witness: async (ask) => (await send(ask, 'DELETE', '/geofences')).headers.allow === undefined,
  },
  {
    id: 'allow-names-delete',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: on('/vehicles/{vehicle_id}/trips'),
    summary: 'the Allow of a 405 names a method that is a 405 itself',
    witness: async (ask) =>
      (await send(ask, 'PUT', `${lorry}/trips`)).headers.allow?.includes('DELETE') === true,
  },
  {
    id: 'tracker-deletable',
    class: 'methods-routes',
    operations: ['DELETE /trackers/{serial}'],
    summary: 'a tracker can be deleted, which is not documented',
    witness: async (ask) => (await send(ask, 'DELETE', vanTracker)).status === 204,
  },
  {
    id: 'trip-deletable',
    class: 'methods-routes',
    operations: ['DELETE /vehicles/{vehicle_id}/trips/{trip_id}'],
    summary: 'a trip can be deleted, which is not documented',
    witness: async (ask) => (await send(ask, 'DELETE', `${lorry}/trips/1`)).status === 204,
  },
];

const robustness: readonly Mutant[] = [
  {
    id: 'emoji-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['PUT /vehicles/{vehicle_id}'],
    summary: 'notes with an emoji are a 500',
    witness: async (ask) =>
      (await send(ask, 'PUT', truck, { json: { ...vehicle, notes: 'wet 🌧️ seat' } })).status === 500,
  },
  {
    id: 'far-offset-crashes',
    class: 'robustness',
    alsoClass: ['status', 'collection'],
    operations: ['GET /vehicles/{vehicle_id}/trips'],
    summary: 'the greatest offset is a 500',
    witness: async (ask) => (await get(ask, `${lorry}/trips?offset=10000`)).status === 500,
  },
  {
    id: 'trace-in-problem',
    class: 'robustness',
    operations: ['POST /geofences'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      return (await send(ask, 'POST', '/geofences', { headers, body: '{"a' })).text.includes('body.js:31');
    },
  },
  {
    id: 'broken-form-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /vehicles/{vehicle_id}/documents'],
    summary: 'a form that does not end is a 500',
    witness: async (ask) => (await upload(ask, { end: '' })).status === 500,
  },
  {
    id: 'full-batch-cut-off',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /vehicles/{vehicle_id}/events'],
    summary: 'a batch of exactly 100 events closes the connection',
    witness: async (ask) => (await report(ask, Array(100).fill(sighting))).failure === 'closed',
  },
  {
    id: 'leap-day-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /reports/mileage'],
    summary: 'a report that ends on a leap day is a 500',
    witness: async (ask) => (await get(ask, '/reports/mileage?from=2024-02-01&to=2024-02-29')).status === 500,
  },
  {
    id: 'zero-distance-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /vehicles/{vehicle_id}/trips'],
    summary: 'a trip of no distance is a 500',
    witness: async (ask) => (await logTrip(ask, { distance_km: 0 })).status === 500,
  },
  {
    id: 'unknown-tracker-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /trackers/{serial}'],
    summary: 'a tracker that is not there is a 500',
    witness: async (ask) => (await get(ask, '/trackers/;serial=TRK-999999')).status === 500,
  },
];

/** The violations of the fleet in whom it lets in, where, and in what it cannot bear. */
export const accessMutants: readonly Mutant[] = [...auth, ...routes, ...robustness];
