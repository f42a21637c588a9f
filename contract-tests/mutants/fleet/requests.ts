import { listAt, valueAt } from '../ask.ts';
import type { Answer, Ask, AskOptions } from '../subject.ts';
import { deviceToken, goodKey, officeToken } from './admit.ts';
import { documentIdOf, vehicleIdOf } from './depot.ts';

/** The seeded vehicles: one with trips, events and documents; one with a tracker; one without tags; a retired one. */
export const [lorry, van, truck, car] = [1, 2, 3, 4].map((number) => `/vehicles/${vehicleIdOf(number)}`) as [
  string,
  string,
  string,
  string,
];
/** The first seeded document. */
export const paper = `${lorry}/documents/${documentIdOf(1)}`;
/** The seeded trackers: that of the van, and a free one. */
export const [vanTracker, freeTracker] = ['/trackers/;serial=TRK-000417', '/trackers/;serial=TRK-000418'];
/** A vehicle that can be registered. */
export const vehicle = { plate: 'L-NEW1', make: 'DAF', model_year: 2022, fuel_type: 'diesel' };
/** A geofence that can be drawn. */
export const fence = {
  name: 'Harbour',
  polygon: [
    { lat: 53.54, lon: 9.96 },
    { lat: 53.54, lon: 10.01 },
    { lat: 53.51, lon: 9.99 },
  ],
};
/** A position event that can be reported. */
export const sighting = { type: 'position', recorded_at: '2026-01-04T10:00:00Z', lat: 48.1, lon: 16.2 };

/** Asks with the token that may do everything. */
export function send(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  const headers = { Authorization: `Bearer ${officeToken}`, ...options.headers };
  return ask(method, path, { ...options, headers });
}

/** Asks with the token of a device. */
export function device(ask: Ask, method: string, path: string, options: AskOptions = {}): Promise<Answer> {
  return send(ask, method, path, { ...options, headers: { Authorization: `Bearer ${deviceToken}` } });
}

/** Reads a path with the key. */
export function get(ask: Ask, path: string, headers: Readonly<Record<string, string>> = {}): Promise<Answer> {
  return ask('GET', path, { headers: { 'X-Api-Key': goodKey, ...headers } });
}

/** Registers a vehicle. */
export function register(ask: Ask, fields: object = {}): Promise<Answer> {
  return send(ask, 'POST', '/vehicles', { json: { ...vehicle, ...fields } });
}

/** Registers a vehicle and tells its path. */
export async function registered(ask: Ask, fields?: object): Promise<string> {
  return `/vehicles/${String(valueAt(await register(ask, fields), 'vehicle_id'))}`;
}

/** Changes a vehicle by a merge patch. */
export function patch(ask: Ask, path: string, json: object, headers = {}): Promise<Answer> {
  return send(ask, 'PATCH', path, {
    json,
    headers: { 'Content-Type': 'application/merge-patch+json', ...headers },
  });
}

/** Logs a trip of the van. */
export function logTrip(
  ask: Ask,
  fields: object = {},
  headers: object = { 'X-Source': 'desk' },
): Promise<Answer> {
  const times = { started_at: '2026-01-03T06:00:00Z', ended_at: '2026-01-03T09:30:00Z' };
  const json = { driver: 'Ines Costa', ...times, distance_km: 20, ...fields };
  return send(ask, 'POST', `${van}/trips`, { json, headers: { ...headers } });
}

/** Reports events of the van. */
export function report(ask: Ask, events: readonly object[]): Promise<Answer> {
  return send(ask, 'POST', `${van}/events`, { json: { events } });
}

/** Draws a geofence. */
export function draw(ask: Ask, fields: object = {}): Promise<Answer> {
  return send(ask, 'POST', '/geofences', { json: { ...fence, ...fields } });
}

/** Configures the free tracker, or another. */
export function configure(ask: Ask, fields: object = {}, path = freeTracker): Promise<Answer> {
  return send(ask, 'PUT', path, { json: { vehicle_id: null, firmware: '4.1.0', ...fields } });
}

/** Uploads a document of the van. */
export function upload(
  ask: Ask,
  { title = 'Plates', type = 'image/png', text = 'abc\r\ndef\r\n', end = '--' } = {},
): Promise<Answer> {
  const part = (head: string, value: string) =>
    `--b0\r\nContent-Disposition: form-data; ${head}\r\n\r\n${value}\r\n`;
  const body = [
    part('name="title"', title),
    part('name="kind"', 'photo'),
    part(`name="file"; filename="a"\r\nContent-Type: ${type}`, text),
    `--b0${end}\r\n`,
  ].join('');
  const headers = { 'Content-Type': 'multipart/form-data; boundary=b0' };
  return send(ask, 'POST', `${van}/documents`, { headers, body });
}

/** The plates, or another field, of a page. */
export async function listed(ask: Ask, path: string, field = 'plate'): Promise<readonly unknown[]> {
  return listAt(await get(ask, path), 'items').map((json) => valueAt({ json }, field));
}
