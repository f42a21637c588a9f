import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { change, create, created, get, order, send, share, summer, upload, uploaded } from './requests.ts';

/** The violations of the photo library in what it keeps. */
export const stateMutants: readonly Mutant[] = [
  {
    id: 'etag-misses-description',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['PATCH /albums/{albumId}', 'GET /albums/{albumId}'],
    summary: 'the ETag stays the same where the description changes',
    witness: async (ask) => {
      const path = await created(ask);
      const before = (await get(ask, path)).headers.etag;
      await change(ask, path, { description: 'At last' });
      return (await get(ask, path)).headers.etag === before;
    },
  },
  {
    id: 'description-not-kept',
    class: 'state',
    operations: ['PATCH /albums/{albumId}'],
    summary: 'a new description is answered and not kept',
    witness: async (ask) => {
      const path = await created(ask);
      await change(ask, path, { description: 'At last' });
      return valueAt(await get(ask, path), 'description') === null;
    },
  },
  {
    id: 'if-match-optional',
    class: 'state',
    alsoClass: ['status', 'headers-media', 'input-acceptance'],
    operations: ['PATCH /albums/{albumId}'],
    summary: 'a change without If-Match is made, where 428 is documented',
    witness: async (ask) =>
      (await send(ask, 'PATCH', await created(ask), { json: { title: 'Ports' } })).status === 200,
  },
  {
    id: 'stale-album-deleted',
    class: 'state',
    alsoClass: ['status', 'headers-media', 'input-acceptance'],
    operations: ['DELETE /albums/{albumId}'],
    summary: 'an album is deleted though If-Match is stale',
    witness: async (ask) =>
      (await send(ask, 'DELETE', await created(ask), { headers: { 'If-Match': '"stale"' } })).status === 204,
  },
  {
    id: 'renamed-into-another',
    class: 'state',
    alsoClass: ['status'],
    operations: ['PATCH /albums/{albumId}'],
    summary: 'an album gets the title of another, where 409 is documented',
    witness: async (ask) => {
      await create(ask, { title: 'Ports' });
      return (await change(ask, await created(ask), { title: 'Ports' })).status === 200;
    },
  },
  {
    id: 'photos-survive-album',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['DELETE /albums/{albumId}', 'GET /photos/{photoId}', 'GET /photos'],
    summary: 'photos of a deleted album are still there',
    witness: async (ask) => {
      const album = await created(ask);
      const photo = await uploaded(ask, {}, album);
      await send(ask, 'DELETE', album);
      return (await get(ask, photo)).status === 200;
    },
  },
  {
    id: 'count-keeps-deleted',
    class: 'state',
    alsoClass: ['collection'],
    operations: ['DELETE /photos/{photoId}', 'GET /albums/{albumId}', 'GET /albums'],
    summary: 'the number of photos of an album counts deleted ones',
    witness: async (ask) => {
      const album = await created(ask);
      await send(ask, 'DELETE', await uploaded(ask, {}, album));
      return valueAt(await get(ask, album), 'photo_count') === 1;
    },
  },
  {
    id: 'upload-location-is-album',
    class: 'state',
    alsoClass: ['headers-media'],
    operations: ['POST /albums/{albumId}/photos'],
    summary: 'the Location of a new photo is that of its album',
    witness: async (ask) => (await upload(ask)).headers.location?.includes('/albums/') === true,
  },
  {
    id: 'upload-loses-tags',
    class: 'state',
    operations: ['POST /albums/{albumId}/photos'],
    summary: 'an upload answers with all its tags and keeps the first',
    witness: async (ask) =>
      listAt(await get(ask, await uploaded(ask, { tags: ['pier', 'fog'] })), 'tags').length === 1,
  },
  {
    id: 'patch-clears-tags',
    class: 'state',
    operations: ['PATCH /photos/{photoId}'],
    summary: 'a change of the title clears the tags',
    witness: async (ask) => {
      const path = await uploaded(ask, { tags: ['pier'] });
      await send(ask, 'PATCH', path, { json: { title: 'Jetty' } });
      return listAt(await get(ask, path), 'tags').length === 0;
    },
  },
  {
    id: 'taken-at-not-kept',
    class: 'state',
    operations: ['PATCH /photos/{photoId}'],
    summary: 'a new time is answered and not kept',
    witness: async (ask) => {
      const path = await uploaded(ask);
      await send(ask, 'PATCH', path, { json: { taken_at: '2025-01-01T00:00:00Z' } });
      return valueAt(await get(ask, path), 'taken_at') === null;
    },
  },
  {
    id: 'suffix-range-from-start',
    class: 'state',
    alsoClass: ['status', 'headers-media', 'response-shape'],
    operations: ['GET /photos/{photoId}/content'],
    summary: 'the last bytes are asked for and the first are sent',
    witness: async (ask) => {
      const { headers } = await get(ask, `${await uploaded(ask)}/content`, { Range: 'bytes=-3' });
      return headers['content-range'] === 'bytes 0-3/10';
    },
  },
  {
    id: 'fit-always-cover',
    class: 'state',
    operations: ['POST /photos/{photoId}/renditions', 'GET /renditions/{renditionId}'],
    summary: 'a rendition is ordered with one fit and made with another',
    witness: async (ask) => {
      const id = String(valueAt(await order(ask, { fit: 'contain' }), 'id'));
      return valueAt(await get(ask, `/renditions/${id}`), 'fit') === 'cover';
    },
  },
  {
    id: 'download-by-default',
    class: 'state',
    operations: ['POST /albums/{albumId}/shares'],
    summary: 'a share allows downloads where nothing is said, against the documented default',
    witness: async (ask) => valueAt(await share(ask), 'allow_download') === true,
  },
  {
    id: 'revoked-share-stays-open',
    class: 'state',
    alsoClass: ['auth'],
    operations: ['DELETE /albums/{albumId}/shares/{token}', 'GET /shared/{token}'],
    summary: 'a revoked share is gone from its album and still open to everybody',
    witness: async (ask) => {
      const token = String(valueAt(await share(ask), 'token'));
      await send(ask, 'DELETE', `${summer}/shares/${token}`);
      return (await ask('GET', `/shared/${token}`)).status === 200;
    },
  },
];
