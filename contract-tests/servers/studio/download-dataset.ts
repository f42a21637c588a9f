import { open } from 'node:fs/promises';
import { type Answer, Refusal } from '../shared/answer.ts';
import { parseByteRange } from './byte-range.ts';
import type { StoredDataset } from './dataset-store.ts';
import { refusal } from './refusals.ts';

/** Which part is asked for. */
interface PartHeaders {
  readonly Range?: string;
  readonly 'If-Range'?: string;
}

/** Streams a dataset's file, or the part of it that is asked for. @throws Refusal 416 */
export async function downloadDataset(
  { dataset, sha256 }: StoredDataset,
  path: string,
  header: PartHeaders,
): Promise<Answer> {
  const size = dataset.size_bytes;
  const etag = `"${sha256.toString('hex').slice(0, 32)}"`;
  const isSame = header['If-Range'] === undefined || header['If-Range'].trim() === etag;
  const range = header.Range !== undefined && isSame ? parseByteRange(header.Range, size) : undefined;
  if (range === 'unsatisfiable') throw unsatisfiable(header.Range ?? '', size);
  const { first, last } = range ?? { first: 0, last: size - 1 };
  const file = await open(path, 'r');
  return {
    status: range ? 206 : 200,
    headers: {
      'Content-Type': 'text/csv; charset=utf-8',
      'Content-Length': String(last - first + 1),
      'Content-Disposition': contentDisposition(dataset.filename),
      'Accept-Ranges': 'bytes',
      ETag: etag,
      'Repr-Digest': `sha-256=:${sha256.toString('base64')}:`,
      // What people upload is nothing for a browser to run.
      'X-Content-Type-Options': 'nosniff',
      ...(range && { 'Content-Range': `bytes ${first}-${last}/${size}` }),
    },
    body: file.createReadStream({ start: first, end: last }),
  };
}

function unsatisfiable(range: string, size: number): Refusal {
  const from = /=(\d+)-/.exec(range)?.[1];
  const detail = `The file has ${size} bytes; the range ${from === undefined ? 'has none of them' : `begins at ${from}`}`;
  return new Refusal(
    refusal('range_not_satisfiable', detail, {
      'Content-Range': `bytes */${size}`,
      'Accept-Ranges': 'bytes',
    }),
  );
}

/** The name in plain letters for old clients, and as it is. @see https://www.rfc-editor.org/rfc/rfc6266 */
function contentDisposition(filename: string): string {
  const plain = filename.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const attachment = `attachment; filename="${plain}"`;
  if (plain === filename) return attachment;
  const encoded = encodeURIComponent(filename.toWellFormed()).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `${attachment}; filename*=UTF-8''${encoded}`;
}
