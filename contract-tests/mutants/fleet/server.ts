import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { admit, missing, type Scope, type Values } from './admit.ts';
import { createDepot, type Depot } from './depot.ts';
import * as documents from './documents.ts';
import * as events from './events.ts';
import * as geofences from './geofences.ts';
import { listVehicles } from './list-vehicles.ts';
import { refuse } from './replies.ts';
import { reportMileage } from './report.ts';
import * as trackers from './trackers.ts';
import * as trips from './trips.ts';
import * as vehicles from './vehicles.ts';

type Act = (depot: Depot, call: Call, values: Values) => Reply | Promise<Reply>;
type Operation = readonly [method: string, path: string, scope: Scope, act: Act];

const vehicle = '/vehicles/{vehicle_id}';

const operations: readonly Operation[] = [
  ['GET', '/vehicles', 'fleet:read', listVehicles],
  ['POST', '/vehicles', 'fleet:write', vehicles.createVehicle],
  ['GET', vehicle, 'fleet:read', vehicles.getVehicle],
  ['PUT', vehicle, 'fleet:write', vehicles.replaceVehicle],
  ['PATCH', vehicle, 'fleet:write', vehicles.changeVehicle],
  ['DELETE', vehicle, 'fleet:write', vehicles.deleteVehicle],
  ['GET', `${vehicle}/trips`, 'fleet:read', trips.listTrips],
  ['POST', `${vehicle}/trips`, 'fleet:telemetry', trips.createTrip],
  ['GET', `${vehicle}/trips/{trip_id}`, 'fleet:read', trips.getTrip],
  ['GET', `${vehicle}/events`, 'fleet:read', events.listEvents],
  ['POST', `${vehicle}/events`, 'fleet:telemetry', events.reportEvents],
  ['GET', `${vehicle}/position`, 'fleet:read', events.getPosition],
  ['GET', `${vehicle}/documents`, 'fleet:read', documents.listDocuments],
  ['POST', `${vehicle}/documents`, 'fleet:write', documents.uploadDocument],
  ['DELETE', `${vehicle}/documents/{document_id}`, 'fleet:write', documents.deleteDocument],
  ['GET', `${vehicle}/documents/{document_id}/content`, 'fleet:read', documents.downloadDocument],
  ['GET', '/trackers/{serial}', 'fleet:read', trackers.getTracker],
  ['PUT', '/trackers/{serial}', 'fleet:write', trackers.configureTracker],
  ['GET', '/geofences', 'fleet:read', geofences.listGeofences],
  ['POST', '/geofences', 'fleet:write', geofences.createGeofence],
  ['GET', '/geofences/{geofence_id}', 'fleet:read', geofences.getGeofence],
  ['DELETE', '/geofences/{geofence_id}', 'fleet:write', geofences.deleteGeofence],
  ['GET', '/reports/mileage', 'fleet:read', reportMileage],
];

const undocumented: Readonly<Record<string, Operation>> = {
  'tracker-deletable': ['DELETE', '/trackers/{serial}', 'fleet:write', trackers.deleteTracker],
  'trip-deletable': ['DELETE', `${vehicle}/trips/{trip_id}`, 'fleet:write', trips.deleteTrip],
};

const requestsAMinute = 600;

/** Starts the fleet. */
export function startFleet(switched: string | undefined): Promise<Running> {
  const depot = createDepot(switched);
  const extra = Object.entries(undocumented).flatMap(([id, operation]) => (depot.on(id) ? [operation] : []));
  const routes: Route[] = [...operations, ...extra].map(([method, path, scope, act]) => ({
    method,
    path,
    handle: (sent) => {
      const call = withoutMatrix(sent);
      const admitted = admit(depot, call ?? sent, scope);
      if (!admitted.ok) return admitted.reply;
      return call ? act(depot, call, admitted.value) : missing(depot, sent);
    },
  }));
  return startServer({
    basePath: '/fleet/v3',
    routes,
    refuse: (refused) => refuse(depot, refused),
    after: ({ method, target }, reply) => {
      const limited = { ...reply, headers: { ...reply.headers, ...limitsOf(depot, method, target) } };
      depot.ticks += 1;
      return depot.on('behind-a-proxy') ? proxied(limited) : limited;
    },
  });
}

/** The serial of a tracker without its matrix style, `;serial=TRK-000417`; nothing where it is written otherwise. */
function withoutMatrix(call: Call): Call | undefined {
  if (call.template !== '/trackers/{serial}') return call;
  const serial = /^;serial=(.+)$/s.exec(call.params.serial ?? '')?.[1];
  return serial === undefined ? undefined : { ...call, params: { serial } };
}

/** One request is a second of the clock, so that nobody is ever refused. */
function limitsOf({ on, ticks }: Depot, method: string, target: string): Record<string, string> {
  const used = (ticks % 60) + 1;
  const isUntold = on('trip-without-limits') && method === 'GET' && /\/trips\/\d+$/.test(target);
  return {
    'RateLimit-Limit': String(requestsAMinute),
    ...(!isUntold && { 'RateLimit-Remaining': String(requestsAMinute - used) }),
    'RateLimit-Reset': String(60 - used),
  };
}

/** The variant: header names in lower case, one more header, and the body in pieces. */
function proxied(reply: Reply): Reply {
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...reply, headers: { ...Object.fromEntries(headers), via: '1.1 edge' }, chunked: true };
}
