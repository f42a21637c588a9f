import { createHash } from 'node:crypto';
import { type Part, parseMultipart } from '../exports/parse-multipart.ts';
import { date } from '../rules/formats.ts';
import { isMediaType } from '../rules/is-media-type.ts';
import { oneOf, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { missing, type Values } from './admit.ts';
import { type Depot, documentIdOf, type StoredDocument, timeOf } from './depot.ts';
import { replyPage } from './page.ts';
import { fail, json, linkTo, shownTime, trimmed } from './replies.ts';
import { findVehicle } from './vehicles.ts';

const maxFileBytes = 65_536;
const mediaTypes = ['image/png', 'image/jpeg', 'application/pdf'];

type Form = Pick<StoredDocument, 'title' | 'kind' | 'valid_until' | 'media_type' | 'bytes'>;

/** GET /vehicles/{vehicle_id}/documents */
export function listDocuments(depot: Depot, call: Call, values: Values): Reply {
  const vehicle = findVehicle(depot, call);
  if (!vehicle) return missing(depot, call);
  const found = [...depot.documents.values()].filter((one) => one.vehicleId === vehicle.vehicle_id);
  const show = (one: StoredDocument) => {
    const { size_bytes, ...rest } = shownDocument(depot, one);
    return trimmed(depot, depot.on('listed-without-size') ? rest : { size_bytes, ...rest });
  };
  const fault = depot.on('next-never-ends') ? { endless: true } : {};
  return replyPage(depot, call, values, found, { show, fault });
}

/** POST /vehicles/{vehicle_id}/documents */
export function uploadDocument(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const vehicle = findVehicle(depot, call);
  if (!vehicle) return missing(depot, call);
  const type = call.headers['content-type'] ?? '';
  if (type === '' && call.body.length === 0) return fail(depot, 400);
  if (!isMediaType(type, ['multipart/form-data'])) return fail(depot, 415);
  const parts = parseMultipart(type, call.body);
  if (!parts) return fail(depot, on('broken-form-crashes') ? 500 : 400);
  const form = readForm(depot, parts);
  if ('reply' in form) return form.reply;
  const document_id = documentIdOf(depot.next());
  const about = { document_id, vehicleId: vehicle.vehicle_id, uploaded_at: timeOf(depot) };
  const made = { ...about, ...form };
  depot.documents.set(document_id, made);
  const Location = linkTo(depot, call, `/vehicles/${vehicle.vehicle_id}/documents/${document_id}/content`);
  return json(depot, 201, trimmed(depot, shownDocument(depot, made)), { Location });
}

/** DELETE /vehicles/{vehicle_id}/documents/{document_id} */
export function deleteDocument(depot: Depot, call: Call): Reply {
  const found = findDocument(depot, call);
  if (!found) return missing(depot, call);
  depot.documents.delete(found.document_id);
  return { status: depot.on('removal-answers-202') ? 202 : 204 };
}

/** GET /vehicles/{vehicle_id}/documents/{document_id}/content */
export function downloadDocument(depot: Depot, call: Call): Reply {
  const { on } = depot;
  const found = findDocument(depot, call);
  if (!found) return missing(depot, call);
  const { bytes, media_type, document_id } = found;
  const isText = on('line-ends-converted') && media_type === 'application/pdf';
  const body = isText ? Buffer.from(bytes.toString('latin1').replaceAll('\r\n', '\n'), 'latin1') : bytes;
  const headers = {
    'Content-Type': on('download-untyped') ? 'application/octet-stream' : media_type,
    'Content-Disposition': `attachment; filename="${document_id}"`,
  };
  return { status: 200, headers, body };
}

function findDocument(depot: Depot, call: Call): StoredDocument | undefined {
  const vehicle = findVehicle(depot, call);
  const found = depot.documents.get(call.params.document_id ?? '');
  return vehicle && found?.vehicleId === vehicle.vehicle_id ? found : undefined;
}

function readForm(depot: Depot, parts: readonly Part[]): Form | { readonly reply: Reply } {
  const { on } = depot;
  const names = parts.map(({ name }) => name);
  const [file] = parts.filter(({ name }) => name === 'file');
  const value = Object.fromEntries(
    parts.filter(({ name }) => name !== 'file').map(({ name, bytes }) => [name, textOf(bytes)]),
  );
  const rule = record({
    title: text({ min: 1, max: on('long-title-accepted') ? 10_000 : 80 }),
    kind: oneOf(['registration', 'insurance', 'photo']),
    'valid_until?': text({ format: date }),
  });
  const faults = rule(value, '').map(({ field, reason }) => ({ field, message: reason }));
  if (new Set(names).size < names.length) faults.push({ field: '', message: 'a part is given twice' });
  if (!file || file.bytes.length === 0) faults.push({ field: 'file', message: 'is required' });
  if (faults.length > 0 || !file) return { reply: fail(depot, 422, faults) };
  const isKnown = mediaTypes.includes(file.mediaType);
  if (!isKnown && !on('any-file-type')) return { reply: fail(depot, 415) };
  if (file.bytes.length > maxFileBytes) return { reply: fail(depot, 413) };
  const { title = '', kind = '', valid_until = null } = value;
  const media_type = isKnown ? file.mediaType : 'application/pdf';
  return { title, kind, valid_until, media_type, bytes: file.bytes };
}

function shownDocument(depot: Depot, one: StoredDocument) {
  const { document_id, title, kind, valid_until, media_type, bytes, uploaded_at } = one;
  const hashed = depot.on('checksum-of-base64') ? bytes.toString('base64') : bytes;
  const sha256 = createHash('sha256').update(hashed).digest('hex');
  const about = { document_id, title, kind, valid_until, media_type, size_bytes: bytes.length, sha256 };
  return { ...about, uploaded_at: shownTime(depot, uploaded_at) };
}

/** Nothing where the bytes are not in UTF-8: the rules refuse it. */
function textOf(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return '';
  }
}
