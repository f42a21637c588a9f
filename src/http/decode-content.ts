import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync, zstdDecompressSync } from 'node:zlib';
import type { BodyFault } from './body-reading.ts';

/** The largest body after decompression, in bytes: as large as one that comes as it is. */
const maxDecodedBytes = 10 * 1024 * 1024;

/** More codings than this, one within another, are not undone. */
const maxCodings = 3;

type Decoded =
  | { readonly ok: true; readonly bytes: Uint8Array }
  | { readonly ok: false; readonly fault: BodyFault };

/**
 * Undoes the codings of a `Content-Encoding` header: gzip, deflate, br, zstd.
 *
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-8.4
 */
export function decodeContent(bytes: Uint8Array, encoding: string): Decoded {
  const codings = encoding
    .split(',')
    .map((coding) => coding.trim().toLowerCase())
    .filter((coding) => coding !== '' && coding !== 'identity');
  const unknown = codings.find((coding) => !Object.hasOwn(decoders, coding));
  if (unknown !== undefined || codings.length > maxCodings) {
    const title = 'The coding of the body is not known';
    const detail = `It is "${encoding}"; known are ${Object.keys(decoders).join(', ')}.`;
    return { ok: false, fault: { status: 415, code: 'content-encoding-unknown', title, detail } };
  }
  try {
    return {
      ok: true,
      bytes: codings.reduceRight<Uint8Array>((coded, coding) => decoders[coding]?.(coded) ?? coded, bytes),
    };
  } catch (error) {
    return { ok: false, fault: faultOf(error, encoding) };
  }
}

const limit = { maxOutputLength: maxDecodedBytes };

const decoders: Readonly<Record<string, (bytes: Uint8Array) => Uint8Array>> = {
  gzip: (bytes) => gunzipSync(bytes, limit),
  'x-gzip': (bytes) => gunzipSync(bytes, limit),
  // Some senders leave out the frame that RFC 9110 asks for.
  deflate: (bytes) => ((bytes[0] ?? 0) % 16 === 8 ? inflateSync(bytes, limit) : inflateRawSync(bytes, limit)),
  br: (bytes) => brotliDecompressSync(bytes, limit),
  zstd: (bytes) => zstdDecompressSync(bytes, limit),
};

function faultOf(error: unknown, encoding: string): BodyFault {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') {
    const detail = `Decompressed it has more than ${maxDecodedBytes} bytes.`;
    return { status: 413, code: 'body-too-large', title: 'The request body is too large', detail };
  }
  const title = 'The request body cannot be decompressed';
  const reason = error instanceof Error ? error.message : String(error);
  return {
    status: 400,
    code: 'malformed-encoding',
    title,
    detail: `It is not what "Content-Encoding: ${encoding}" says: ${reason}.`,
  };
}
