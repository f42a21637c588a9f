import { type Call, type Reply, type Route, startServer } from '../serve.ts';
import type { Running } from '../subject.ts';
import * as albums from './albums.ts';
import { createGallery, type Gallery, mia } from './gallery.ts';
import { listPhotos } from './list-photos.ts';
import * as photos from './photos.ts';
import * as renditions from './renditions.ts';
import { fail, refuse } from './replies.ts';
import * as session from './session.ts';
import * as shares from './shares.ts';
import { uploadPhoto } from './upload-photo.ts';

type Act = (gallery: Gallery, call: Call, user: string) => Reply;
type Operation = readonly [method: string, path: string, act: Act];

const operations: readonly Operation[] = [
  ['POST', '/session', session.signIn],
  ['GET', '/session', session.readSession],
  ['DELETE', '/session', session.signOut],
  ['GET', '/albums', albums.listAlbums],
  ['POST', '/albums', albums.createAlbum],
  ['GET', '/albums/{albumId}', albums.readAlbum],
  ['PATCH', '/albums/{albumId}', albums.changeAlbum],
  ['DELETE', '/albums/{albumId}', albums.deleteAlbum],
  ['POST', '/albums/{albumId}/photos', uploadPhoto],
  ['GET', '/albums/{albumId}/shares', shares.listShares],
  ['POST', '/albums/{albumId}/shares', shares.shareAlbum],
  ['DELETE', '/albums/{albumId}/shares/{token}', shares.revokeShare],
  ['GET', '/photos', listPhotos],
  ['GET', '/photos/{photoId}', photos.readPhoto],
  ['PATCH', '/photos/{photoId}', photos.changePhoto],
  ['DELETE', '/photos/{photoId}', photos.deletePhoto],
  ['GET', '/photos/{photoId}/content', photos.readContent],
  ['POST', '/photos/{photoId}/renditions', renditions.orderRendition],
  ['GET', '/renditions/{renditionId}', renditions.readRendition],
  ['GET', '/renditions/{renditionId}/image', renditions.readImage],
  ['GET', '/shared/{token}', shares.readShared],
];

const undocumented: Readonly<Record<string, Operation>> = {
  'put-album-works': ['PUT', '/albums/{albumId}', albums.changeAlbum],
  'all-photos-deletable': ['DELETE', '/photos', emptyLibrary],
  'shared-deletable': ['DELETE', '/shared/{token}', shares.endShared],
};

/** Starts the photo library. */
export function startMedia(switched: string | undefined): Promise<Running> {
  const gallery = createGallery(switched);
  const { on } = gallery;
  const extra = Object.entries(undocumented).flatMap(([id, operation]) => (on(id) ? [operation] : []));
  const routes: Route[] = [...operations, ...extra].map(([method, path, act]) => ({
    method,
    path,
    handle: (call) => admit(gallery, call, act),
  }));
  return startServer({
    basePath: '/media/v1',
    routes,
    refuse: (refused) => {
      const isCrash =
        on('put-on-photo-crashes') && refused.kind === 'method' && refused.template === '/photos/{photoId}';
      return isCrash ? fail(gallery, 500) : refuse(gallery, refused);
    },
    after: (_, reply) => {
      const more = on('more-headers')
        ? { 'x-powered-by': 'film', Vary: 'Cookie', 'SERVER-TIMING': 'db;dur=1.2' }
        : {};
      const headers = Object.entries({ ...reply.headers, ...more });
      const named = headers.map(([name, value]) => [
        on('shouted-headers') ? name.toUpperCase() : name,
        value,
      ]);
      return { ...reply, headers: Object.fromEntries(named), ...(on('chunked') && { chunked: true }) };
    },
  });
}

const isOpen = (act: Act) => act === session.signIn || act === shares.readShared || act === shares.endShared;

function admit(gallery: Gallery, call: Call, act: Act): Reply {
  const { on } = gallery;
  gallery.requests += 1;
  const cookie = session.sessionOf(call);
  const user = gallery.sessions.get(cookie ?? '');
  if (user !== undefined) return act(gallery, call, user);
  const isClosed = on('shared-needs-cookie') && act === shares.readShared;
  if (isOpen(act) && !isClosed) return act(gallery, call, '');
  const isFooled =
    (on('any-cookie-lists') && act === albums.listAlbums && cookie !== undefined) ||
    (on('revoking-is-open') && act === shares.revokeShare) ||
    (on('images-are-open') && act === renditions.readImage);
  return isFooled ? act(gallery, call, mia) : fail(gallery, 401);
}

/** The violation: a method that the document does not have. */
function emptyLibrary(gallery: Gallery, _: Call, user: string): Reply {
  for (const photo of [...gallery.photos.values()])
    if (photo.owner === user) albums.dropPhoto(gallery, photo.id);
  return { status: 204 };
}
