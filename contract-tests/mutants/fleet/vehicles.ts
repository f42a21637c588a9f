import type { Or } from '../or.ts';
import { isObject } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { ignoredFields, missing, readBody, type Values } from './admit.ts';
import { type Depot, timeOf, type Vehicle, vehicleIdOf } from './depot.ts';
import { fail, json, linkTo, shownTime, trimmed } from './replies.ts';

const defaults = { vin: null, status: 'active', odometer_km: 0, tags: [], capacity: null, notes: null };

/** POST /vehicles */
export function createVehicle(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const read = readWhole(depot, call);
  if (!read.ok) return read.reply;
  if (on('year-1990-refused') && read.value.model_year === 1990) return fail(depot, 422);
  if (isTaken(depot, read.value.plate, undefined)) {
    const reply = fail(depot, 409);
    return on('conflict-as-plain-json')
      ? { ...reply, headers: { 'Content-Type': 'application/json' } }
      : reply;
  }
  const vehicle_id = vehicleIdOf(depot.next());
  const now = timeOf(depot);
  const isBackdated = on('created-at-taken') && typeof read.sent.created_at === 'string';
  const created_at = isBackdated ? String(read.sent.created_at) : now;
  // The contract has made sure of the types.
  const given = read.value as unknown as Vehicle;
  const made = { ...defaults, ...given, vehicle_id, created_at, updated_at: now, version: 1 };
  depot.vehicles.set(vehicle_id, made);
  return one(depot, 201, made, { Location: linkTo(depot, call, `/vehicles/${vehicle_id}`) });
}

/** GET /vehicles/{vehicle_id} */
export function getVehicle(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const removed = on('removed-still-read') ? depot.removed.get(call.params.vehicle_id ?? '') : undefined;
  const found = findVehicle(depot, call) ?? removed;
  if (!found) return missing(depot, call);
  const tag = tagOf(depot, found);
  const asked = call.headers['if-none-match'];
  const isSame = asked !== undefined && tagsIn(asked).some((one) => one === '*' || one === opaque(tag));
  if (isSame && !on('never-304')) return { status: 304, headers: { ETag: tag } };
  return one(depot, 200, found);
}

/** PUT /vehicles/{vehicle_id} */
export function replaceVehicle(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const before = findVehicle(depot, call);
  if (!before) return missing(depot, call);
  const read = readWhole(depot, call);
  if (!read.ok) return read.reply;
  if (on('hybrid-refused') && read.value.fuel_type === 'hybrid') return fail(depot, 422);
  if (on('emoji-crashes') && /\p{Extended_Pictographic}/u.test(String(read.value.notes)))
    return fail(depot, 500);
  if (!isFresh(depot, call, before)) return fail(depot, 412);
  if (isTaken(depot, read.value.plate, before)) return fail(depot, 409);
  const kept = on('put-keeps-notes') ? { notes: before.notes } : {};
  return one(depot, 200, store(depot, { ...before, ...defaults, ...kept, ...read.value }));
}

/** PATCH /vehicles/{vehicle_id} */
export function changeVehicle(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const before = findVehicle(depot, call);
  if (!before) return missing(depot, call);
  const read = readBody(depot, call, 'application/merge-patch+json');
  if (!read.ok) return read.reply;
  const patch = read.value;
  if (!isFresh(depot, call, before) && !on('if-match-ignored')) return fail(depot, 412);
  if (isTaken(depot, patch.plate, before)) return fail(depot, 409);
  const known = Object.entries(patch).filter(([name]) => Object.hasOwn(before, name) && name !== 'version');
  const capacity = 'capacity' in patch ? { capacity: merged(depot, before, patch.capacity) } : {};
  const after = { ...before, ...Object.fromEntries(known), ...capacity };
  const kept = on('odometer-not-kept') ? { ...after, odometer_km: before.odometer_km } : after;
  const shown = { ...store(depot, kept), odometer_km: after.odometer_km };
  const reply = one(depot, 200, shown);
  const { ETag: _, ...rest } = reply.headers ?? {};
  return on('patch-without-etag') ? { ...reply, headers: rest } : reply;
}

/** A merge patch of the capacity. */
function merged({ on }: Depot, { capacity }: Vehicle, patch: unknown): Vehicle['capacity'] {
  if (!isObject(patch)) return null;
  const before = on('capacity-replaced') ? {} : capacity;
  return { ...before, ...patch } as Vehicle['capacity'];
}

/** DELETE /vehicles/{vehicle_id} */
export function deleteVehicle(depot: Depot, call: Call): Reply {
  const found = findVehicle(depot, call);
  if (!found) return missing(depot, call);
  const { vehicle_id } = found;
  const isOut = [...depot.trips.values()].some(
    (one) => one.vehicleId === vehicle_id && one.ended_at === null,
  );
  if (isOut) return fail(depot, 409);
  depot.vehicles.delete(vehicle_id);
  depot.removed.set(vehicle_id, found);
  for (const [id, one] of depot.trips) if (one.vehicleId === vehicle_id) depot.trips.delete(id);
  for (const [id, one] of depot.documents) if (one.vehicleId === vehicle_id) depot.documents.delete(id);
  for (const [serial, one] of depot.trackers) {
    if (one.vehicle_id === vehicle_id) depot.trackers.set(serial, { ...one, vehicle_id: null });
  }
  return { status: 204 };
}

/** The vehicle that the path names. */
export function findVehicle({ vehicles }: Depot, call: Call): Vehicle | undefined {
  return vehicles.get(call.params.vehicle_id ?? '');
}

/** A vehicle as it is shown. */
export function shownVehicle(depot: Depot, { version: _, ...vehicle }: Vehicle): object {
  const times = {
    created_at: shownTime(depot, vehicle.created_at),
    updated_at: shownTime(depot, vehicle.updated_at),
  };
  return trimmed(depot, { ...vehicle, ...times });
}

function one(depot: Depot, status: number, vehicle: Vehicle, headers = {}): Reply {
  return json(depot, status, shownVehicle(depot, vehicle), { ETag: tagOf(depot, vehicle), ...headers });
}

function store(depot: Depot, vehicle: Vehicle): Vehicle {
  const isStale = depot.on('etag-stays');
  const version = vehicle.version + (isStale ? 0 : 1);
  const after = { ...vehicle, version, updated_at: timeOf(depot) };
  depot.vehicles.set(after.vehicle_id, after);
  return after;
}

function readWhole(
  depot: Depot,
  call: Call,
): { readonly ok: true; readonly value: Values; readonly sent: Values } | Extract<Or<Values>, { ok: false }> {
  const read = readBody(depot, call);
  if (!read.ok) return read;
  const own = Object.entries(read.value).filter(([name]) => !ignoredFields(call).includes(name));
  return { ok: true, value: Object.fromEntries(own), sent: read.value };
}

function isTaken({ vehicles }: Depot, plate: unknown, self: Vehicle | undefined): boolean {
  return [...vehicles.values()].some((one) => one.plate === plate && one.vehicle_id !== self?.vehicle_id);
}

function tagOf({ on }: Depot, { vehicle_id, version }: Vehicle): string {
  return `${on('weak-etags') ? 'W/' : ''}"${vehicle_id.slice(4)}.${version}"`;
}

function isFresh(depot: Depot, call: Call, vehicle: Vehicle): boolean {
  const asked = call.headers['if-match'];
  const own = opaque(tagOf(depot, vehicle));
  return asked === undefined || tagsIn(asked).some((one) => one === '*' || one === own);
}

function tagsIn(text: string): readonly string[] {
  return text.split(',').map(opaque);
}

function opaque(tag: string): string {
  return tag.trim().replace(/^W\//, '');
}
