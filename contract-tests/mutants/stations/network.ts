import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { lenience } from './lenience.ts';

/** A station as it is kept and shown. */
export interface Station {
  readonly id: string;
  readonly name: string;
  readonly country: string;
  readonly latitude: number;
  readonly longitude: number;
  readonly elevation: number | null;
  readonly status: string;
  readonly tags: readonly string[];
  readonly createdAt: string;
}

/** A measurement as it is kept and shown; what was not measured is null. */
export interface Measurement {
  readonly time: string;
  readonly temperature: number | null;
  readonly humidity: number | null;
  readonly pressure: number | null;
  readonly windSpeed: number | null;
}

/** All that one running server knows. */
export interface Network extends Checks {
  readonly stations: Map<string, Station>;
  /** By the station's id, in the order in which they came. */
  readonly measurements: Map<string, readonly Measurement[]>;
  readonly nextId: () => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
  /** Counts a request and tells how many are left in its window. */
  readonly takeRequest: () => number;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** How many requests a window has. */
export const requestsInWindow = 5000;

/** What a measurement has where nothing is said. */
export const unmeasured = { temperature: null, humidity: null, pressure: null, windSpeed: null } as const;

/** Makes a network of seven stations, one of them with a day of measurements and the last one with none. */
export function createNetwork(switched: string | undefined): Network {
  let [made, minutes, requests] = [0, 0, 0];
  const on = (id: string) => id === switched;
  const network: Network = {
    contract: loadContract(document),
    lenience,
    on,
    stations: new Map(),
    measurements: new Map(),
    nextId: () => {
      made += 1;
      if (on('long-ids')) return `st_0${(made * 2_654_435_761).toString(36).padEnd(20, '0')}`;
      return `st_${(made * 11).toString(36).padStart(4, '0')}`;
    },
    now: () => {
      minutes += 1;
      return new Date(Date.UTC(2024, 1, 5, 9, minutes)).toISOString();
    },
    // A window begins anew before it is used up, so that the server stays the same however much it is asked.
    takeRequest: () => {
      requests = (requests % (requestsInWindow - 1)) + 1;
      return requestsInWindow - requests;
    },
  };
  for (const [name, country, latitude, longitude, elevation, status, tags] of seeds) {
    const fields = { name, country, latitude, longitude, elevation, status, tags };
    const station = { id: network.nextId(), ...fields, createdAt: network.now() };
    network.stations.set(station.id, station);
    network.measurements.set(station.id, name === 'Sonnblick' ? dayOfMeasurements() : []);
  }
  return network;
}

const seeds = [
  ['Sonnblick', 'AT', 47.0542, 12.9575, 3109, 'active', ['alpine']],
  ['Zugspitze', 'DE', 47.4211, 10.9848, 2956, 'active', ['alpine', 'manned']],
  ['Bregenz', 'AT', 47.5031, 9.7471, 424, 'active', []],
  ['Helgoland', 'DE', 54.1753, 7.892, 4, 'maintenance', ['island']],
  ['Neusiedl', 'AT', 47.9472, 16.8436, null, 'retired', []],
  ['Basel', 'CH', 47.5411, 7.5836, 316, 'active', []],
  ['Wien Stadt', 'AT', 48.1983, 16.3669, 177, 'active', ['city']],
] as const;

function dayOfMeasurements(): readonly Measurement[] {
  return Array.from({ length: 8 }, (_, index) => ({
    time: new Date(Date.UTC(2024, 2, 1, index * 3)).toISOString(),
    temperature: -12 + index / 2,
    humidity: index === 3 ? null : 80 + index,
    pressure: 1004.5 + index,
    windSpeed: index === 5 ? null : 9.5,
  }));
}
