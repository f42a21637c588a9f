import { preferredType } from '../preferred-type.ts';
import { instantOf } from '../rules/formats.ts';
import type { Call, Reply } from '../serve.ts';
import type { Values } from './admit.ts';
import type { Depot } from './depot.ts';
import { fail, json } from './replies.ts';

const mediaTypes = ['application/json', 'text/csv'] as const;
const dayMs = 86_400_000;

/** GET /reports/mileage */
export async function reportMileage(depot: Depot, call: Call, values: Values): Promise<Reply> {
  const { on } = depot;
  const [from, to] = [String(values.from), String(values.to)];
  if (to < from) return fail(depot, 400);
  if (on('leap-day-crashes') && [from, to].some((day) => day.endsWith('02-29'))) return fail(depot, 500);
  if (on('slow-reports')) await new Promise((resolve) => setTimeout(resolve, 250));
  // An empty one asks for nothing in particular.
  const mediaType =
    preferredType(call.headers.accept || '*/*', mediaTypes) ??
    (on('never-406') ? 'application/json' : undefined);
  if (!mediaType) return fail(depot, 406);
  const rows = rowsOf(depot, from, to);
  const timing = on('slow-reports') ? { 'Server-Timing': 'sum;dur=250' } : {};
  const headers = { ...(!on('report-without-vary') && { Vary: 'Accept' }), ...timing };
  if (mediaType === 'application/json') return json(depot, 200, { from, to, rows }, headers);
  const type = on('csv-as-plain') ? 'text/plain' : 'text/csv';
  return { status: 200, headers: { 'Content-Type': `${type}; charset=utf-8`, ...headers }, body: csv(rows) };
}

type Row = readonly [vehicleId: string, plate: string, trips: number, distanceKm: number];

function rowsOf({ vehicles, trips }: Depot, from: string, to: string) {
  const start = Date.parse(from);
  const end = Date.parse(to) + dayMs;
  const isIn = (time: string) => instantOf(time) >= start && instantOf(time) < end;
  return [...vehicles.values()]
    .sort((one, other) => (one.plate < other.plate ? -1 : 1))
    .map(({ vehicle_id, plate }) => {
      const own = [...trips.values()].filter((one) => one.vehicleId === vehicle_id && isIn(one.started_at));
      const sum = own.reduce((total, { distance_km }) => total + distance_km, 0);
      return { vehicle_id, plate, trips: own.length, distance_km: Math.round(sum * 1000) / 1000 };
    });
}

/** As RFC 4180 has it; no field needs quotes. */
function csv(rows: ReturnType<typeof rowsOf>): string {
  const lines = rows.map((one): Row => [one.vehicle_id, one.plate, one.trips, one.distance_km]);
  return ['vehicle_id,plate,trips,distance_km', ...lines.map((line) => line.join(','))]
    .map((line) => `${line}\r\n`)
    .join('');
}
