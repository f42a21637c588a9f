import { valueAt } from '../ask.ts';
import type { Mutant } from '../subject.ts';
import { create, created, dunes, get, passport, ready, send, summer, upload } from './requests.ts';

const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The violations of the photo library in whom it lets in, what it should not have, and what it cannot bear. */
export const accessMutants: readonly Mutant[] = [
  {
    id: 'any-cookie-lists',
    class: 'auth',
    operations: ['GET /albums'],
    summary: 'any cookie lists the albums',
    witness: async (ask) =>
      (await ask('GET', '/albums', { headers: { Cookie: 'sid=nonsense' } })).status === 200,
  },
  {
    id: 'revoking-is-open',
    class: 'auth',
    operations: ['DELETE /albums/{albumId}/shares/{token}'],
    summary: 'shares are revoked without signing in',
    witness: async (ask) => (await ask('DELETE', `${summer}/shares/share_1010`)).status === 204,
  },
  {
    id: 'images-are-open',
    class: 'auth',
    operations: ['GET /renditions/{renditionId}/image'],
    summary: 'images of renditions are read without signing in',
    witness: async (ask) => (await ask('GET', `${await ready(ask)}/image`)).status === 200,
  },
  {
    id: 'foreign-content-readable',
    class: 'auth',
    operations: ['GET /photos/{photoId}/content'],
    summary: "the bytes of somebody else's photo are read",
    witness: async (ask) => (await get(ask, `${passport}/content`)).status === 200,
  },
  {
    id: 'shared-needs-cookie',
    class: 'auth',
    alsoClass: ['status'],
    operations: ['GET /shared/{token}'],
    summary: 'a shared album, open to everybody, is a 401 without a cookie',
    witness: async (ask) => (await ask('GET', '/shared/share_1010')).status === 401,
  },
  {
    id: 'sign-out-keeps-session',
    class: 'auth',
    alsoClass: ['state'],
    operations: ['DELETE /session', 'GET /session'],
    summary: 'the cookie is good after signing out',
    witness: async (ask) => {
      await send(ask, 'DELETE', '/session');
      return (await get(ask, '/session')).status === 200;
    },
  },
  {
    id: 'put-album-works',
    class: 'methods-routes',
    operations: ['PUT /albums/{albumId}'],
    summary: 'PUT works, which the document does not have',
    witness: async (ask) => {
      const headers = { 'If-Match': '*' };
      return (
        (await send(ask, 'PUT', await created(ask), { headers, json: { title: 'Ports' } })).status === 200
      );
    },
  },
  {
    id: 'all-photos-deletable',
    class: 'methods-routes',
    alsoClass: ['state'],
    operations: ['DELETE /photos'],
    summary: 'DELETE on the list, which the document does not have, deletes all photos',
    witness: async (ask) => (await send(ask, 'DELETE', '/photos')).status === 204,
  },
  {
    id: 'shared-deletable',
    class: 'methods-routes',
    alsoClass: ['auth', 'state'],
    operations: ['DELETE /shared/{token}'],
    summary: 'everybody can end a share by a DELETE that the document does not have',
    witness: async (ask) => (await ask('DELETE', '/shared/share_1010')).status === 204,
  },
  {
    id: 'no-allow',
    class: 'methods-routes',
    alsoClass: ['headers-media'],
    operations: methods.map((method) => `${method} /renditions/{renditionId}`),
    summary: 'a 405 has no Allow',
    witness: async (ask) => {
      const { status, headers } = await send(ask, 'DELETE', await ready(ask));
      return status === 405 && headers.allow === undefined;
    },
  },
  {
    id: 'put-on-photo-crashes',
    class: 'methods-routes',
    alsoClass: ['robustness', 'status'],
    operations: methods.map((method) => `${method} /photos/{photoId}`),
    summary: 'a method that a photo does not have is a 500',
    witness: async (ask) => (await send(ask, 'PUT', dunes, { json: {} })).status === 500,
  },
  {
    id: 'percent-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['GET /albums'],
    summary: 'a percent sign that is searched for is a 500',
    witness: async (ask) => (await get(ask, '/albums?q=100%25')).status === 500,
  },
  {
    id: 'astral-title-crashes',
    class: 'robustness',
    alsoClass: ['status', 'input-acceptance'],
    operations: ['POST /albums'],
    summary: 'a title with an emoji is a 500',
    witness: async (ask) => (await create(ask, { title: 'Sun 🌞' })).status === 500,
  },
  {
    id: 'bad-cursor-crashes',
    class: 'robustness',
    alsoClass: ['status', 'collection'],
    operations: ['GET /photos'],
    summary: 'an unknown cursor is a 500',
    witness: async (ask) => (await get(ask, '/photos?cursor=zzz')).status === 500,
  },
  {
    id: 'trace-in-refusal',
    class: 'robustness',
    operations: ['POST /session'],
    summary: 'the refusal of malformed JSON shows a stack trace',
    witness: async (ask) => {
      const headers = { 'Content-Type': 'application/json' };
      const answer = await ask('POST', '/session', { headers, body: '{"email":' });
      return String(valueAt(answer, 'error', 'message')).includes('body.js:31');
    },
  },
  {
    id: 'reversed-range-crashes',
    class: 'robustness',
    alsoClass: ['status'],
    operations: ['GET /photos/{photoId}/content'],
    summary: 'a range whose end is before its start is a 500',
    witness: async (ask) => (await get(ask, `${dunes}/content`, { Range: 'bytes=5-0' })).status === 500,
  },
  {
    id: 'empty-file-cuts-off',
    class: 'robustness',
    operations: ['POST /albums/{albumId}/photos'],
    summary: 'a file without bytes closes the connection',
    witness: async (ask) => (await upload(ask, { size: 0 })).failure === 'closed',
  },
  {
    id: 'image-cut-off',
    class: 'robustness',
    alsoClass: ['headers-media', 'response-shape'],
    operations: ['GET /renditions/{renditionId}/image'],
    summary: 'images break off in the middle',
    witness: async (ask) => (await get(ask, `${await ready(ask)}/image`)).failure === 'closed',
  },
];
