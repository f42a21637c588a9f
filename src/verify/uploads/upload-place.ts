import { encodingOf, serializeBody } from '../../http/serialize-body.ts';
import type { Model } from '../../model/model.ts';
import { isObject } from '../../model/values.ts';
import type { UploadPlace } from '../../resources/upload-place.ts';
import type { CaseRequest } from '../request.ts';

/** A file to send. */
export interface UploadFile {
  readonly type: string;
  readonly bytes: Uint8Array;
}

/** The request with another file, everything else as it is; undefined where it cannot be written. */
export function withFile(
  model: Model,
  request: CaseRequest,
  { mediaType, part }: UploadPlace,
  file: UploadFile,
): CaseRequest | undefined {
  const { body } = request;
  if (part === undefined) return { ...request, body: { contentType: file.type, bytes: file.bytes } };
  if (!isObject(body?.value) || body.mediaType?.name !== mediaType.name) return undefined;
  const own = { ...encodingOf(mediaType, part), contentType: file.type };
  const described = { ...mediaType, encoding: { ...mediaType.encoding, [part]: own } };
  const isList = Array.isArray(body.value[part]);
  const value = { ...body.value, [part]: isList ? [file.bytes] : file.bytes };
  const written = serializeBody(model, described, value);
  return written.ok
    ? { ...request, body: { contentType: written.contentType, bytes: written.bytes } }
    : undefined;
}

/** The file that a request has; undefined where it is none that was written from a text. */
export function fileOf(request: CaseRequest, { part }: UploadPlace): Uint8Array | undefined {
  const { body } = request;
  if (part === undefined) return body?.bytes;
  const value = isObject(body?.value) ? body.value[part] : undefined;
  const one: unknown = Array.isArray(value) ? value[0] : value;
  return typeof one === 'string' ? new TextEncoder().encode(one) : undefined;
}
