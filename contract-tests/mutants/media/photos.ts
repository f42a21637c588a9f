import { createHash } from 'node:crypto';
import { dateTime, instantOf } from '../rules/formats.ts';
import { list, nullable, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { dropPhoto } from './albums.ts';
import { readRange } from './byte-range.ts';
import type { Gallery, Photo } from './gallery.ts';
import { changing, fail, json, missing, read } from './replies.ts';

/** The rule of the tags of a photo. */
export const tagsRule = list(text({ pattern: /^[a-z0-9-]{1,24}$/ }), { max: 8, unique: true });

/** GET /photos/{photoId} */
export function readPhoto(gallery: Gallery, call: Call, user: string): Reply {
  const found = findPhoto(gallery, call, user);
  if ('reply' in found) return found.reply;
  const shown = shownPhoto(gallery, found.photo);
  const local = shown.taken_at?.replace(/(?:Z|[+-]\d\d:\d\d)$/i, '') ?? null;
  return json(200, gallery.on('taken-without-zone') ? { ...shown, taken_at: local } : shown);
}

/** PATCH /photos/{photoId} */
export function changePhoto(gallery: Gallery, call: Call, user: string): Reply {
  const { on, photos } = gallery;
  const found = findPhoto(gallery, call, user);
  if ('reply' in found) return found.reply;
  const rule = record({
    'title?': text({ min: on('empty-title-accepted') ? 0 : 1, max: 120 }),
    'tags?': tagsRule,
    'taken_at?': nullable(text({ format: dateTime })),
  });
  const sent = read(gallery, call, changing(rule));
  if ('reply' in sent) return sent.reply;
  const { taken_at: takenAt = found.photo.takenAt, ...rest } = sent.value as { taken_at?: string | null };
  const reset = on('patch-clears-tags') ? { tags: [] } : {};
  const changed = { ...found.photo, ...reset, ...rest, takenAt };
  photos.set(changed.id, on('taken-at-not-kept') ? { ...changed, takenAt: found.photo.takenAt } : changed);
  const shown = shownPhoto(gallery, changed);
  return json(200, on('changed-size-as-text') ? { ...shown, size_bytes: `${shown.size_bytes}` } : shown);
}

/** DELETE /photos/{photoId} */
export function deletePhoto(gallery: Gallery, call: Call, user: string): Reply {
  const found = findPhoto(gallery, call, user);
  if ('reply' in found) return found.reply;
  const { id, albumId } = found.photo;
  dropPhoto(gallery, id);
  const album = gallery.albums.get(albumId);
  if (album?.cover === id) gallery.albums.set(albumId, { ...album, cover: null });
  return gallery.on('deletion-tells-photo') ? json(200, shownPhoto(gallery, found.photo)) : { status: 204 };
}

/** GET /photos/{photoId}/content */
export function readContent(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const found = findPhoto(gallery, call, user, 'foreign-content-readable');
  if ('reply' in found) return found.reply;
  const { mediaType, bytes } = found.photo;
  const type = on('jpeg-sent-as-png') ? 'image/png' : mediaType;
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const ETag = `${on('weak-content-etag') ? 'W/' : ''}"${digest}"`;
  const headers = { 'Content-Type': type, 'Accept-Ranges': 'bytes', ETag };
  const condition = call.headers['if-range'];
  const isRanged =
    call.method === 'GET' && (condition === undefined || (condition === ETag && !/^W/.test(ETag)));
  const asked = isRanged ? call.headers.range : undefined;
  if (on('reversed-range-crashes') && /^bytes=[1-9]\d*-0$/.test(asked ?? '')) return fail(gallery, 500);
  const suffix = on('suffix-range-from-start') ? asked?.replace(/^bytes=-/, 'bytes=0-') : asked;
  const range = readRange(suffix, bytes.length);
  if (range.kind === 'whole') return { status: 200, headers, body: bytes };
  const size = bytes.length;
  if (range.kind === 'unsatisfiable') {
    return fail(
      gallery,
      416,
      [],
      on('no-size-where-unsatisfiable') ? {} : { 'Content-Range': `bytes */${size}` },
    );
  }
  const { first, last } = range;
  const told = {
    ...headers,
    'Content-Range': `bytes ${first}-${last + (on('content-range-one-more') ? 1 : 0)}/${size}`,
  };
  const status = on('part-answers-200') ? 200 : 206;
  return { status, headers: told, body: bytes.subarray(first, last + 1) };
}

/** One's own photo of the id in the path, or the answer instead. @param leak a mutant that shows others' */
export function findPhoto(
  gallery: Gallery,
  call: Call,
  user: string,
  leak?: string,
): { readonly photo: Photo } | { readonly reply: Reply } {
  const photo = gallery.photos.get(call.params.photoId ?? '');
  const isSeen = photo?.owner === user || (leak !== undefined && gallery.on(leak));
  return photo && isSeen ? { photo } : { reply: missing(gallery, photo) };
}

/** A photo as it is shown. */
export function shownPhoto(gallery: Gallery, photo: Photo) {
  const { id, albumId, title, tags, takenAt, mediaType, bytes, uploadedAt } = photo;
  const known = { id, album_id: albumId, title, tags, taken_at: shownTime(gallery, takenAt) };
  return { ...known, media_type: mediaType, size_bytes: bytes.length, uploaded_at: uploadedAt };
}

/** As it was sent; one variant tells it in UTC, where that is the same instant: not leap seconds, not microseconds. */
export function shownTime({ on }: Gallery, takenAt: string | null): string | null {
  const isExact = /^[12]\d{3}(?!.*(?::60|\.\d{4}))/.test(takenAt ?? '');
  if (takenAt === null || !on('times-in-utc') || !isExact) return takenAt;
  return new Date(instantOf(takenAt)).toISOString().replace('Z', '+00:00');
}
