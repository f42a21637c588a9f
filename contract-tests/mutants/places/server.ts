import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import { listPlaces } from './list-places.ts';
import { createMap, type GeoMap } from './map.ts';
import * as photos from './photos.ts';
import * as places from './places.ts';
import { problem } from './replies.ts';

type Act = (map: GeoMap, call: Call) => Reply;

/** The key that the server knows. */
export const apiKey = 'geo-key-8c52';

const operations: readonly (readonly [method: string, path: string, act: Act])[] = [
  ['GET', '/places', listPlaces],
  ['POST', '/places', places.createPlace],
  ['GET', '/places/{placeId}', places.getPlace],
  ['PATCH', '/places/{placeId}', places.updatePlace],
  ['DELETE', '/places/{placeId}', places.deletePlace],
  ['GET', '/places/{placeId}/photos', photos.listPhotos],
  ['POST', '/places/{placeId}/photos', photos.addPhoto],
  ['GET', '/places/{placeId}/photos/{photoId}', photos.downloadPhoto],
];

/** Starts the place service. */
export function startPlaces(switched: string | undefined): Promise<Running> {
  const map = createMap(switched);
  const { on } = map;
  const extra = on('photo-can-be-deleted')
    ? [['DELETE', '/places/{placeId}/photos/{photoId}', photos.deletePhoto] as const]
    : [];
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => (isAdmitted(map, `${method} ${path}`, call) ? act(map, call) : problem(map, 401)),
  }));
  return startServer({
    basePath: '/geo',
    routes,
    refuse: ({ kind, status, allow }) => {
      const reply = problem(map, status);
      if (kind !== 'method') return reply;
      const told = on('allow-without-patch') ? allow.filter((method) => method !== 'PATCH') : allow;
      return { ...reply, headers: { ...reply.headers, Allow: told.join(', ') } };
    },
    after: ({ method, target }, reply) => {
      const isPhoto = /^\/places\/[^/]+\/photos\/[^/]+$/.test(target.split('?')[0] ?? '');
      if (on('head-length-zero') && method === 'HEAD' && isPhoto) return { ...reply, body: '' };
      return on('lower-case-headers') ? lowerCased(reply) : reply;
    },
  });
}

function isAdmitted({ on }: GeoMap, operation: string, call: Call): boolean {
  const keys = call.query.getAll('key');
  if (keys.length === 1 && keys[0] === apiKey) return true;
  if (on('photo-without-key') && operation === 'GET /places/{placeId}/photos/{photoId}') return true;
  if (on('any-key-deletes') && operation === 'DELETE /places/{placeId}') return keys.length > 0;
  return on('empty-key-reads') && operation === 'GET /places/{placeId}' && keys[0] === '';
}

function lowerCased(reply: Reply): Reply {
  const headers = Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]);
  return { ...reply, headers: { ...Object.fromEntries(headers), 'x-served-by': 'node-3' } };
}
