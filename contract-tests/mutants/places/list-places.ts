import { checkParameters } from '../check-call.ts';
import type { Call, Reply } from '../serve.ts';
import type { GeoMap, Place } from './map.ts';
import { crash, json, problem } from './replies.ts';
import { languageOf, shownPlace } from './shown-place.ts';

interface Asked {
  readonly bbox?: readonly number[];
  readonly near?: readonly number[];
  readonly radius: number;
  readonly category?: readonly string[];
  readonly limit: number;
  readonly offset: number;
}

const earthRadius = 6_371_000;

/** GET /places */
export function listPlaces(map: GeoMap, call: Call): Reply {
  const { on } = map;
  const { values, violations } = checkParameters(map, call);
  if (violations[0]) return problem(map, 400, violations[0].message);
  // The document has made sure of the types.
  const asked = values as unknown as Asked;
  const [west = -180, south = -90, east = 180, north = 90] = asked.bbox ?? [];
  if (west > east || south > north) return problem(map, 400, 'The corners of bbox are in the wrong order.');
  if (on('point-box-crashes') && west === east && south === north) {
    return crash(map, 'Error: division by zero');
  }
  const found = [...map.places.values()].filter((place) => fits(map, place, asked));
  const { offset } = asked;
  const limit = Math.min(asked.limit, 100);
  const from = on('offset-off-by-one') && offset > 0 ? offset - 1 : offset;
  const places = found.slice(from, from + limit).map((place) => {
    const shown = shownPlace(map, place, languageOf(call, place));
    const isNull = on('no-hours-is-null') && place.opening_hours.length === 0;
    return isNull ? { ...shown, opening_hours: null } : shown;
  });
  const total = on('total-of-all') ? map.places.size : found.length;
  const link = linkOf(map, call, { offset, limit }, found.length);
  return json(200, places, { 'X-Total-Count': `${total}`, ...(link === '' ? {} : { Link: link }) });
}

function fits({ on }: GeoMap, { location, categories }: Place, asked: Asked): boolean {
  const { lon, lat } = location;
  const [west = -180, south = -90, east = 180, north = 90] = asked.bbox ?? [];
  if (lon < west || lon > east || lat < south) return false;
  if (lat > north && !on('north-ignored')) return false;
  if (asked.near) {
    const [nearLon = 0, nearLat = 0] = asked.near;
    if (distance([lon, lat], [nearLon, nearLat]) > asked.radius) return false;
  }
  const wanted = on('one-category-only') ? asked.category?.slice(0, 1) : asked.category;
  return wanted === undefined || wanted.some((category) => categories.includes(category));
}

/** In metres, by the haversine formula. */
function distance([lon1, lat1]: readonly [number, number], [lon2, lat2]: readonly [number, number]): number {
  const radians = (degrees: number) => (degrees * Math.PI) / 180;
  const half = (degrees: number) => Math.sin(radians(degrees) / 2) ** 2;
  const chord = half(lat2 - lat1) + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * half(lon2 - lon1);
  return 2 * earthRadius * Math.asin(Math.min(1, Math.sqrt(Math.max(0, chord))));
}

function linkOf(
  { on }: GeoMap,
  call: Call,
  { offset, limit }: Pick<Asked, 'offset' | 'limit'>,
  total: number,
): string {
  const to = (number: number, rel: string) => {
    const query = new URLSearchParams(call.query);
    query.set('offset', `${number}`);
    query.set('limit', `${limit}`);
    if (on('next-without-filter')) query.delete('category');
    return `</geo/places?${query}>; rel="${rel}"`;
  };
  const links = [
    ...(offset + limit < total ? [to(offset + limit, 'next')] : []),
    ...(offset > 0 && total > 0 ? [to(Math.max(0, Math.min(offset, total) - limit), 'prev')] : []),
  ];
  return links.join(', ');
}
