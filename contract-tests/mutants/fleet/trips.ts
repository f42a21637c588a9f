import { instantOf } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import { missing, readBody, type Values } from './admit.ts';
import type { Depot, Trip } from './depot.ts';
import { type PageFault, replyPage } from './page.ts';
import { fail, json, linkTo, shownTime, trimmed } from './replies.ts';
import { findVehicle } from './vehicles.ts';

/** GET /vehicles/{vehicle_id}/trips */
export function listTrips(depot: Depot, call: Call, values: Values): Reply {
  const { on } = depot;
  const vehicle = findVehicle(depot, call);
  if (!vehicle) return missing(depot, call);
  const { purpose, offset, 'X-Driver-Privacy': privacy } = values as Record<string, unknown>;
  if (on('far-offset-crashes') && Number(offset) > 5000) return fail(depot, 500);
  const found = [...depot.trips.values()]
    .filter((one) => one.vehicleId === vehicle.vehicle_id)
    .filter((one) => purpose === undefined || one.purpose === purpose)
    .sort(
      (one, other) => instantOf(one.started_at) - instantOf(other.started_at) || one.trip_id - other.trip_id,
    );
  const isMasked = privacy === 'masked';
  const show = (one: Trip) => ({ ...shownTrip(depot, one), ...(isMasked && { driver: '***' }) });
  const isPast = Number(offset) >= found.length && found.length > 0;
  const fault: PageFault = on('last-trip-repeated') && isPast ? { start: found.length - 1 } : {};
  return replyPage(depot, call, values, found, { show, fault });
}

/** POST /vehicles/{vehicle_id}/trips */
export function createTrip(depot: Depot, call: Call, values: Values): Reply {
  const { on } = depot;
  const vehicle = findVehicle(depot, call);
  if (!vehicle) return missing(depot, call);
  const read = readBody(depot, call);
  if (!read.ok) return read.reply;
  // The contract has made sure of the types.
  const {
    driver,
    purpose = 'business',
    started_at,
    ended_at = null,
    distance_km,
  } = read.value as unknown as Trip;
  if (ended_at !== null && instantOf(ended_at) < instantOf(started_at)) {
    return fail(depot, 422, [{ field: '/ended_at', message: 'is before the start' }]);
  }
  if (on('zero-distance-crashes') && distance_km === 0) return fail(depot, 500);
  const isOut = [...depot.trips.values()].some(
    (one) => one.vehicleId === vehicle.vehicle_id && one.ended_at === null,
  );
  if (isOut && ended_at === null) return fail(depot, 409);
  const trip_id = depot.next();
  const sent_by = String(values['X-Source'] ?? 'desk');
  const about = { trip_id, vehicleId: vehicle.vehicle_id, driver, purpose, started_at, ended_at, sent_by };
  const made = { ...about, distance_km };
  depot.trips.set(trip_id, made);
  const Location = linkTo(depot, call, `/vehicles/${vehicle.vehicle_id}/trips/${trip_id}`);
  return json(depot, on('trip-answers-200') ? 200 : 201, shownTrip(depot, made), { Location });
}

/** GET /vehicles/{vehicle_id}/trips/{trip_id} */
export function getTrip(depot: Depot, call: Call, values: Values): Reply {
  const trip = depot.trips.get(Number(values.trip_id));
  const isHere = trip?.vehicleId === call.params.vehicle_id || depot.on('trips-of-others');
  return trip && isHere && findVehicle(depot, call)
    ? json(depot, 200, shownTrip(depot, trip))
    : missing(depot, call);
}

function shownTrip(depot: Depot, { vehicleId: _, ...trip }: Trip): object {
  const started_at = shownTime(depot, trip.started_at);
  const ended_at = trip.ended_at === null ? null : shownTime(depot, trip.ended_at);
  return trimmed(depot, { ...trip, started_at, ended_at });
}

/** The violation: a method that the document does not have. */
export function deleteTrip(depot: Depot, call: Call, values: Values): Reply {
  return depot.trips.delete(Number(values.trip_id)) ? { status: 204 } : missing(depot, call);
}
