import { parseMultipart } from '../exports/parse-multipart.ts';
import { isForgiven } from '../lenience.ts';
import type { Or } from '../or.ts';
import type { Call, Reply } from '../serve.ts';
import type { Archive, NewAsset } from './archive.ts';
import { oneAsset, problem } from './replies.ts';

const mediaTypes = ['text/plain', 'text/csv', 'image/png'];

/** POST /assets */
export function uploadAsset(archive: Archive, call: Call): Reply {
  const read = readUpload(archive, call);
  if (!read.ok) return read.reply;
  const asset = archive.keep(read.value);
  return oneAsset(archive, 201, asset, { Location: `/v3/assets/${asset.id}` });
}

function readUpload(archive: Archive, call: Call): Or<NewAsset> {
  const { on, contract, lenience } = archive;
  const no = (status: number, detail: string) =>
    ({ ok: false, reply: problem(archive, status, detail) }) as const;
  const type = call.headers['content-type'] ?? '';
  if (type === '' && call.body.length === 0) return no(400, 'The body is missing.');
  if (!/^multipart\/form-data *(?:;|$)/i.test(type)) return no(415, 'Send multipart/form-data.');
  const parts = parseMultipart(type, call.body);
  if (!parts) return no(400, 'The form cannot be read.');
  const form = new Map<string, unknown>();
  let file: Pick<NewAsset, 'bytes' | 'mediaType'> = { bytes: Buffer.alloc(0), mediaType: 'text/plain' };
  for (const { name, mediaType, bytes } of parts) {
    if (form.has(name)) return no(422, `${name} is given twice.`);
    if (name === 'metadata') {
      if (!['', 'application/json'].includes(mediaType)) return no(415, 'The metadata must be JSON.');
      const metadata = parseJson(bytes);
      if (metadata === undefined) return no(400, 'The metadata is not JSON.');
      if (metadata === null && on('null-metadata-crashes')) return no(500, 'metadata is null');
      form.set(name, metadata);
      continue;
    }
    file = { bytes, mediaType: mediaType || 'text/plain' };
    if (name === 'file' && !isTypeGood(archive, file.mediaType))
      return no(415, 'The file is of another type.');
    form.set(name, bytes.toString('latin1'));
  }
  const [wrong] = contract
    .checkBody(call, 'multipart/form-data', Object.fromEntries(form))
    .filter((one) => !isForgiven(lenience, on, call, one));
  if (wrong) return no(422, wrong.message);
  // The document has made sure of the types.
  const metadata = form.get('metadata') as Pick<NewAsset, 'title' | 'filename'>;
  const mediaType = mediaTypes.includes(file.mediaType) ? file.mediaType : 'text/plain';
  return { ok: true, value: { ...metadata, filename: metadata.filename ?? 'file', ...file, mediaType } };
}

function isTypeGood({ on }: Archive, mediaType: string): boolean {
  if (on('any-file-type')) return true;
  return mediaTypes.includes(mediaType) && !(on('csv-refused') && mediaType === 'text/csv');
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
}
