import { parseMediaType } from '../../http/media-type.ts';
import { parseMultipart } from '../../http/parse-multipart.ts';
import type { Model, Operation } from '../../model/model.ts';
import { type UploadPlace, uploadPlaceOf } from '../../resources/upload-place.ts';
import type { Call } from '../behaviour.ts';
import { headerValue } from '../exchange.ts';
import type { KeptFile } from './store.ts';

/** The one file that a request brings; undefined where it brings none, or several. Its bytes are a part of the body. */
export function uploadedFile(model: Model, { operation, request }: Call): KeptFile | undefined {
  const { body, headers } = request;
  const place = body && placeOf(model, operation);
  // What is compressed on its way is no longer the file.
  if (!place || headerValue(headers, 'content-encoding') !== undefined) return undefined;
  const type = headerValue(headers, 'content-type');
  if (place.part === undefined) return { type, name: undefined, bytes: body };
  const boundary = parseMediaType(type ?? '')?.parameters.get('boundary');
  const parsed = boundary === undefined ? undefined : parseMultipart(body, boundary);
  const parts = parsed?.ok ? parsed.parts : [];
  const files = parts.filter(({ name, filename }) => name === place.part || filename !== undefined);
  const [file] = files;
  if (!file || files.length > 1 || file.name !== place.part) return undefined;
  // Some browsers sent the whole path.
  const name = file.filename?.split(/[/\\]/).at(-1);
  return { type: file.contentType, name: name || undefined, bytes: file.bytes };
}

const places = new WeakMap<Operation, { readonly place: UploadPlace | undefined }>();

function placeOf(model: Model, operation: Operation): UploadPlace | undefined {
  let known = places.get(operation);
  if (!known) {
    known = { place: uploadPlaceOf(model, operation) };
    places.set(operation, known);
  }
  return known.place;
}
