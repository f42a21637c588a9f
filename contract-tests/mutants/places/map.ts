import { fileURLToPath } from 'node:url';
import type { Checks } from '../check-call.ts';
import { loadContract } from '../contract.ts';
import { blankPng } from '../media/blank-png.ts';
import { lenience } from './lenience.ts';

/** The languages of names. */
export type Language = 'en' | 'de' | 'fr';

/** A place as it is kept. */
export interface Place {
  readonly id: string;
  readonly names: { readonly en: string; readonly de?: string; readonly fr?: string };
  /** In degrees. */
  readonly location: { readonly lon: number; readonly lat: number };
  readonly categories: readonly string[];
  readonly opening_hours: readonly {
    readonly day: string;
    readonly opens: string;
    readonly closes: string;
  }[];
  readonly website: string | null;
  readonly wheelchair: 'full' | 'partial' | 'none' | 'unknown';
  readonly updated_at: string;
  /** Grows with every change; an ETag is made of it. */
  readonly version: number;
}

/** A photo as it is kept. */
export interface Photo {
  readonly id: string;
  readonly placeId: string;
  readonly caption: string | null;
  readonly media_type: string;
  readonly bytes: Buffer;
  readonly uploaded_at: string;
}

/** All that one running server knows, in the order in which it was made. */
export interface GeoMap extends Checks {
  readonly places: Map<string, Place>;
  readonly photos: Map<string, Photo>;
  /** `pl-101`, `ph-102` … */
  readonly nextId: (kind: 'pl' | 'ph') => string;
  /** A clock that moves on by a minute whenever it is read. */
  readonly now: () => string;
}

/** Path of the document. */
export const document = fileURLToPath(new URL('openapi.yaml', import.meta.url));

type Seed = readonly [names: Place['names'], lon: number, lat: number, categories: readonly string[]];

type About = Omit<Place, 'id' | 'names' | 'location' | 'categories'>;

const seeds: readonly Seed[] = [
  [{ en: 'Harbour Museum', de: 'Hafenmuseum' }, 9.053, 54.474, ['museum', 'harbour']],
  [{ en: 'Castle Park', de: 'Schlosspark', fr: 'Parc du château' }, 9.058, 54.479, ['park']],
  [{ en: 'Pier Café' }, 8.61, 54.332, ['cafe', 'harbour']],
  [{ en: 'Lighthouse', de: 'Leuchtturm' }, 8.529, 54.372, ['museum']],
  [{ en: 'Town Garden' }, 9.44, 54.79, ['park', 'cafe']],
  [{ en: 'Chapel Café', fr: 'Café de la chapelle' }, 10.13, 54.32, ['cafe']],
  [{ en: 'Old Dock', de: 'Altes Dock' }, 9.99, 53.545, ['harbour']],
];

/** Makes a map with seven places, the first of them with two photos. */
export function createMap(switched: string | undefined): GeoMap {
  const on = (id: string) => id === switched;
  let made = 100;
  let minutes = 0;
  const nextId = (kind: 'pl' | 'ph') => {
    made += 1;
    return on('odd-ids') ? `~${kind}:${made}.x` : `${kind}-${made}`;
  };
  const now = () => {
    minutes += 1;
    return new Date(Date.UTC(2025, 5, 2, 7, minutes)).toISOString();
  };
  const [places, photos] = [new Map(), new Map()];
  const map: GeoMap = { on, contract: loadContract(document), lenience, places, photos, nextId, now };
  plant(map);
  return map;
}

function plant({ places, photos, now }: GeoMap): void {
  const weekend = [
    { day: 'sat', opens: '10:00', closes: '17:00' },
    { day: 'sun', opens: '11:00', closes: '17:00' },
  ];
  for (const [index, [names, lon, lat, categories]] of seeds.entries()) {
    const id = `pl-${index + 1}`;
    const opening_hours = index % 2 === 0 ? weekend : [];
    const website = index === 0 ? 'https://harbour.example/' : null;
    const about: About = { opening_hours, website, wheelchair: 'unknown', updated_at: now(), version: 1 };
    places.set(id, { id, names, location: { lon, lat }, categories, ...about });
  }
  for (const [index, caption] of ['The crane', null].entries()) {
    const id = `ph-${index + 1}`;
    const file = { media_type: 'image/png', bytes: blankPng(8 + index, 8) };
    photos.set(id, { id, placeId: 'pl-1', caption, ...file, uploaded_at: now() });
  }
}

/** The photos of a place, the oldest first. */
export function photosOf({ photos }: GeoMap, place: Place): readonly Photo[] {
  return [...photos.values()].filter(({ placeId }) => placeId === place.id);
}
