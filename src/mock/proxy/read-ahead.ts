import type { Readable } from 'node:stream';

/** How much of a stream is held back, and for how long. */
export interface AheadLimits {
  readonly maxBytes: number;
  /** Default: no limit. */
  readonly maxMs?: number;
}

/** All of a stream, or its beginning: the rest is still to come, and the stream is paused. */
export type Ahead =
  | { readonly kind: 'whole'; readonly bytes: Uint8Array }
  | { readonly kind: 'part'; readonly chunks: readonly Uint8Array[]; readonly reason: string };

/**
 * Reads a stream to its end, unless that is too much or takes too long.
 *
 * @throws the stream's error, or that it ended too early
 */
export function readAhead(stream: Readable, { maxBytes, maxMs }: AheadLimits): Promise<Ahead> {
  return new Promise((resolve, reject) => {
    const chunks: Uint8Array[] = [];
    let size = 0;
    const release = () => {
      clearTimeout(timer);
      stream.off('data', onData).off('end', onEnd).off('error', onError).off('close', onClose);
    };
    const stop = (reason: string) => {
      stream.pause();
      release();
      resolve({ kind: 'part', chunks, reason });
    };
    const onData = (chunk: Uint8Array) => {
      chunks.push(chunk);
      size += chunk.length;
      if (size > maxBytes) stop(`it is larger than ${maxBytes} bytes`);
    };
    const onEnd = () => {
      release();
      resolve({ kind: 'whole', bytes: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks) });
    };
    const onError = (error: Error) => {
      release();
      reject(error);
    };
    const onClose = () => onError(new Error('the connection was closed before the end'));
    const timer =
      maxMs === undefined
        ? undefined
        : setTimeout(() => stop(`it was not complete after ${maxMs} ms`), maxMs).unref();
    stream.on('data', onData).on('end', onEnd).on('error', onError).on('close', onClose);
  });
}
