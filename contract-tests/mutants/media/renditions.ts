import { nullable, numeric, oneOf, record } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { blankPng } from './blank-png.ts';
import type { Gallery, Rendition } from './gallery.ts';
import { findPhoto } from './photos.ts';
import { fail, json, linkTo, missing, read } from './replies.ts';

/** POST /photos/{photoId}/renditions */
export function orderRendition(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const found = findPhoto(gallery, call, user);
  if ('reply' in found) return found.reply;
  const pixels = numeric({ min: 16, max: 4096, whole: true });
  const rule = record({
    width: on('widest-refused') ? numeric({ min: 16, max: 4095, whole: true }) : pixels,
    'height?': nullable(on('low-height-accepted') ? numeric({ min: 15, max: 4096, whole: true }) : pixels),
    'fit?': oneOf(['cover', 'contain']),
  });
  const sent = read(gallery, call, rule);
  if ('reply' in sent) return sent.reply;
  const { width, height = null, fit = 'cover' } = sent.value as Partial<Rendition> & { width: number };
  const id = gallery.idOf('rend', gallery.next());
  const made = { id, owner: user, photoId: found.photo.id, width, height, fit, orderedAt: gallery.requests };
  gallery.renditions.set(id, on('fit-always-cover') ? { ...made, fit: 'cover' } : made);
  const headers = { Location: linkTo(gallery, call, `/renditions/${id}`), 'Retry-After': '0' };
  return json(on('order-answers-201') ? 201 : 202, shown(gallery, call, made), headers);
}

/** GET /renditions/{renditionId} */
export function readRendition(gallery: Gallery, call: Call, user: string): Reply {
  const found = findRendition(gallery, call, user);
  if ('reply' in found) return found.reply;
  const { image_url, ...rest } = shown(gallery, call, found.rendition);
  const isBare = gallery.on('ready-without-url') && rest.status === 'ready';
  return json(200, isBare ? rest : { ...rest, image_url });
}

/** GET /renditions/{renditionId}/image */
export function readImage(gallery: Gallery, call: Call, user: string): Reply {
  const { on } = gallery;
  const found = findRendition(gallery, call, user);
  if ('reply' in found) return found.reply;
  if (statusOf(gallery, found.rendition) !== 'ready')
    return fail(gallery, on('unready-image-is-425') ? 425 : 409);
  const { width, height } = found.rendition;
  const type = on('image-as-octets') ? 'application/octet-stream' : 'image/png';
  const fault = on('image-cut-off') ? { fault: 'truncate' as const } : {};
  return { status: 200, headers: { 'Content-Type': type }, body: blankPng(width, height ?? width), ...fault };
}

function findRendition(
  gallery: Gallery,
  call: Call,
  user: string,
): { readonly rendition: Rendition } | { readonly reply: Reply } {
  const rendition = gallery.renditions.get(call.params.renditionId ?? '');
  return rendition?.owner === user ? { rendition } : { reply: missing(gallery, rendition) };
}

function statusOf({ on, requests }: Gallery, { orderedAt }: Rendition): 'queued' | 'processing' | 'ready' {
  if (on('ready-at-once')) return 'ready';
  return requests - orderedAt > 2 ? 'ready' : requests - orderedAt > 0 ? 'processing' : 'queued';
}

function shown(gallery: Gallery, call: Call, rendition: Rendition) {
  const { id, photoId, width, height, fit } = rendition;
  const status = statusOf(gallery, rendition);
  const image_url = status === 'ready' ? linkTo(gallery, call, `/renditions/${id}/image`) : null;
  return { id, photo_id: photoId, status, width, height, fit, image_url };
}
