import { isMediaType } from '../rules/is-media-type.ts';
import { readBody } from '../rules/read-body.ts';
import { readParameters } from '../rules/read-parameters.ts';
import { type Fault, list, numeric, oneOf, type Rule, record, text } from '../rules/rule.ts';
import type { Call, Reply } from '../serve.ts';
import { type Desk, type StoredFile, separators } from './desk.ts';
import { statusOf } from './export-status.ts';
import { type Part, parseMultipart } from './parse-multipart.ts';
import { attachment, json, refusal } from './replies.ts';

const changeFields = ({ on }: Desk): Record<string, Rule> => ({
  name: text({ min: 1, max: on('name-limit-off') ? 81 : 80 }),
  'tags?': list(text({ min: 1, max: 20 }), { max: on('meta-tags-limit-off') ? 6 : 5, unique: true }),
});

/** POST /files */
export function uploadFile(desk: Desk, call: Call, owner: string): Reply {
  const { on } = desk;
  const type = call.headers['content-type'] ?? '';
  if (type === '' && call.body.length === 0) return refusal(400);
  if (!isMediaType(type, ['multipart/form-data'])) return refusal(415);
  const parts = parseMultipart(type, call.body);
  if (!parts) return refusal(400);
  const read = readUpload(desk, parts);
  if ('status' in read) return read;
  const file = { ...read, id: desk.nextId('file'), owner, createdAt: desk.now() };
  if (on('unicode-name-crashes') && /[^\x20-\x7e]/.test(file.name)) return refusal(500);
  if (!on('upload-not-kept')) desk.files.set(file.id, file);
  const path = on('location-leads-nowhere') ? 'uploads' : 'files';
  const shown = shownFile(file);
  const body = on('untagged-is-null') && file.tags.length === 0 ? { ...shown, tags: null } : shown;
  const origin = on('absolute-location') ? `http://${call.headers.host}` : '';
  return json(201, body, { Location: `${origin}/export-desk/v1/${path}/${file.id}` });
}

function readUpload(
  desk: Desk,
  parts: readonly Part[],
): Omit<StoredFile, 'id' | 'owner' | 'createdAt'> | Reply {
  const { on } = desk;
  const byName = new Map(parts.map((part) => [part.name, part]));
  const faults: Fault[] = [];
  const complain = (field: string, reason: string) => faults.push({ field, reason });
  if (byName.size < parts.length) complain('', 'a part is given twice');
  for (const name of byName.keys()) {
    if (!['file', 'meta', 'delimiter'].includes(name)) complain(name, 'is not known');
  }
  const content =
    byName.get('file') ?? (on('file-optional') ? { mediaType: '', bytes: Buffer.of() } : undefined);
  if (!content) complain('file', 'is required');
  else if (!['', 'text/csv'].includes(content.mediaType)) return refusal(415);
  else if (textOf(content.bytes) === undefined) complain('file', 'is not in UTF-8');
  const delimiter = textOf(byName.get('delimiter')?.bytes ?? Buffer.from('comma')) ?? '';
  if (!Object.hasOwn(separators, delimiter) && !on('any-delimiter')) complain('delimiter', 'is not known');
  const meta = byName.get('meta');
  if (!meta) complain('meta', 'is required');
  let about: Record<string, unknown> = {};
  if (meta) {
    const json = { headers: { 'content-type': 'application/json' }, body: meta.bytes };
    const read = readBody(json, record(changeFields(desk)));
    if (!read.ok && read.kind !== 'invalid') return refusal(on('bad-meta-crashes') ? 500 : 400);
    if (read.ok) about = read.value;
    else faults.push(...read.faults);
  }
  if (faults.length > 0 || !content) return refusal(422, faults);
  const { name, tags = [] } = about as { name: string; tags?: string[] };
  return { name, tags, delimiter, content: content.bytes };
}

/** GET /files */
export function listFiles(desk: Desk, call: Call, owner: string): Reply {
  const { on } = desk;
  const { values, faults } = readParameters((name) => call.query.getAll(name), {
    page: { as: 'integer', rule: numeric({ min: 1, max: 10_000 }), fallback: 1 },
    per_page: { as: 'integer', rule: numeric({ min: 1, max: on('per-page-51') ? 51 : 50 }), fallback: 10 },
    delimiter: { as: 'text', rule: oneOf(Object.keys(separators)) },
  });
  if (faults.length > 0) return refusal(422, faults);
  const {
    page,
    per_page: size,
    delimiter,
  } = values as { page: number; per_page: number; delimiter?: string };
  const files = [...desk.files.values()].filter(
    (file) => file.owner === owner && (delimiter === undefined || file.delimiter === delimiter),
  );
  const start = (page - 1) * size - (on('pages-overlap') && page > 1 ? 1 : 0);
  const shown = files.slice(start, start + size).map((file) => {
    const { bytes, ...rest } = shownFile(file);
    return on('list-leaves-out-bytes') ? rest : { bytes, ...rest };
  });
  const total = on('total-is-of-the-page') ? shown.length : files.length;
  return json(200, { files: shown, page, per_page: size, total });
}

/** GET /files/{fileId} */
export function getFile(desk: Desk, call: Call, owner: string): Reply {
  const file = findFile(desk, call, owner, 'foreign-file-readable');
  return file ? json(200, shownFile(file)) : refusal(404);
}

/** PATCH /files/{fileId}, and PUT where it wrongly works. */
export function updateFile(desk: Desk, call: Call, owner: string): Reply {
  const { 'tags?': tags, name } = changeFields(desk);
  const rules = { 'name?': name, 'tags?': tags } as Record<string, Rule>;
  const isOwn = findFile(desk, call, owner);
  if (!isOwn) return refusal(404);
  const read = readBody(call, record(rules));
  if (!read.ok) {
    if (read.kind === 'invalid') return refusal(422, read.faults);
    return refusal(read.kind === 'malformed' ? 400 : 415);
  }
  if (Object.keys(read.value).length === 0) return refusal(422, [{ field: '', reason: 'needs a field' }]);
  const reset = desk.on('patch-clears-tags') ? { tags: [] } : {};
  const file = { ...isOwn, ...reset, ...read.value };
  desk.files.set(file.id, file);
  return json(200, shownFile(file));
}

/** DELETE /files/{fileId} */
export function deleteFile(desk: Desk, call: Call, owner: string): Reply {
  const { on } = desk;
  const file = findFile(desk, call, owner);
  if (!file) return refusal(404);
  const isInUse = [...desk.exports.values()].some(
    (one) => one.file.id === file.id && ['queued', 'running'].includes(statusOf(desk, one).status),
  );
  if (isInUse) return refusal(409);
  if (!on('deleted-file-stays')) desk.files.delete(file.id);
  return on('delete-answers-200') ? json(200, { deleted: true }) : { status: 204 };
}

/** GET /files/{fileId}/content */
export function downloadFile(desk: Desk, call: Call, owner: string): Reply {
  const file = findFile(desk, call, owner);
  if (!file) return refusal(404);
  return attachment(desk, file.name, 'text/csv', file.content);
}

function findFile(desk: Desk, call: Call, owner: string, leak?: string): StoredFile | undefined {
  const file = desk.files.get(call.params.fileId ?? '');
  const isSeen = file?.owner === owner || (leak !== undefined && desk.on(leak));
  return isSeen ? file : undefined;
}

function shownFile({ id, name, tags, delimiter, content, createdAt }: StoredFile) {
  const [head = ''] = content.toString('utf8').split(/\r?\n/);
  const columns = head === '' ? [] : head.split(separators[delimiter] ?? ',');
  const created_at = new Date(createdAt).toISOString();
  return { id, name, tags, delimiter, bytes: content.length, columns, created_at };
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
