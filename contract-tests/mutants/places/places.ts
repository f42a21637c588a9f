import type { Call, Reply } from '../serve.ts';
import { type GeoMap, type Place, photosOf } from './map.ts';
import { crash, json, problem, read } from './replies.ts';
import { etagOf, languageOf, shownPlace } from './shown-place.ts';

/** POST /places */
export function createPlace(map: GeoMap, call: Call): Reply {
  const { on } = map;
  const sent = read(map, call, 'application/json');
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const fields = sent.value as unknown as Pick<Place, 'names' | 'location' | 'categories'> & Partial<Place>;
  if (on('date-line-crashes') && Math.abs(fields.location.lon) === 180) {
    return crash(map, 'RangeError: tile out of range');
  }
  const defaults = { opening_hours: [], website: null, wheelchair: 'unknown' } as const;
  const id = map.nextId('pl');
  const place: Place = { id, ...defaults, ...fields, updated_at: map.now(), version: 1 };
  map.places.set(id, place);
  const headers = { Location: `/geo/places/${id}`, ETag: etagOf(map, place, 'en') };
  return json(201, shownPlace(map, place, 'en'), headers);
}

/** GET /places/{placeId} */
export function getPlace(map: GeoMap, call: Call): Reply {
  const { on } = map;
  const place = findPlace(map, call);
  if (!place) return problem(map, 404);
  const language = on('language-ignored') ? 'en' : languageOf(call, place);
  const ETag = etagOf(map, place, language);
  const condition = call.headers['if-none-match'];
  const isKnown = condition?.split(',').some((one) => one.trim() === '*' || opaque(one) === opaque(ETag));
  if (isKnown && !on('never-304')) return { status: 304, headers: { ETag } };
  return json(200, shownPlace(map, place, language), { ETag, 'Content-Language': language });
}

/** PATCH /places/{placeId} */
export function updatePlace(map: GeoMap, call: Call): Reply {
  const { on } = map;
  const before = findPlace(map, call);
  if (!before) return problem(map, 404);
  const accepted = on('plain-json-patched') ? ['application/json'] : [];
  const sent = read(map, call, 'application/merge-patch+json', accepted);
  if (!sent.ok) return sent.reply;
  // The document has made sure of the types.
  const patch = sent.value as Partial<Place>;
  const kept = on('names-replaced') && patch.names ? { en: before.names.en } : before.names;
  const isKept = on('null-website-kept') && patch.website === null;
  const after: Place = {
    ...before,
    ...patch,
    names: withoutNulls({ ...kept, ...patch.names }),
    location: { ...before.location, ...patch.location },
    ...(isKept ? { website: before.website } : {}),
    updated_at: map.now(),
    version: before.version + 1,
  };
  map.places.set(after.id, after);
  const { name, ...rest } = shownPlace(map, after, 'en');
  const shown = on('name-lost-in-change') ? rest : { ...rest, name };
  return json(200, shown, { ETag: etagOf(map, after, 'en') });
}

/** DELETE /places/{placeId} */
export function deletePlace(map: GeoMap, call: Call): Reply {
  const place = findPlace(map, call);
  if (!place) return map.on('unknown-deleted') ? { status: 204 } : problem(map, 404);
  for (const { id } of photosOf(map, place)) map.photos.delete(id);
  if (!map.on('deleted-readable')) map.places.delete(place.id);
  return { status: 204 };
}

/** The place that a path names. */
export function findPlace({ places }: GeoMap, call: Call): Place | undefined {
  return places.get(call.params.placeId ?? '');
}

function withoutNulls(names: object): Place['names'] {
  // The document has made sure of the types, and that English stays.
  return Object.fromEntries(Object.entries(names).filter(([, name]) => name !== null)) as Place['names'];
}

function opaque(etag: string): string {
  return etag.trim().replace(/^W\//, '');
}
