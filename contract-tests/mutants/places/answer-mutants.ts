import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { add, get, keyed, patch, upload } from './requests.ts';

const photo = 'GET /places/{placeId}/photos/{photoId}';

/** The violations of the place service in what it answers, takes and whom it lets in. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'no-hours-is-null',
    class: 'response-shape',
    operations: ['GET /places'],
    summary: 'in the list, a place without opening hours has null instead of an empty list',
    witness: async (ask) => valueAt(await get(ask, '/places'), 1, 'opening_hours') === null,
  },
  {
    id: 'listed-size-as-text',
    class: 'response-shape',
    operations: ['GET /places/{placeId}/photos'],
    summary: 'the sizes of the photos are texts',
    witness: async (ask) => typeof valueAt(await get(ask, '/places/pl-1/photos'), 0, 'size') === 'string',
  },
  {
    id: 'name-lost-in-change',
    class: 'response-shape',
    operations: ['PATCH /places/{placeId}'],
    summary: 'the answer to a change lacks the required name',
    witness: async (ask) =>
      valueAt(await patch(ask, '/places/pl-2', { wheelchair: 'full' }), 'name') === undefined,
  },
  {
    id: 'never-304',
    class: 'status',
    alsoClass: ['headers-media', 'state'],
    operations: ['GET /places/{placeId}'],
    summary: 'a place that the client has is sent again, where 304 is documented',
    witness: async (ask) => {
      const { etag = '' } = (await get(ask, '/places/pl-1')).headers;
      return (await get(ask, '/places/pl-1', { 'If-None-Match': etag })).status === 200;
    },
  },
  {
    id: 'unknown-deleted',
    class: 'status',
    alsoClass: ['state'],
    operations: ['DELETE /places/{placeId}'],
    summary: 'the deletion of a place that does not exist is a 204 instead of a 404',
    witness: async (ask) => (await keyed(ask, 'DELETE', '/places/nowhere')).status === 204,
  },
  {
    id: 'upload-answers-200',
    class: 'status',
    operations: ['POST /places/{placeId}/photos'],
    summary: 'an upload is a 200, where 201 is documented',
    witness: async (ask) => (await upload(ask, 'Swans')).status === 200,
  },
  {
    id: 'photo-as-octets',
    class: 'headers-media',
    operations: [photo],
    summary: 'a photo comes as application/octet-stream, which is not documented',
    witness: async (ask) =>
      (await get(ask, '/places/pl-1/photos/ph-1')).headers['content-type'] === 'application/octet-stream',
  },
  {
    id: 'photo-location-without-place',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /places/{placeId}/photos'],
    summary: 'the Location of a new photo lacks the place and leads nowhere',
    witness: async (ask) =>
      (await upload(ask, 'Swans')).headers.location?.startsWith('/geo/photos/') === true,
  },
  {
    id: 'language-ignored',
    class: 'headers-media',
    alsoClass: ['state', 'response-shape'],
    operations: ['GET /places/{placeId}'],
    summary: 'the name is English whatever Accept-Language asks for',
    witness: async (ask) =>
      (await get(ask, '/places/pl-1', { 'Accept-Language': 'de' })).headers['content-language'] === 'en',
  },
  {
    id: 'limit-unbounded',
    class: 'input-acceptance',
    operations: ['GET /places'],
    summary: 'the maximum of limit is not enforced; a hundred places are answered at most all the same',
    witness: async (ask) => (await get(ask, '/places?limit=101')).status === 200,
  },
  {
    id: 'closing-unchecked',
    class: 'input-acceptance',
    alsoClass: ['response-shape'],
    operations: ['POST /places'],
    summary: 'the pattern of closing times is not checked, that of opening times is',
    witness: async (ask) => {
      const opening_hours = [{ day: 'mon', opens: '09:00', closes: '25:00' }];
      return (await add(ask, { opening_hours })).status === 201;
    },
  },
  {
    id: 'plain-json-patched',
    class: 'input-acceptance',
    alsoClass: ['headers-media', 'status'],
    operations: ['PATCH /places/{placeId}'],
    summary: 'application/json is accepted where application/merge-patch+json is asked for',
    witness: async (ask) =>
      (await patch(ask, '/places/pl-2', { wheelchair: 'full' }, 'application/json')).status === 200,
  },
  {
    id: 'any-file-type',
    class: 'input-acceptance',
    alsoClass: ['headers-media', 'status'],
    operations: ['POST /places/{placeId}/photos'],
    summary: 'files that are neither PNG nor JPEG are accepted',
    witness: async (ask) => (await upload(ask, 'Swans', 'text/html')).status === 201,
  },
  {
    id: 'photo-without-key',
    class: 'auth',
    operations: [photo],
    summary: 'a photo is sent without a key',
    witness: async (ask) => (await ask('GET', '/places/pl-1/photos/ph-1')).status === 200,
  },
  {
    id: 'any-key-deletes',
    class: 'auth',
    operations: ['DELETE /places/{placeId}'],
    summary: 'a place is deleted with any key',
    witness: async (ask) => (await ask('DELETE', '/places/pl-7?key=guess')).status === 204,
  },
  {
    id: 'empty-key-reads',
    class: 'auth',
    operations: ['GET /places/{placeId}'],
    summary: 'a place is sent to whom the key is empty',
    witness: async (ask) => (await ask('GET', '/places/pl-1?key=')).status === 200,
  },
  {
    id: 'photo-can-be-deleted',
    class: 'methods-routes',
    operations: ['DELETE /places/{placeId}/photos/{photoId}', photo],
    summary: 'DELETE on a photo works, which is not documented',
    witness: async (ask) => (await keyed(ask, 'DELETE', '/places/pl-1/photos/ph-1')).status === 204,
  },
  {
    id: 'allow-without-patch',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: ['GET', 'PUT', 'PATCH', 'DELETE', 'POST'].map((method) => `${method} /places/{placeId}`),
    summary: 'the Allow of a 405 lacks a method that the path has',
    witness: async (ask) => {
      const { status, headers } = await keyed(ask, 'PUT', '/places/pl-1');
      return status === 405 && !headers.allow?.includes('PATCH');
    },
  },
  {
    id: 'head-length-zero',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: [photo, photo.replace('GET', 'HEAD')],
    summary: 'HEAD tells a length of 0, GET the true one',
    witness: async (ask) =>
      (await keyed(ask, 'HEAD', '/places/pl-1/photos/ph-1')).headers['content-length'] === '0',
  },
];
