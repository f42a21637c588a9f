import { listAt, valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import {
  beach,
  create,
  created,
  dunes,
  get,
  order,
  ready,
  send,
  share,
  signIn,
  summer,
  upload,
  uploaded,
} from './requests.ts';

const stale = { 'If-Match': '"stale"' };

/** The violations of the photo library in what its answers look like. */
export const answerMutants: readonly Mutant[] = [
  {
    id: 'untagged-is-null',
    class: 'response-shape',
    operations: ['GET /photos'],
    summary: 'a photo without tags has null for them, in the list alone',
    witness: async (ask) =>
      listAt(await get(ask, '/photos'), 'photos').some((json) => valueAt({ json }, 'tags') === null),
  },
  {
    id: 'taken-without-zone',
    class: 'response-shape',
    alsoClass: ['state'],
    operations: ['GET /photos/{photoId}'],
    summary: 'a date-time has no zone where one photo is read',
    witness: async (ask) =>
      /:\d\d$/.test(String(valueAt(await get(ask, dunes), 'taken_at')).replace(/\+00:00$/, 'Z')),
  },
  {
    id: 'ready-without-url',
    class: 'response-shape',
    operations: ['GET /renditions/{renditionId}'],
    summary: 'a rendition that is ready lacks its required image_url',
    witness: async (ask) => valueAt(await get(ask, await ready(ask)), 'image_url') === undefined,
  },
  {
    id: 'shared-tells-owner',
    class: 'response-shape',
    operations: ['GET /shared/{token}'],
    summary: 'a shared album tells the address of its owner, where no other fields are allowed',
    witness: async (ask) => valueAt(await ask('GET', '/shared/share_1010'), 'owner') === 'mia@example.com',
  },
  {
    id: 'no-shares-is-null',
    class: 'response-shape',
    operations: ['GET /albums/{albumId}/shares'],
    summary: 'an album without shares answers null instead of an empty list',
    witness: async (ask) => (await get(ask, `${await created(ask)}/shares`)).json === null,
  },
  {
    id: 'changed-size-as-text',
    class: 'response-shape',
    operations: ['PATCH /photos/{photoId}'],
    summary: 'the answer to a change has the size as a text',
    witness: async (ask) => {
      const answer = await send(ask, 'PATCH', dunes, { json: { title: 'Dune' } });
      return typeof valueAt(answer, 'size_bytes') === 'string';
    },
  },
  {
    id: 'upload-answers-200',
    class: 'status',
    operations: ['POST /albums/{albumId}/photos'],
    summary: 'an upload is a 200, where 201 is documented',
    witness: async (ask) => (await upload(ask)).status === 200,
  },
  {
    id: 'order-answers-201',
    class: 'status',
    operations: ['POST /photos/{photoId}/renditions'],
    summary: 'an order is a 201, where 202 is documented',
    witness: async (ask) => (await order(ask)).status === 201,
  },
  {
    id: 'stale-change-is-404',
    class: 'status',
    alsoClass: ['headers-media', 'state'],
    operations: ['PATCH /albums/{albumId}'],
    summary: 'a change with a stale If-Match is a 404, though the album is there',
    witness: async (ask) =>
      (await send(ask, 'PATCH', summer, { headers: stale, json: { title: 'Sea' } })).status === 404,
  },
  {
    id: 'deletion-tells-photo',
    class: 'status',
    operations: ['DELETE /photos/{photoId}'],
    summary: 'a deletion is a 200 with the photo, where 204 alone is documented',
    witness: async (ask) => (await send(ask, 'DELETE', await uploaded(ask))).status === 200,
  },
  {
    id: 'part-answers-200',
    class: 'status',
    alsoClass: ['headers-media', 'state', 'response-shape'],
    operations: ['GET /photos/{photoId}/content'],
    summary: 'a part of the bytes comes as a 200',
    witness: async (ask) => {
      const { status, headers } = await get(ask, `${dunes}/content`, { Range: 'bytes=0-3' });
      return status === 200 && headers['content-range'] !== undefined;
    },
  },
  {
    id: 'unready-image-is-425',
    class: 'status',
    operations: ['GET /renditions/{renditionId}/image'],
    summary: 'an image that is not ready is an undocumented 425',
    witness: async (ask) => {
      const path = `/renditions/${String(valueAt(await order(ask), 'id'))}/image`;
      return (await get(ask, path)).status === 425;
    },
  },
  {
    id: 'cookie-for-scripts',
    class: 'headers-media',
    operations: ['POST /session'],
    summary: 'the cookie of a sign-in is not HttpOnly',
    witness: async (ask) => {
      const { status, headers } = await signIn(ask);
      return status === 200 && !headers['set-cookie']?.includes('HttpOnly');
    },
  },
  {
    id: 'new-album-without-etag',
    class: 'headers-media',
    operations: ['POST /albums'],
    summary: 'a new album lacks its required ETag',
    witness: async (ask) => (await create(ask)).headers.etag === undefined,
  },
  {
    id: 'content-range-one-more',
    class: 'headers-media',
    alsoClass: ['state', 'response-shape'],
    operations: ['GET /photos/{photoId}/content'],
    summary: 'Content-Range names the byte after the last one that is sent',
    witness: async (ask) =>
      (await get(ask, `${dunes}/content`, { Range: 'bytes=0-3' })).headers['content-range']?.startsWith(
        'bytes 0-4/',
      ) === true,
  },
  {
    id: 'no-size-where-unsatisfiable',
    class: 'headers-media',
    operations: ['GET /photos/{photoId}/content'],
    summary: 'a 416 lacks its required Content-Range',
    witness: async (ask) => {
      const { status, headers } = await get(ask, `${dunes}/content`, { Range: 'bytes=99999-' });
      return status === 416 && headers['content-range'] === undefined;
    },
  },
  {
    id: 'jpeg-sent-as-png',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['GET /photos/{photoId}/content'],
    summary: 'the bytes of a JPEG are said to be a PNG',
    witness: async (ask) => (await get(ask, `${beach}/content`)).headers['content-type'] === 'image/png',
  },
  {
    id: 'image-as-octets',
    class: 'headers-media',
    operations: ['GET /renditions/{renditionId}/image'],
    summary: 'a rendition has an undocumented media type',
    witness: async (ask) =>
      (await get(ask, `${await ready(ask)}/image`)).headers['content-type'] === 'application/octet-stream',
  },
  {
    id: 'share-location-is-elsewhere',
    class: 'headers-media',
    alsoClass: ['state'],
    operations: ['POST /albums/{albumId}/shares'],
    summary: 'the Location of a share is a path that there is not',
    witness: async (ask) => (await share(ask)).headers.location?.includes('/shares/') === true,
  },
];
