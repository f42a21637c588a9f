import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { Refusal } from '../shared/answer.ts';
import type { DatasetFiles } from './dataset-files.ts';
import type { DatasetStore, StoredDataset } from './dataset-store.ts';
import type { FormParts } from './form-parts.ts';
import { invalid, invalidField, refusal } from './refusals.ts';
import { readRows } from './synthesis/read-rows.ts';
import { TableError } from './synthesis/table-error.ts';
import { typeColumns } from './synthesis/type-columns.ts';

/** What uploads are kept in. */
export interface UploadContext {
  readonly store: DatasetStore;
  readonly files: DatasetFiles;
  /** The largest file, in bytes. */
  readonly maxBytes: number;
}

/** A file that lies in its temporary place. */
interface Received {
  readonly id: string;
  readonly filename: string;
  readonly bytes: number;
  readonly sha256: Buffer;
}

const csvTypes = ['text/csv', 'application/vnd.ms-excel', 'application/octet-stream'];
const maxFilenameLength = 255;

/**
 * Takes the one file of a form, streamed to disk; a file counts when it is whole and can be read as a table.
 *
 * Whatever goes wrong, no file stays.
 *
 * @throws Refusal 400, 413, 415, 422
 */
export async function uploadDataset(
  context: UploadContext,
  account: string,
  parts: FormParts,
): Promise<StoredDataset> {
  const id = randomUUID();
  try {
    const received = await receive(context, id, parts);
    const { columns, rowCount } = await typeColumns(readRows(context.files.partOf(id)));
    await context.files.keep(id);
    return context.store.add({
      id,
      account,
      filename: received.filename,
      rows: rowCount,
      columns: [...columns],
      size_bytes: received.bytes,
      sha256: received.sha256,
    });
  } catch (error) {
    await context.files.remove(id);
    if (error instanceof TableError) throw invalidField('file', error.message, 'csv_error');
    throw formRefusalOf(error, context.maxBytes) ?? error;
  }
}

/** Reads all parts: what is wrong with a later one concerns the upload too. */
async function receive({ files, maxBytes }: UploadContext, id: string, parts: FormParts): Promise<Received> {
  let received: Received | undefined;
  for await (const part of parts) {
    if (!part.fieldname) throw new Refusal(refusal('malformed_body', 'A part of the form has no name'));
    if (part.fieldname !== 'file')
      throw invalidField(part.fieldname, 'Is not a known field', 'unknown_field');
    if (part.type === 'field') throw invalidField('file', 'Must be a file with a name', 'type_error');
    if (received) throw invalidField('file', 'Must be one file', 'duplicate_error');
    if (!csvTypes.includes(part.mimetype))
      throw new Refusal(refusal('unsupported_media_type', `The file must be text/csv, not ${part.mimetype}`));
    const filename = filenameOf(part.filename);
    received = { id, filename, ...(await write(part.file, files.partOf(id), maxBytes)) };
  }
  if (received) return received;
  throw new Refusal(invalid([{ field: 'file', message: 'Is required', code: 'required' }]));
}

/** The last part of what may be a path of any system. */
function filenameOf(sent: string | undefined): string {
  const name =
    (sent ?? '')
      .split(/[\\/]/)
      .at(-1)
      ?.replace(/\p{Cc}/gu, '')
      .trim() ?? '';
  if (name.length > maxFilenameLength)
    throw invalidField('file', `Must have a name of at most ${maxFilenameLength} characters`, 'length_error');
  return name === '' || name === '.' || name === '..' ? 'dataset.csv' : name;
}

/** Writes a stream of UTF-8 to a file. */
async function write(
  file: Readable,
  path: string,
  maxBytes: number,
): Promise<Pick<Received, 'bytes' | 'sha256'>> {
  const hash = createHash('sha256');
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let bytes = 0;
  await pipeline(
    file,
    async function* check(chunks: AsyncIterable<Buffer>) {
      for await (const chunk of chunks) {
        bytes += chunk.length;
        if (bytes > maxBytes) throw tooLarge(maxBytes);
        hash.update(chunk);
        decode(decoder, chunk);
        yield chunk;
      }
      decode(decoder);
    },
    createWriteStream(path, { flags: 'wx' }),
  );
  return { bytes, sha256: hash.digest() };
}

/** @throws TableError for bytes that are no UTF-8; without bytes, for a character that is not finished */
function decode(decoder: TextDecoder, chunk?: Uint8Array): void {
  try {
    if (chunk) decoder.decode(chunk, { stream: true });
    else decoder.decode();
  } catch {
    throw new TableError('The file is not UTF-8 text', 1);
  }
}

function tooLarge(maxBytes: number): Refusal {
  const size = maxBytes % 1_048_576 === 0 ? `${maxBytes / 1_048_576} MB` : `${maxBytes} bytes`;
  return new Refusal(refusal('file_too_large', `The file is larger than ${size}`));
}

/** What the reader of forms says of a form that is none. */
function formRefusalOf(error: unknown, maxBytes: number): Refusal | undefined {
  if (!(error instanceof Error) || error instanceof Refusal) return undefined;
  const code = 'code' in error ? error.code : undefined;
  if (code === 'FST_REQ_FILE_TOO_LARGE') return tooLarge(maxBytes);
  if (code === 'FST_PARTS_LIMIT' || code === 'FST_FIELDS_LIMIT' || code === 'FST_FILES_LIMIT')
    return invalidField('file', 'Must be the only part of the form', 'unknown_field');
  const reason = formFaults.find(([pattern]) => pattern.test(error.message))?.[1];
  if (reason === undefined) return undefined;
  return new Refusal(refusal('malformed_body', `The body is not a valid multipart form: ${reason}`));
}

const formFaults: readonly (readonly [RegExp, string])[] = [
  [
    /Unexpected end|terminated early|request was closed|premature close|aborted/i,
    'it ends before the closing boundary',
  ],
  [/Boundary not found/i, 'its Content-Type names no boundary'],
  [
    /Malformed part header|Malformed content type|prototype property/i,
    'a part of it has a header that cannot be read',
  ],
];
