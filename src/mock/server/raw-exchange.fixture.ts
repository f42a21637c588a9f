import { once } from 'node:events';
import { connect } from 'node:net';

/** One answer on a connection, as it was sent. */
export interface RawResponse {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/**
 * Sends bytes on a connection of their own, ends the sending side, and collects what comes back until the end.
 *
 * @param meanwhile awaited between the halves of the bytes, where it is given: for what must work in the meantime
 */
export async function sendRaw(
  url: string,
  bytes: Uint8Array | string,
  meanwhile?: () => Promise<unknown>,
): Promise<Buffer> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const received: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => received.push(chunk));
  // The server may close a connection on which more is sent.
  socket.on('error', () => {});
  const closed = new Promise<void>((resolve) => socket.on('close', () => resolve()));
  await once(socket, 'connect');
  const buffer = Buffer.from(bytes);
  const half = meanwhile ? Math.floor(buffer.length / 2) : buffer.length;
  socket.write(buffer.subarray(0, half));
  if (meanwhile) {
    await meanwhile();
    socket.write(buffer.subarray(half));
  }
  socket.end();
  await closed;
  return Buffer.concat(received);
}

/**
 * Reads bytes as a sequence of answers, to the last byte.
 *
 * @param isHead whether the answers are to HEAD requests, and end with their headers
 * @throws Error where they are none
 * @see https://www.rfc-editor.org/rfc/rfc9112#section-6.3
 */
export function parseResponses(bytes: Buffer, isHead = false): readonly RawResponse[] {
  const responses: RawResponse[] = [];
  for (let rest = bytes; rest.length > 0; ) {
    const end = rest.indexOf('\r\n\r\n');
    if (end < 0) throw new Error(`headers without an end: ${JSON.stringify(rest.toString('latin1'))}`);
    const [first = '', ...lines] = rest.subarray(0, end).toString('latin1').split('\r\n');
    const status = /^HTTP\/1\.1 ([1-5]\d\d) [\t\x20-\x7e]*$/.exec(first)?.[1];
    if (status === undefined) throw new Error(`no status line: ${JSON.stringify(first)}`);
    const headers = new Map(lines.map(parseHeader));
    const isEmpty = isHead || status.startsWith('1') || status === '204' || status === '304';
    const { body, length } = isEmpty
      ? { body: Buffer.alloc(0), length: 0 }
      : readBody(rest.subarray(end + 4), headers);
    responses.push({ status: Number(status), headers, body });
    rest = rest.subarray(end + 4 + length);
  }
  return responses;
}

function parseHeader(line: string): [string, string] {
  const match = /^([!#$%&'*+.^_`|~0-9A-Za-z-]+):[ \t]*([\t\x20-\x7e\x80-\xff]*)$/.exec(line);
  if (!match?.[1]) throw new Error(`no header: ${JSON.stringify(line)}`);
  return [match[1].toLowerCase(), match[2] ?? ''];
}

function readBody(rest: Buffer, headers: ReadonlyMap<string, string>): { body: Buffer; length: number } {
  if (headers.get('transfer-encoding') === 'chunked') return readChunks(rest);
  const text = headers.get('content-length');
  // Without a length, the body ends with the connection.
  if (text === undefined) return { body: rest, length: rest.length };
  const length = Number(text);
  if (!/^\d+$/.test(text) || rest.length < length) {
    throw new Error(`a length of ${text} before ${rest.length} bytes`);
  }
  return { body: rest.subarray(0, length), length };
}

function readChunks(rest: Buffer): { body: Buffer; length: number } {
  const chunks: Buffer[] = [];
  for (let offset = 0; ; ) {
    const end = rest.indexOf('\r\n', offset);
    const size = end < 0 ? Number.NaN : Number.parseInt(rest.subarray(offset, end).toString('latin1'), 16);
    const next = end + 2 + size + 2;
    if (!(next <= rest.length)) throw new Error('a chunk without an end');
    if (size === 0) return { body: Buffer.concat(chunks), length: next };
    chunks.push(rest.subarray(end + 2, end + 2 + size));
    offset = next;
  }
}
