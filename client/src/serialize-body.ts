import type { OperationDefinition, PropertyEncoding } from './definition.ts';
import { isJsonMedia } from './media-type.ts';
import { isObject, valueAt } from './value-at.ts';

/** A body as fetch takes it, and the content type to send, where fetch does not choose it itself. */
export interface SerializedBody {
  readonly body?: BodyInit | undefined;
  readonly contentType?: string | undefined;
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
  if (body === undefined) return {};
  const media = contentType ?? concrete(operation.body?.[0] ?? 'application/json', body);
  // Fetch adds the boundary to FormData itself.
  if (body instanceof FormData) return { body };
  if (isSentAsIs(body)) return { body, contentType: media };
  if (isJsonMedia(media)) return { body: JSON.stringify(body), contentType: media };
  const encoding = operation.encoding?.[media];
  const entries = isObject(body) ? Object.entries(body) : [];
  if (/^multipart\//i.test(media)) return { body: writeMultipart(entries, encoding) };
  if (/x-www-form-urlencoded/i.test(media)) {
    return { body: writeUrlencoded(entries, encoding).toString(), contentType: media };
  }
  if (typeof body === 'object') {
    throw new TypeError(
      `${operation.method} ${operation.path}: a body of ${media} must be a string, a Blob or bytes, not an object`,
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
  const types = [Blob, URLSearchParams, ReadableStream, ArrayBuffer];
  return types.some((type) => body instanceof type) || ArrayBuffer.isView(body);
}

type Entries = readonly (readonly [string, unknown])[];
type Encoding = Readonly<Record<string, PropertyEncoding>> | undefined;

/** Arrays become repeated parts, objects JSON parts, files themselves. */
function writeMultipart(entries: Entries, encoding: Encoding): FormData {
  const form = new FormData();
  for (const [name, value] of entries) {
    const type = encodingOf(encoding, name)?.contentType;
    for (const item of Array.isArray(value) ? value : [value]) {
      if (item === undefined) continue;
      if (item instanceof Blob) form.append(name, item);
      else if (isObject(item)) {
        form.append(name, new Blob([JSON.stringify(item)], { type: type ?? 'application/json' }));
      } else if (type !== undefined && !/^text\/plain$|,/.test(type)) {
        form.append(name, new Blob([type.includes('json') ? JSON.stringify(item) : String(item)], { type }));
      } else form.append(name, String(item));
    }
  }
  return form;
}

/** Arrays become repeated pairs unless `explode` is off, objects JSON unless they are `deepObject`. */
function writeUrlencoded(entries: Entries, encoding: Encoding): URLSearchParams {
  const pairs = new URLSearchParams();
  for (const [name, value] of entries) {
    const own = encodingOf(encoding, name);
    if (value === undefined) continue;
    if (Array.isArray(value)) {
      if (own?.explode === false) pairs.append(name, value.map(textOf).join(','));
      else for (const item of value) pairs.append(name, textOf(item));
    } else if (own?.style === 'deepObject' && isObject(value)) {
      for (const [key, item] of Object.entries(value)) pairs.append(`${name}[${key}]`, textOf(item));
    } else pairs.append(name, textOf(value));
  }
  return pairs;
}

function encodingOf(encoding: Encoding, name: string): PropertyEncoding | undefined {
  // What is there is of this type: the definition says so.
  return valueAt(encoding, [name]) as PropertyEncoding | undefined;
}

function textOf(value: unknown): string {
  return isObject(value) ? JSON.stringify(value) : String(value);
}
