import { flag, nullable, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { findAlbum } from './albums.ts';
import { type Gallery, type Share, timeOf } from './gallery.ts';
import { shownTime } from './photos.ts';
import { fail, json, linkTo, read } from './replies.ts';

/** GET /albums/{albumId}/shares */
export function listShares(gallery: Gallery, call: Call, user: string): Reply {
  const found = findAlbum(gallery, call, user);
  if ('reply' in found) return found.reply;
  const shares = [...gallery.shares.values()].filter((one) => one.albumId === found.album.id);
  if (gallery.on('no-shares-is-null') && shares.length === 0) {
    return { status: 200, headers: { 'Content-Type': 'application/json' }, body: 'null' };
  }
  return json(200, shares.map(shownShare));
}

/** POST /albums/{albumId}/shares */
export function shareAlbum(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const found = findAlbum(gallery, call, user);
  if ('reply' in found) return found.reply;
  const label = text({ min: 1, max: 40 });
  const rule = record({
    'label?': on('null-label-refused') ? label : nullable(label),
    'allow_download?': flag,
  });
  const sent = read(gallery, call, rule);
  if ('reply' in sent) return sent.reply;
  const fields = sent.value as { label?: string | null; allow_download?: boolean };
  const number = gallery.next();
  const share: Share = {
    token: gallery.idOf('share', number),
    albumId: found.album.id,
    label: fields.label ?? null,
    allowDownload: fields.allow_download ?? on('download-by-default'),
    createdAt: timeOf(number),
  };
  gallery.shares.set(share.token, share);
  const path = on('share-location-is-elsewhere') ? 'shares' : 'shared';
  return json(201, shownShare(share), { Location: linkTo(gallery, call, `/${path}/${share.token}`) });
}

/** DELETE /albums/{albumId}/shares/{token} */
export function revokeShare(gallery: Gallery, call: Call, user: string): Reply {
  const found = findAlbum(gallery, call, user);
  if ('reply' in found) return found.reply;
  const share = gallery.shares.get(call.params.token ?? '');
  if (share?.albumId !== found.album.id) return fail(gallery, 404);
  if (gallery.on('revoked-share-stays-open'))
    gallery.shares.set(share.token, { ...share, albumId: `-${share.albumId}` });
  else gallery.shares.delete(share.token);
  return { status: 204 };
}

/** GET /shared/{token} */
export function readShared(gallery: Gallery, call: Call): Reply {
  const { on } = gallery;
  const share = gallery.shares.get(call.params.token ?? '');
  const album = gallery.albums.get(share?.albumId.replace('-', '') ?? '');
  if (!share || !album) return fail(gallery, 404);
  const photos = [...gallery.photos.values()]
    .filter((photo) => photo.albumId === album.id)
    .map(({ id, title, takenAt }) => ({ id, title, taken_at: shownTime(gallery, takenAt) }));
  const { title, description } = album;
  const more = on('shared-tells-owner') ? { owner: album.owner } : {};
  return json(200, { title, description, allow_download: share.allowDownload, photos, ...more });
}

/** The violation: everybody can end a share by a method that the document does not have. */
export function endShared({ shares }: Gallery, call: Call): Reply {
  shares.delete(call.params.token ?? '');
  return { status: 204 };
}

function shownShare({ token, albumId, label, allowDownload, createdAt }: Share) {
  return { token, album_id: albumId, label, allow_download: allowDownload, created_at: createdAt };
}
