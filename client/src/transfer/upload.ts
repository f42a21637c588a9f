import { multipartBlob } from './multipart.ts';

/** Sends the request: a call of a generated client, or `fetch` with a method. What it is handed goes into it. */
export type SendUpload<Content, Result> = (init: {
  readonly body: Content | ReadableStream<Uint8Array>;
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}) => Promise<Result>;

/** How something is uploaded. */
export interface UploadOptions {
  /** Told of the bytes handed to the connection so far, and of how many there are: at the start 0, at the end all. */
  readonly onProgress?: ((sent: number, total: number) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Whether `fetch` sends streams here. Default: found out; Firefox, Safari and HTTP/1.1 in Chrome do not. */
  readonly canStream?: boolean | undefined;
  /** What stands between the parts of a form. Default: random. */
  readonly boundary?: string | undefined;
}

/**
 * Uploads a form or a file as it is read, and tells how far it is: a file that `openAsBlob` of `node:fs` opens is never
 * in memory as a whole.
 *
 * It is sent once: policies do not repeat a body that is a stream. Where `fetch` cannot send streams, the platform
 * sends the content by itself, and between start and end no progress is told.
 *
 * @returns what `send` resolves to
 * @throws what `send` throws; the reason of `signal`
 * @example
 * const form = new FormData();
 * form.append('file', await openAsBlob('dataset.csv', { type: 'text/csv' }), 'dataset.csv');
 * const result = await upload((init) => client.uploadDataset(init), form, { onProgress });
 */
export async function upload<Content extends FormData | Blob, Result>(
  send: SendUpload<Content, Result>,
  content: Content,
  options: UploadOptions = {},
): Promise<Result> {
  const { signal, onProgress, boundary = `concordat-${randomHex()}` } = options;
  signal?.throwIfAborted();
  const blob = content instanceof Blob ? content : multipartBlob(content, boundary);
  const { size } = blob;
  const given = signal && { signal };
  onProgress?.(0, size);
  if (!(options.canStream ?? canStream())) {
    const result = await send({ body: content, headers: {}, ...given });
    onProgress?.(size, size);
    return result;
  }
  const headers = {
    'content-type': blob.type === '' ? 'application/octet-stream' : blob.type,
    // Servers that know how much comes can refuse it at once. Browsers write it themselves, or leave it out.
    'content-length': String(size),
  };
  return send({ body: blob.stream().pipeThrough(counting(size, onProgress)), headers, ...given });
}

function counting(total: number, onProgress: UploadOptions['onProgress']) {
  let sent = 0;
  return new TransformStream<Uint8Array<ArrayBuffer>, Uint8Array<ArrayBuffer>>({
    transform(bytes, controller) {
      controller.enqueue(bytes);
      sent += bytes.length;
      onProgress?.(sent, total);
    },
  });
}

/** Who sends streams asks for `duplex`, and writes no content type, as for the text that others make of it. */
function canStream(): boolean {
  let isAsked = false;
  const init = {
    method: 'POST',
    body: new ReadableStream(),
    get duplex() {
      isAsked = true;
      return 'half';
    },
  };
  return !new Request('http://localhost', init).headers.has('content-type') && isAsked;
}

function randomHex(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16)).join('');
}
