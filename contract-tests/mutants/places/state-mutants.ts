import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { add, get, ids, keyed, patch, upload } from './requests.ts';

const change = 'PATCH /places/{placeId}';
const list = 'GET /places';

/** The violations of the place service in what it keeps and lists, and its crashes. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'etag-frozen',
    class: 'state',
    alsoClass: ['headers-media', 'status'],
    operations: [change, 'GET /places/{placeId}'],
    summary: 'the ETag of a place stays the same when the place changes',
    witness: async (ask) => {
      const before = await get(ask, '/places/pl-2');
      await patch(ask, '/places/pl-2', { wheelchair: 'full' });
      return (await get(ask, '/places/pl-2')).headers.etag === before.headers.etag;
    },
  },
  {
    id: 'names-replaced',
    class: 'state',
    operations: [change],
    summary: 'a patch of one name removes the names in other languages',
    witness: async (ask) => {
      await patch(ask, '/places/pl-2', { names: { fr: 'Le parc' } });
      return valueAt(await get(ask, '/places/pl-2'), 'names', 'de') === undefined;
    },
  },
  {
    id: 'null-website-kept',
    class: 'state',
    operations: [change],
    summary: 'a website that is patched to null stays',
    witness: async (ask) => {
      await patch(ask, '/places/pl-1', { website: null });
      return valueAt(await get(ask, '/places/pl-1'), 'website') !== null;
    },
  },
  {
    id: 'deleted-readable',
    class: 'state',
    alsoClass: ['status', 'collection'],
    operations: ['DELETE /places/{placeId}', 'GET /places/{placeId}', list],
    summary: 'a deleted place can still be read',
    witness: async (ask) => {
      await keyed(ask, 'DELETE', '/places/pl-7');
      return (await get(ask, '/places/pl-7')).status === 200;
    },
  },
  {
    id: 'photo-under-any-place',
    class: 'state',
    operations: ['GET /places/{placeId}/photos/{photoId}'],
    summary: 'a photo is sent under a place that it is not of',
    witness: async (ask) => (await get(ask, '/places/pl-3/photos/ph-1')).status === 200,
  },
  {
    id: 'one-category-only',
    class: 'collection',
    operations: [list],
    summary: 'of several categories the first one alone counts',
    witness: async (ask) => (await ids(ask, 'category=museum&category=park')).length === 2,
  },
  {
    id: 'north-ignored',
    class: 'collection',
    operations: [list],
    summary: 'the northern edge of a box changes nothing',
    witness: async (ask) => (await ids(ask, 'bbox=8,53,11,54.4')).includes('pl-5'),
  },
  {
    id: 'offset-off-by-one',
    class: 'collection',
    operations: [list],
    summary: 'a page begins with the last place of the page before',
    witness: async (ask) => (await ids(ask, 'limit=2&offset=2'))[0] === (await ids(ask, 'limit=2'))[1],
  },
  {
    id: 'next-without-filter',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [list],
    summary: 'the Link to the next places loses the filter by category',
    witness: async (ask) => {
      const { headers } = await get(ask, '/places?category=cafe&limit=1');
      return headers.link !== undefined && !headers.link.includes('category=cafe');
    },
  },
  {
    id: 'total-of-all',
    class: 'collection',
    alsoClass: ['headers-media'],
    operations: [list],
    summary: 'X-Total-Count counts the places that do not fit, too',
    witness: async (ask) => {
      const answer = await get(ask, '/places?category=park');
      return answer.headers['x-total-count'] === '7' && listAt(answer).length === 2;
    },
  },
  {
    id: 'point-box-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /places'],
    summary: 'a box that is a point is a 500 with a stack trace',
    witness: async (ask) => (await get(ask, '/places?bbox=9,54,9,54')).status === 500,
  },
  {
    id: 'date-line-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /places'],
    summary: 'a place on the date line is a 500',
    witness: async (ask) => (await add(ask, { location: { lon: 180, lat: -16.5 } })).status === 500,
  },
  {
    id: 'umlaut-caption-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['POST /places/{placeId}/photos'],
    summary: 'a caption beyond ASCII is a 500',
    witness: async (ask) => (await upload(ask, 'Schwäne')).status === 500,
  },
  {
    id: 'photos-of-unknown-crash',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /places/{placeId}/photos'],
    summary: 'the photos of a place that does not exist are a 500 instead of a 404',
    witness: async (ask) => (await get(ask, '/places/nowhere/photos')).status === 500,
  },
];
