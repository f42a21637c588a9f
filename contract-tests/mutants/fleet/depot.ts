import { createHash } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import { type Contract, loadContract } from '../contract.ts';

/** A vehicle as it is kept. */
export interface Vehicle {
  readonly vehicle_id: string;
  readonly plate: string;
  readonly vin: string | null;
  readonly make: string;
  readonly model_year: number;
  readonly fuel_type: string;
  readonly status: string;
  readonly odometer_km: number;
  readonly tags: readonly string[];
  readonly capacity: Readonly<Record<string, number>> | null;
  readonly notes: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  /** Counts its changes; never shown. */
  readonly version: number;
}

/** A trip as it is kept. */
export interface Trip {
  readonly trip_id: number;
  readonly vehicleId: string;
  readonly driver: string;
  readonly purpose: string;
  readonly started_at: string;
  readonly ended_at: string | null;
  readonly distance_km: number;
  readonly sent_by: string;
}

/** An event of any type as it is kept. */
export interface FleetEvent {
  readonly event_id: string;
  readonly vehicleId: string;
  readonly type: string;
  readonly recorded_at: string;
  readonly client_ref: string | null;
  /** What only its type has: `{ lat: 48.2, lon: 16.4, speed_kmh: null }`. */
  readonly rest: Readonly<Record<string, unknown>>;
}

/** A document as it is kept. */
export interface StoredDocument {
  readonly document_id: string;
  readonly vehicleId: string;
  readonly title: string;
  readonly kind: string;
  readonly valid_until: string | null;
  readonly media_type: string;
  readonly bytes: Buffer;
  readonly uploaded_at: string;
}

/** A tracker as it is kept. */
export interface Tracker {
  readonly serial: string;
  readonly vehicle_id: string | null;
  readonly firmware: string;
  readonly interval_s: number;
  readonly last_seen_at: string | null;
}

/** A geofence as it is kept. */
export interface Geofence {
  readonly geofence_id: number;
  readonly name: string;
  readonly polygon: readonly { readonly lat: number; readonly lon: number }[];
  readonly active: boolean;
  readonly colour: string | null;
}

/** All that one running server knows. */
export interface Depot {
  /** Whether a violation or a variant is switched on. */
  readonly on: (id: string) => boolean;
  readonly contract: Contract;
  readonly vehicles: Map<string, Vehicle>;
  readonly trips: Map<number, Trip>;
  readonly events: FleetEvent[];
  readonly documents: Map<string, StoredDocument>;
  readonly trackers: Map<string, Tracker>;
  readonly geofences: Map<number, Geofence>;
  /** Vehicles that were removed; for the violations alone. */
  readonly removed: Map<string, Vehicle>;
  /** The next number of all that is numbered. */
  readonly next: () => number;
  /** How many requests were answered. */
  ticks: number;
}

/** Path of the document. */
export const documentPath: string = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** The time of a request: the clock counts them. */
export function timeOf({ ticks }: Pick<Depot, 'ticks'>): string {
  return new Date(Date.UTC(2026, 0, 5, 8) + ticks * 1000).toISOString();
}

/** The id that is made of a number: `veh_9f2a01cc`. */
export function vehicleIdOf(number: number): string {
  return `veh_${createHash('sha256').update(`vehicle ${number}`).digest('hex').slice(0, 8)}`;
}

/** The id of a document: `doc~1.9F2a01`. */
export function documentIdOf(number: number): string {
  return `doc~${number}.${createHash('sha256').update(`document ${number}`).digest('hex').slice(0, 6)}`;
}

/** Makes a depot with four vehicles and what belongs to them. */
export function createDepot(switched: string | undefined): Depot {
  let number = 0;
  const depot: Depot = {
    on: (id) => id === switched,
    contract: loadContract(documentPath),
    vehicles: new Map(),
    trips: new Map(),
    events: [],
    documents: new Map(),
    trackers: new Map(),
    geofences: new Map(),
    removed: new Map(),
    next: () => ++number,
    ticks: 0,
  };
  seedVehicles(depot);
  seedTelemetry(depot);
  seedThings(depot);
  return depot;
}

function seedVehicles({ vehicles, next }: Depot): void {
  const seeds = [
    {
      plate: 'W-48213X',
      make: 'Volvo',
      fuel_type: 'diesel',
      odometer_km: 120_300,
      tags: ['reefer', 'long-haul'],
    },
    { plate: 'B-EL204', make: 'MAN', fuel_type: 'electric', odometer_km: 8_450, tags: ['city'] },
    { plate: 'GZ-7A', make: 'Iveco', fuel_type: 'diesel', status: 'maintenance', odometer_km: 301_775 },
    {
      plate: 'HH-FX31',
      make: 'Škoda',
      fuel_type: 'petrol',
      status: 'retired',
      odometer_km: 64_020,
      tags: ['city', 'pool'],
    },
  ];
  for (const seed of seeds) {
    const vehicle_id = vehicleIdOf(next());
    const created_at = `2026-01-01T0${vehicles.size}:00:00.000Z`;
    const rest = { vin: null, status: 'active', tags: [], capacity: null, notes: null };
    const about = {
      vehicle_id,
      model_year: 2018 + vehicles.size,
      created_at,
      updated_at: created_at,
      version: 1,
    };
    vehicles.set(vehicle_id, { ...rest, ...about, ...seed });
  }
}

function seedTelemetry(depot: Depot): void {
  const [first = '', second = ''] = depot.vehicles.keys();
  const trips = [
    { driver: 'Ines Costa', purpose: 'business', day: '02', ended: true, distance_km: 188.5 },
    { driver: 'Otto Brandt', purpose: 'private', day: '03', ended: true, distance_km: 12 },
    { driver: 'Ines Costa', purpose: 'business', day: '04', ended: false, distance_km: 0 },
  ];
  for (const [index, { day, ended, ...rest }] of trips.entries()) {
    const started_at = `2026-01-${day}T06:00:00.000Z`;
    const ended_at = ended ? `2026-01-${day}T09:45:00.000Z` : null;
    const about = { trip_id: index + 1, vehicleId: first, sent_by: 'app' };
    depot.trips.set(index + 1, { ...about, ...rest, started_at, ended_at });
  }
  const seen = (vehicleId: string, minute: string, type: string, rest: object) =>
    depot.events.push({
      event_id: `ev-${depot.events.length + 1}`,
      vehicleId,
      type,
      recorded_at: `2026-01-02T07:${minute}:00.000Z`,
      client_ref: null,
      rest: { ...rest },
    });
  seen(first, '00', 'position', { lat: 48.2082, lon: 16.3738, speed_kmh: 0 });
  seen(first, '10', 'fuel', { level_percent: 71.5 });
  seen(first, '20', 'position', { lat: 48.3069, lon: 14.2858, speed_kmh: 82.5 });
  seen(first, '30', 'alarm', { code: 'harsh_braking', severity: 2, geofence_id: null });
  seen(first, '40', 'position', { lat: 47.8095, lon: 13.055, speed_kmh: null });
  seen(second, '05', 'alarm', { code: 'battery_low', severity: 4, geofence_id: null });
}

function seedThings(depot: Depot): void {
  const [first = '', second = ''] = depot.vehicles.keys();
  for (const number of [1, 2]) {
    const document_id = documentIdOf(number);
    const bytes = Buffer.from(`%PDF-1.4\r\n% paper ${number}\r\n%%EOF\r\n`);
    const about = { title: `Paper ${number}`, kind: 'insurance', valid_until: `2027-0${number}-28` };
    const uploaded_at = `2026-01-01T1${number}:00:00.000Z`;
    const media_type = 'application/pdf';
    depot.documents.set(document_id, {
      document_id,
      vehicleId: first,
      ...about,
      media_type,
      bytes,
      uploaded_at,
    });
  }
  const trackers: readonly (readonly [string, string | null])[] = [
    ['TRK-000417', second],
    ['TRK-000418', null],
  ];
  for (const [serial, vehicle_id] of trackers) {
    const last_seen_at = vehicle_id === null ? null : '2026-01-02T07:05:00.000Z';
    depot.trackers.set(serial, { serial, vehicle_id, firmware: '4.0.2', interval_s: 60, last_seen_at });
  }
  for (const [index, name] of ['Depot', 'Old town', 'Ferry'].entries()) {
    const corner = (lat: number, lon: number) => ({ lat: lat + index, lon: lon + index });
    const polygon = [corner(48, 16), corner(48, 16.5), corner(48.4, 16.25)];
    const geofence_id = index + 1;
    depot.geofences.set(geofence_id, { geofence_id, name, polygon, active: index !== 1, colour: null });
  }
  // Numbers of new things begin above those of the seeds.
  for (let number = 4; number < 20; number += 1) depot.next();
}
