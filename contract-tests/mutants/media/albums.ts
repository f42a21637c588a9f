import { createHash } from 'node:crypto';
import { readParameters } from '../rules/read-parameters.ts';
import { nullable, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { type Album, type Gallery, timeOf } from './gallery.ts';
import { changing, fail, json, linkTo, missing, read } from './replies.ts';

const title = text({ min: 1, max: 120 });

/** GET /albums */
export function listAlbums(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    q: { as: 'text', rule: text({ min: 1, max: 80 }) },
    sort: {
      as: 'text',
      rule: oneOf(['title', '-title', 'created_at', '-created_at']),
      fallback: 'created_at',
    },
  });
  if (faults.length > 0) return fail(gallery, 422, faults);
  const { q = '', sort } = values as { q?: string; sort: string };
  if (on('percent-crashes') && q.includes('%')) return fail(gallery, 500);
  const folded = (one: string) => (on('q-minds-capitals') ? one : one.toLowerCase());
  const albums = [...gallery.albums.values()].filter(
    (one) => one.owner === user && folded(one.title).includes(folded(q)),
  );
  if (sort.endsWith('title')) {
    albums.sort((one, other) => Buffer.compare(Buffer.from(one.title), Buffer.from(other.title)));
  }
  const isUp = !sort.startsWith('-') || (on('albums-never-descend') && sort === '-created_at');
  const shown = (isUp ? albums : albums.reverse()).map((one) => shownAlbum(gallery, one));
  return json(200, { albums: shown, total: shown.length });
}

/** POST /albums */
export function createAlbum(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const found = read(gallery, call, record({ title, 'description?': nullable(text({ max: 500 })) }));
  if ('reply' in found) return found.reply;
  const fields = found.value as { title: string; description?: string | null };
  if (on('astral-title-crashes') && /[\u{10000}-\u{10ffff}]/u.test(fields.title)) return fail(gallery, 500);
  if (isTaken(gallery, user, fields.title)) return fail(gallery, 409);
  const number = gallery.next();
  const id = gallery.idOf('alb', number);
  const made = { id, owner: user, description: null, cover: null, createdAt: timeOf(number), ...fields };
  gallery.albums.set(id, made);
  const etag = on('new-album-without-etag') ? {} : { ETag: etagOf(gallery, made) };
  return json(201, shownAlbum(gallery, made), { Location: linkTo(gallery, call, `/albums/${id}`), ...etag });
}

/** GET /albums/{albumId} */
export function readAlbum(gallery: Gallery, call: Call, user: string): Reply {
  const found = findAlbum(gallery, call, user);
  if ('reply' in found) return found.reply;
  const ETag = etagOf(gallery, found.album);
  const known = tagsOf(call.headers['if-none-match']).map((one) => one.replace(/^W\//, ''));
  if (known.includes('*') || known.includes(ETag)) return { status: 304, headers: { ETag } };
  return json(200, shownAlbum(gallery, found.album), { ETag });
}

/** PATCH /albums/{albumId}, and PUT where it wrongly works. */
export function changeAlbum(gallery: Gallery, call: Call, user: string): Reply {
  const found = findAlbum(gallery, call, user);
  if ('reply' in found) return found.reply;
  const { album } = found;
  const sent = read(gallery, call, changeRule(gallery, album));
  if ('reply' in sent) return sent.reply;
  const refused = checkMatch(gallery, call, album);
  if (refused) return refused;
  const { title: renamed = album.title, description = album.description } = sent.value as Partial<Album>;
  const { cover_photo_id: cover = album.cover } = sent.value as { cover_photo_id?: string | null };
  if (isTaken(gallery, user, renamed, album.id)) return fail(gallery, 409);
  const changed = { ...album, title: renamed, description, cover };
  gallery.albums.set(
    album.id,
    gallery.on('description-not-kept') ? { ...changed, description: album.description } : changed,
  );
  return json(200, shownAlbum(gallery, changed), { ETag: etagOf(gallery, changed) });
}

/** DELETE /albums/{albumId} */
export function deleteAlbum(gallery: Gallery, call: Call, user: string): Reply {
  const found = findAlbum(gallery, call, user);
  if ('reply' in found) return found.reply;
  const { id } = found.album;
  const refused = call.headers['if-match'] === undefined ? undefined : checkMatch(gallery, call, found.album);
  if (refused) return refused;
  gallery.albums.delete(id);
  for (const share of [...gallery.shares.values()])
    if (share.albumId === id) gallery.shares.delete(share.token);
  if (gallery.on('photos-survive-album')) return { status: 204 };
  const photos = [...gallery.photos.values()].filter((photo) => photo.albumId === id);
  for (const photo of photos) dropPhoto(gallery, photo.id);
  return { status: 204 };
}

/** Forgets a photo and its renditions. */
export function dropPhoto({ photos, renditions, deleted }: Gallery, id: string): void {
  const photo = photos.get(id);
  if (photo) deleted.push(photo);
  photos.delete(id);
  for (const one of [...renditions.values()]) if (one.photoId === id) renditions.delete(one.id);
}

/** One's own album of the id in the path, or the answer that is to be given instead. */
export function findAlbum(
  gallery: Gallery,
  call: Call,
  user: string,
): { readonly album: Album } | { readonly reply: Reply } {
  const album = gallery.albums.get(call.params.albumId ?? '');
  return album?.owner === user ? { album } : { reply: missing(gallery, album) };
}

function changeRule({ on, photos }: Gallery, album: Album): Rule {
  const isOfAlbum: Rule = (value, field) =>
    photos.get(String(value))?.albumId === album.id ? [] : [{ field, reason: 'is no photo of the album' }];
  const fields = {
    'title?': title,
    'description?': nullable(text({ max: 500 })),
    'cover_photo_id?': nullable((value, field) => [...text()(value, field), ...isOfAlbum(value, field)]),
  };
  return changing(record(fields, { open: on('read-only-accepted') }));
}

function checkMatch(gallery: Gallery, call: Call, album: Album): Reply | undefined {
  const { on } = gallery;
  const header = call.headers['if-match'];
  if (header === undefined) return on('if-match-optional') ? undefined : fail(gallery, 428);
  const known = tagsOf(header);
  if (known.includes('*') || known.includes(etagOf(gallery, album))) return undefined;
  if (on('stale-album-deleted') && call.method === 'DELETE') return undefined;
  return fail(gallery, on('stale-change-is-404') && call.method === 'PATCH' ? 404 : 412);
}

function tagsOf(header: string | undefined): readonly string[] {
  return (header ?? '').split(',').map((one) => one.trim());
}

function etagOf(gallery: Gallery, album: Album): string {
  const { description, ...rest } = shownAlbum(gallery, album);
  const covered = gallery.on('etag-misses-description') ? rest : { ...rest, description };
  return `"${createHash('sha256').update(JSON.stringify(covered)).digest('hex').slice(0, 16)}"`;
}

function isTaken({ on, albums }: Gallery, owner: string, wanted: string, but?: string): boolean {
  if (on('renamed-into-another') && but !== undefined) return false;
  return [...albums.values()].some(
    (one) => one.owner === owner && one.id !== but && one.title.toLowerCase() === wanted.toLowerCase(),
  );
}

function shownAlbum({ on, photos, deleted }: Gallery, { id, title, description, cover, createdAt }: Album) {
  const all = on('count-keeps-deleted') ? [...photos.values(), ...deleted] : [...photos.values()];
  const photo_count = all.filter((photo) => photo.albumId === id).length;
  return { id, title, description, cover_photo_id: cover, photo_count, created_at: createdAt };
}
