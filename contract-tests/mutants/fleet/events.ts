import { instantOf } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import { missing, readBody, type Values } from './admit.ts';
import type { Depot, FleetEvent } from './depot.ts';
import { replyPage } from './page.ts';
import { json, shownTime, trimmed } from './replies.ts';
import { findVehicle } from './vehicles.ts';

/** GET /vehicles/{vehicle_id}/events */
export function listEvents(depot: Depot, call: Call, values: Values): Reply {
  const { on } = depot;
  const vehicle = findVehicle(depot, call);
  if (!vehicle) return missing(depot, call);
  const { type, from, to } = values as { type?: readonly string[]; from?: string; to?: string };
  const at = ({ recorded_at }: FleetEvent) => instantOf(recorded_at);
  const isBefore = (one: FleetEvent, end: number) => at(one) < end || (on('to-included') && at(one) === end);
  const found = eventsOf(depot, vehicle.vehicle_id)
    .filter(
      (one) =>
        type === undefined || type.includes(one.type) || (on('fuel-always-listed') && one.type === 'fuel'),
    )
    .filter((one) => from === undefined || at(one) >= instantOf(from))
    .filter((one) => to === undefined || isBefore(one, instantOf(to)));
  if (on('oldest-first')) found.reverse();
  return replyPage(depot, call, values, found, { show: (one) => shownEvent(depot, one) });
}

/** POST /vehicles/{vehicle_id}/events */
export function reportEvents(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const vehicle = findVehicle(depot, call);
  if (!vehicle) return missing(depot, call);
  const read = readBody(depot, call);
  if (!read.ok) return read.reply;
  // The contract has made sure of the types.
  const events = read.value.events as readonly Readonly<Record<string, unknown>>[];
  if (on('full-batch-cut-off') && events.length === 100) return { status: 207, fault: 'close' };
  let failed = false;
  const results = events.map((sent, index) => {
    const status = statusOf(depot, vehicle.vehicle_id, sent);
    failed ||= status !== 201;
    if (status !== 201) return { index, status, event_id: null };
    const made = eventOf(depot, vehicle.vehicle_id, sent);
    if (!(on('batch-stops-at-failure') && failed)) depot.events.push(made);
    return { index, status, event_id: made.event_id };
  });
  return json(depot, on('batch-answers-200') ? 200 : 207, { results });
}

function statusOf(depot: Depot, vehicleId: string, sent: Readonly<Record<string, unknown>>): number {
  const { client_ref, geofence_id } = sent;
  const isKnown = depot.events.some(
    (one) => one.vehicleId === vehicleId && one.client_ref !== null && one.client_ref === client_ref,
  );
  if (isKnown) return 409;
  return typeof geofence_id === 'number' && !depot.geofences.has(geofence_id) ? 422 : 201;
}

function eventOf(depot: Depot, vehicleId: string, sent: Readonly<Record<string, unknown>>): FleetEvent {
  const { type, recorded_at, client_ref = null, event_id: _, ...given } = sent;
  const severity = depot.on('default-severity-1') ? 1 : 3;
  const unset: Readonly<Record<string, object>> = {
    position: { speed_kmh: null },
    alarm: { severity, geofence_id: null },
    fuel: {},
  };
  const rest = { ...unset[String(type)], ...given };
  const event_id = `ev-${depot.next()}`;
  // The contract has made sure of the types.
  return { event_id, vehicleId, type, recorded_at, client_ref, rest } as FleetEvent;
}

/** GET /vehicles/{vehicle_id}/position */
export function getPosition(depot: Depot, call: Call, values: Values): Reply {
  const { on } = depot;
  const vehicle = findVehicle(depot, call);
  if (!vehicle) return missing(depot, call);
  const at = on('at-ignored') || values.at === undefined ? undefined : instantOf(String(values.at));
  const isBefore = ({ recorded_at }: FleetEvent) => {
    if (at === undefined) return true;
    return instantOf(recorded_at) <= at;
  };
  const found = eventsOf(depot, vehicle.vehicle_id).find((one) => one.type === 'position' && isBefore(one));
  if (!found) return missing(depot, call);
  const { vehicle_id } = vehicle;
  const time = shownTime(depot, found.recorded_at);
  const recorded_at = on('position-without-zone') ? time.replace(/Z$/, '') : time;
  return json(depot, 200, trimmed(depot, { vehicle_id, recorded_at, ...found.rest }));
}

/** The latest first; those of the same time in the order of their coming, backwards. */
function eventsOf({ events }: Depot, vehicleId: string): FleetEvent[] {
  return events
    .filter((one) => one.vehicleId === vehicleId)
    .reverse()
    .sort((one, other) => instantOf(other.recorded_at) - instantOf(one.recorded_at));
}

function shownEvent(depot: Depot, { event_id, type, recorded_at, client_ref, rest }: FleetEvent): object {
  const { severity } = rest;
  const isText = depot.on('severity-as-text') && severity !== undefined;
  const own = isText ? { ...rest, severity: String(severity) } : rest;
  return trimmed(depot, { type, event_id, recorded_at: shownTime(depot, recorded_at), client_ref, ...own });
}
