import { type Part, parseMultipart } from '../exports/parse-multipart.ts';
import { dateTime } from '../rules/formats.ts';
import { isMediaType } from '../rules/is-media-type.ts';
import { record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { findAlbum } from './albums.ts';
import { type Gallery, timeOf } from './gallery.ts';
import { shownPhoto, tagsRule } from './photos.ts';
import { fail, json, linkTo } from './replies.ts';

const maxFileBytes = 1_000_000;

/** POST /albums/{albumId}/photos, and POST /photos where it wrongly works. */
export function uploadPhoto(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const found = findAlbum(gallery, call, user);
  if ('reply' in found) return found.reply;
  const type = call.headers['content-type'] ?? '';
  if (type === '' && call.body.length === 0) return fail(gallery, 400);
  if (!isMediaType(type, ['multipart/form-data'])) return fail(gallery, 415);
  const parts = parseMultipart(type, call.body);
  if (!parts) return fail(gallery, 400);
  const read = readForm(gallery, parts);
  if ('reply' in read) return read.reply;
  if (on('empty-file-cuts-off') && read.file.bytes.length === 0) return { status: 201, fault: 'close' };
  const number = gallery.next();
  const id = gallery.idOf('ph', number);
  const about = { number, owner: user, albumId: found.album.id, uploadedAt: timeOf(number) };
  const { mediaType, bytes } = read.file;
  const photo = { id, ...about, ...read.fields, mediaType, bytes };
  gallery.photos.set(id, on('upload-loses-tags') ? { ...photo, tags: photo.tags.slice(0, 1) } : photo);
  const path = on('upload-location-is-album') ? `/albums/${found.album.id}` : `/photos/${id}`;
  const status = on('upload-answers-200') ? 200 : 201;
  return json(status, shownPhoto(gallery, photo), { Location: linkTo(gallery, call, path) });
}

interface Form {
  readonly file: Part;
  readonly fields: {
    readonly title: string;
    readonly takenAt: string | null;
    readonly tags: readonly string[];
  };
}

function readForm(gallery: Gallery, parts: readonly Part[]): Form | { readonly reply: Reply } {
  const { on } = gallery;
  const texts = parts.filter(({ name }) => name !== 'file');
  const tags = texts.filter(({ name }) => name === 'tags[]').map(({ bytes }) => textOf(bytes));
  const single = texts
    .filter(({ name }) => name !== 'tags[]')
    .map(({ name, bytes }) => [name, textOf(bytes)]);
  const value = { ...Object.fromEntries(single), ...(tags.length > 0 && { 'tags[]': tags }) };
  const rule = record({
    title: text({ min: 1, max: on('long-title-accepted') ? 121 : 120 }),
    'taken_at?': text({ format: dateTime }),
    'tags[]?': tagsRule,
  });
  const names = [
    ...single.map(([name]) => name),
    ...parts.map(({ name }) => name).filter((one) => one === 'file'),
  ];
  const files = parts.filter(({ name }) => name === 'file');
  const [file] = files;
  const repeated = new Set(names).size < names.length ? [{ field: '', reason: 'a part is given twice' }] : [];
  const absent = file ? [] : [{ field: 'file', reason: 'is required' }];
  const faults = [...rule(value, ''), ...repeated, ...absent];
  if (faults.length > 0 || !file) return { reply: fail(gallery, 422, faults) };
  const isImage = ['image/png', 'image/jpeg', ...(on('gif-accepted') ? ['image/gif'] : [])].includes(
    file.mediaType,
  );
  if (!isImage) return { reply: fail(gallery, 415) };
  if (file.bytes.length > maxFileBytes + (on('size-limit-off') ? 1 : 0)) return { reply: fail(gallery, 413) };
  const { title, taken_at: takenAt = null } = value as { title: string; taken_at?: string };
  return { file, fields: { title, takenAt, tags: value['tags[]'] ?? [] } };
}

/** Nothing where the bytes are not in UTF-8: the rules refuse it. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}
