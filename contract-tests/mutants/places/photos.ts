import { parseMultipart } from '../exports/parse-multipart.ts';
import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import { type GeoMap, type Photo, photosOf } from './map.ts';
import { findPlace } from './places.ts';
import { crash, json, problem } from './replies.ts';

type Upload = Pick<Photo, 'caption' | 'media_type' | 'bytes'>;

/** GET /places/{placeId}/photos */
export function listPhotos(map: GeoMap, call: Call): Reply {
  const place = findPlace(map, call);
  if (!place && map.on('photos-of-unknown-crash')) return crash(map, "TypeError: reading 'photos'");
  if (!place) return problem(map, 404);
  const photos = photosOf(map, place).map(shownPhoto);
  const isText = map.on('listed-size-as-text');
  return json(200, isText ? photos.map((photo) => ({ ...photo, size: `${photo.size} B` })) : photos);
}

/** POST /places/{placeId}/photos */
export function addPhoto(map: GeoMap, call: Call): Reply {
  const { on } = map;
  const place = findPlace(map, call);
  if (!place) return problem(map, 404);
  const sent = readUpload(map, call);
  if (!sent.ok) return sent.reply;
  const { caption } = sent.value;
  if (on('umlaut-caption-crashes') && /[^\x20-\x7e]/.test(caption ?? '')) {
    return crash(map, 'UnicodeEncodeError: ordinal not in range(128)');
  }
  const photo: Photo = { id: map.nextId('ph'), placeId: place.id, ...sent.value, uploaded_at: map.now() };
  map.photos.set(photo.id, photo);
  const base = `/geo/places/${place.id}/photos`;
  const Location = on('photo-location-without-place') ? `/geo/photos/${photo.id}` : `${base}/${photo.id}`;
  return json(on('upload-answers-200') ? 200 : 201, shownPhoto(photo), { Location });
}

/** GET /places/{placeId}/photos/{photoId} */
export function downloadPhoto(map: GeoMap, call: Call): Reply {
  const { on } = map;
  const photo = map.photos.get(call.params.photoId ?? '');
  if (!findPlace(map, call)) return problem(map, 404);
  const isElsewhere = photo?.placeId !== call.params.placeId && !on('photo-under-any-place');
  if (!photo || isElsewhere) return problem(map, 404);
  const type = on('photo-as-octets') ? 'application/octet-stream' : photo.media_type;
  const headers = { 'Content-Type': type, 'Cache-Control': 'private, max-age=3600' };
  return { status: 200, headers, body: photo.bytes };
}

/** The violation: a method that the document does not have. */
export function deletePhoto(map: GeoMap, call: Call): Reply {
  return map.photos.delete(call.params.photoId ?? '') ? { status: 204 } : problem(map, 404);
}

function shownPhoto({ id, caption, media_type, bytes, uploaded_at }: Photo) {
  return { id, caption, media_type, size: bytes.length, uploaded_at };
}

function readUpload(map: GeoMap, call: Call): Or<Upload> {
  const no = (status: number, detail: string) =>
    ({ ok: false, reply: problem(map, status, detail) }) as const;
  const type = call.headers['content-type'] ?? '';
  if (type === '' && call.body.length === 0) return no(400, 'The body is missing.');
  if (!/^multipart\/form-data *(?:;|$)/i.test(type)) return no(415, 'Send multipart/form-data.');
  const parts = parseMultipart(type, call.body);
  if (!parts) return no(400, 'The form cannot be read.');
  const form = new Map<string, string>();
  for (const { name, bytes } of parts) {
    if (form.has(name)) return no(422, `${name} is given twice.`);
    form.set(name, bytes.toString(name === 'file' ? 'latin1' : 'utf8'));
  }
  const [wrong] = map.contract
    .checkBody(call, 'multipart/form-data', Object.fromEntries(form))
    .filter((one) => !isForgiven(map.lenience, map.on, call, one));
  if (wrong) return no(422, wrong.message);
  const file = parts.find(({ name }) => name === 'file');
  const mediaType = file?.mediaType ?? '';
  const isImage = ['image/png', 'image/jpeg'].includes(mediaType);
  if (!isImage && !map.on('any-file-type')) return no(415, 'Send a PNG or a JPEG.');
  const media_type = isImage ? mediaType : 'image/png';
  return {
    ok: true,
    value: { caption: form.get('caption') ?? null, media_type, bytes: file?.bytes ?? Buffer.of() },
  };
}
