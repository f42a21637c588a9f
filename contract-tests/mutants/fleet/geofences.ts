import type { Call, Reply } from '../serve.ts';
import { missing, readBody, type Values } from './admit.ts';
import type { Depot, Geofence } from './depot.ts';
import { replyPage } from './page.ts';
import { json, linkTo, trimmed } from './replies.ts';

/** GET /geofences */
export function listGeofences(depot: Depot, call: Call, values: Values): Reply {
  const { on } = depot;
  const wanted = on('inactive-not-filtered') && values.active === false ? undefined : values.active;
  const found = [...depot.geofences.values()].filter((one) => wanted === undefined || one.active === wanted);
  const fault = on('one-geofence-more') ? { size: Number(values.limit) + 1 } : {};
  return replyPage(depot, call, values, found, { show: (one) => trimmed(depot, one), fault });
}

/** POST /geofences */
export function createGeofence(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const read = readBody(depot, call);
  if (!read.ok) return refusal(depot, read.reply);
  const { name, polygon, active = true, colour = null } = read.value;
  const geofence_id = depot.next();
  const isActive = on('always-active') ? active || true : active;
  // The contract has made sure of the types.
  const made = { geofence_id, name, polygon, active: isActive, colour } as Geofence;
  depot.geofences.set(geofence_id, made);
  const Location = linkTo(depot, call, `/geofences/${geofence_id}`);
  return json(depot, 201, trimmed(depot, made), on('geofence-without-location') ? {} : { Location });
}

function refusal(depot: Depot, reply: Reply): Reply {
  const problem = JSON.parse(String(reply.body));
  const { on } = depot;
  if (on('problem-status-as-text'))
    return { ...reply, body: JSON.stringify({ ...problem, status: `${problem.status}` }) };
  if (!on('trace-in-problem') || reply.status !== 400) return reply;
  const detail =
    'SyntaxError: Unexpected token\n    at JSON.parse (<anonymous>)\n    at parse (/srv/fleet/app/body.js:31:9)';
  return { ...reply, body: JSON.stringify({ ...problem, detail }) };
}

/** GET /geofences/{geofence_id} */
export function getGeofence(depot: Depot, call: Call, values: Values): Reply {
  const found = depot.geofences.get(Number(values.geofence_id));
  if (!found) return missing(depot, call);
  const isPairs = depot.on('corners-as-pairs');
  const polygon = isPairs ? found.polygon.map(({ lat, lon }) => [lat, lon]) : found.polygon;
  return json(depot, 200, trimmed(depot, { ...found, polygon }));
}

/** DELETE /geofences/{geofence_id} */
export function deleteGeofence(depot: Depot, call: Call, values: Values): Reply {
  const id = Number(values.geofence_id);
  if (!depot.geofences.has(id)) return missing(depot, call);
  depot.geofences.delete(id);
  return { status: 204 };
}
