import type { OperationDefinition, PropertyEncoding } from './definition.ts';
import { isJsonMedia } from './media-type.ts';

/** A body as fetch takes it, and the content type to send, where fetch does not choose it itself. */
export interface SerializedBody {
  readonly body: BodyInit | undefined;
  readonly contentType: string | undefined;
}

/**
 * A request body written as its media type wants it.
 *
 * @param contentType the caller's choice; default: the operation's first media type
 */
export function serializeBody(
  operation: OperationDefinition,
  body: unknown,
  contentType: string | undefined,
): SerializedBody {
  if (body === undefined) return { body: undefined, contentType: undefined };
  const media = contentType ?? concrete(operation.body?.[0] ?? 'application/json', body);
  // Fetch adds the boundary to FormData itself.
  if (body instanceof FormData) return { body, contentType: undefined };
  if (isSentAsIs(body)) return { body, contentType: media };
  if (isJsonMedia(media)) return { body: JSON.stringify(body), contentType: media };
  const encoding = operation.encoding?.[media] ?? {};
  if (/^multipart\//i.test(media))
    return { body: writeMultipart(toRecord(body), encoding), contentType: undefined };
  if (/^application\/x-www-form-urlencoded/i.test(media)) {
    return { body: writeUrlencoded(toRecord(body), encoding).toString(), contentType: media };
  }
  if (typeof body === 'object') {
    throw new TypeError(
      `${operation.method} ${operation.path}: a body of ${media} must be a string, a Blob or bytes; it came as an object`,
    );
  }
  return { body: String(body), contentType: media };
}

/** A documented range (`image/*`) leaves the type to what is sent. */
function concrete(media: string, body: unknown): string {
  if (!media.includes('*')) return media;
  if (body instanceof Blob && body.type !== '') return body.type;
  return typeof body === 'object' && !isSentAsIs(body) ? 'application/json' : 'application/octet-stream';
}

function isSentAsIs(body: unknown): body is Blob | URLSearchParams | ReadableStream | ArrayBuffer {
  return (
    body instanceof Blob ||
    body instanceof URLSearchParams ||
    body instanceof ReadableStream ||
    body instanceof ArrayBuffer ||
    ArrayBuffer.isView(body)
  );
}

/** Arrays become repeated parts, objects JSON parts, files themselves. */
function writeMultipart(
  values: Record<string, unknown>,
  encoding: Readonly<Record<string, PropertyEncoding>>,
): FormData {
  const form = new FormData();
  for (const [name, value] of Object.entries(values)) {
    const type = Object.hasOwn(encoding, name) ? encoding[name]?.contentType : undefined;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined) continue;
      if (item instanceof Blob) form.append(name, item);
      else if (typeof item === 'object' && item !== null) {
        form.append(name, new Blob([JSON.stringify(item)], { type: type ?? 'application/json' }));
      } else if (type !== undefined && type !== 'text/plain' && !type.includes(',')) {
        form.append(name, new Blob([type.includes('json') ? JSON.stringify(item) : String(item)], { type }));
      } else form.append(name, String(item));
    }
  }
  return form;
}

/** Arrays become repeated pairs unless `explode` is off, objects JSON unless they are `deepObject`. */
function writeUrlencoded(
  values: Record<string, unknown>,
  encoding: Readonly<Record<string, PropertyEncoding>>,
): URLSearchParams {
  const pairs = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    const own = Object.hasOwn(encoding, name) ? encoding[name] : undefined;
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      if (own?.explode === false) pairs.append(name, value.map(textOf).join(','));
      else for (const item of value) pairs.append(name, textOf(item));
    } else if (own?.style === 'deepObject' && typeof value === 'object' && value !== null) {
      for (const [key, item] of Object.entries(value)) pairs.append(`${name}[${key}]`, textOf(item));
    } else pairs.append(name, textOf(value));
  }
  return pairs;
}

function textOf(value: unknown): string {
  return typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value);
}

function toRecord(body: unknown): Record<string, unknown> {
  return typeof body === 'object' && body !== null ? { ...body } : {};
}
