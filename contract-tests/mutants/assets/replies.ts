import { checkJsonBody } from '../check-call.ts';
import type { Or } from '../or.ts';
import type { Call, Refusal, Reply } from '../serve.ts';
import { type Archive, type Asset, checksumOf, etagOf } from './archive.ts';

const titles: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  413: 'Body too large',
  415: 'Unsupported media type',
  422: 'Invalid field',
};

/** An answer in JSON. */
export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Reply {
  return { status, headers: { 'Content-Type': 'application/json', ...headers }, body: JSON.stringify(value) };
}

/** An error in the server's style. */
export function problem({ on }: Archive, status: number, detail?: string): Reply {
  const shown = detail === undefined ? {} : { detail };
  const more = on('problems-with-more') ? { instance: '/problems/8f1', code: `E${status}`, errors: [] } : {};
  const body = { type: 'about:blank', title: titles[status] ?? 'Internal error', status, ...shown, ...more };
  const challenge = status === 401 ? { 'WWW-Authenticate': 'Bearer realm="assets"' } : {};
  return json(status, body, { 'Content-Type': 'application/problem+json', ...challenge });
}

/** An asset as it is shown. */
export function shown(asset: Asset): Record<string, unknown> {
  const { id, title, filename, description, tags, license, mediaType, bytes, createdAt } = asset;
  return {
    id,
    title,
    filename,
    description,
    tags,
    license,
    media_type: mediaType,
    size_bytes: bytes.length,
    checksum: checksumOf(asset),
    created_at: createdAt,
  };
}

/** One asset with its ETag. */
export function oneAsset(
  archive: Archive,
  status: number,
  asset: Asset,
  headers: Readonly<Record<string, string>> = {},
): Reply {
  return json(status, shown(asset), { ETag: etagOf(archive, asset), ...headers });
}

/** Reads a body of JSON, or says what is to be answered instead. */
export function read(
  archive: Archive,
  call: Call,
  mediaType?: string,
): Or<Readonly<Record<string, unknown>>> {
  const checked = checkJsonBody(archive, call, mediaType);
  if (checked.ok) return { ok: true, value: checked.body };
  const { kind, violations } = checked;
  if (kind === 'invalid') return { ok: false, reply: problem(archive, 422, violations[0]?.message) };
  if (kind === 'media-type') return { ok: false, reply: problem(archive, 415) };
  return { ok: false, reply: problem(archive, 400, 'The body is not JSON.') };
}

/** What is answered where no handler is reached. */
export function refuse(archive: Archive, { kind, status, allow, template }: Refusal): Reply {
  const reply = problem(archive, status);
  if (kind !== 'method') return reply;
  const isShort = archive.on('allow-lacks-patch') && template === '/assets/{asset_id}';
  const methods = isShort ? allow.filter((method) => method !== 'PATCH') : allow;
  return { ...reply, headers: { ...reply.headers, Allow: methods.join(', ') } };
}
