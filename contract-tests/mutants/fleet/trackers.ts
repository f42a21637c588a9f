import type { Call, Reply } from '../serve.ts';
import { missing, readBody, type Values } from './admit.ts';
import type { Depot, Tracker } from './depot.ts';
import { fail, json, shownTime } from './replies.ts';

/** GET /trackers/{serial} */
export function getTracker(depot: Depot, call: Call, values: Values): Reply {
  const found = depot.trackers.get(String(values.serial));
  if (!found) return depot.on('unknown-tracker-crashes') ? fail(depot, 500) : missing(depot, call);
  return json(depot, 200, shownTracker(depot, found));
}

/** PUT /trackers/{serial} */
export function configureTracker(depot: Depot, call: Call, values: Values): Reply {
  const { on } = depot;
  const serial = String(values.serial);
  const made = { serial, vehicle_id: null, firmware: '', interval_s: 60, last_seen_at: null };
  const before = depot.trackers.get(serial) ?? (on('unknown-tracker-made') ? made : undefined);
  if (!before) return missing(depot, call);
  const read = readBody(depot, call);
  if (!read.ok) return read.reply;
  // The contract has made sure of the types.
  const { vehicle_id, firmware, interval_s = 60 } = read.value as unknown as Tracker;
  if (vehicle_id !== null && !depot.vehicles.has(vehicle_id)) {
    return fail(depot, 422, [{ field: '/vehicle_id', message: 'is no vehicle' }]);
  }
  const hasOther = [...depot.trackers.values()].some(
    (one) => vehicle_id !== null && one.vehicle_id === vehicle_id && one.serial !== serial,
  );
  if (hasOther) return fail(depot, 409);
  const after = { ...before, vehicle_id, firmware, interval_s };
  const kept = on('vehicle-not-unset') ? { ...after, vehicle_id: vehicle_id ?? before.vehicle_id } : after;
  depot.trackers.set(serial, kept);
  return json(depot, 200, shownTracker(depot, after));
}

/** The violation: a method that the document does not have. */
export function deleteTracker(depot: Depot, call: Call, values: Values): Reply {
  return depot.trackers.delete(String(values.serial)) ? { status: 204 } : missing(depot, call);
}

function shownTracker(depot: Depot, tracker: Tracker): object {
  const { last_seen_at } = tracker;
  return { ...tracker, last_seen_at: last_seen_at === null ? null : shownTime(depot, last_seen_at) };
}
