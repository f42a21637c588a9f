import { type Clock, sleep, systemClock } from '../policies/clock.ts';
import { retryAfterMs } from '../policies/retry-after.ts';
import { releaseBody } from '../release-body.ts';
import { transientStatuses } from '../transient.ts';
import { parseContentRange } from './content-range.ts';
import { type DigestOptions, digestIn } from './digest.ts';

/** Asks for the file: a call of a generated client, or `fetch`. What it is handed goes into the request. */
export type OpenDownload = (init: {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}) => Promise<Response | { readonly response: Response }>;

/** The beginning of a file that is there already. Its bytes are not given again; a digest's hash has to know them. */
export interface DownloadedPart {
  /** In bytes. */
  readonly received: number;
  /** The version that `onProgress` told: without one, nobody knows whether it is the same file. */
  readonly version: string;
}

/** How a file is downloaded. */
export interface DownloadOptions {
  readonly signal?: AbortSignal | undefined;
  /**
   * Told of the bytes so far, of how many there are where the server says, and of the file's version where it has one: what
   * `from` takes.
   */
  readonly onProgress?:
    | ((received: number, total: number | undefined, version: string | null) => void)
    | undefined;
  /** Goes on behind what an earlier download has left, of another process say. Default: from the beginning. */
  readonly from?: DownloadedPart | undefined;
  /** Checked when all is there. Default: only the length is. */
  readonly digest?: DigestOptions | undefined;
  /** Breaks in a row, without a byte between them, that are gone on behind. Default: 5. */
  readonly maxFailures?: number | undefined;
  /**
   * The longest `Retry-After` that is waited for, in milliseconds. Default: 300,000 (five minutes). A longer one ends the
   * download with a `DownloadError`.
   */
  readonly maxRetryAfterMs?: number | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
}

/** The file cannot be had whole: refused, changed in between, or not what its length or digest says. */
export class DownloadError extends Error {
  override readonly name = 'DownloadError';
  readonly response: Response;

  constructor(message: string, response: Response) {
    super(message);
    this.response = response;
  }
}

/** What is known of the file. */
interface Progress {
  received: number;
  total: number | undefined;
  /** What tells one version of the file from another. */
  version: string | null | undefined;
  first: Response | undefined;
}

const firstWaitMs = 500;

/**
 * The bytes of a file as they come in, over as many requests as it takes: behind a break it goes on with `Range`, and
 * `If-Range` where the file has a version. Length and digest are checked at the end: until then nothing that was
 * written is known to be right.
 *
 * @throws DownloadError for a refusal, a file that has changed in between, a wrong length or digest
 * @throws what the last request broke with, after `maxFailures` of them; the reason of `signal`
 * @throws what `onProgress` or the digest's hash throws
 * @throws RangeError for a `from` that is none
 * @see https://www.rfc-editor.org/rfc/rfc9110#section-14
 * @example
 * const open = (init) => client.downloadDataset({ path: { id }, parseAs: 'stream', ...init });
 * await pipeline(download(open), createWriteStream('dataset.csv'));
 */
export async function* download(
  open: OpenDownload,
  options: DownloadOptions = {},
): AsyncGenerator<Uint8Array, undefined> {
  const { digest } = options;
  const progress = progressFrom(options.from);
  // What goes wrong out here is no break: behind one, bytes that nobody got would not be asked for again.
  for await (const bytes of bytesBehind(progress, open, options)) {
    digest?.hash.update(bytes);
    options.onProgress?.(progress.received, progress.total, progress.version ?? null);
    yield bytes;
  }
  if (digest && progress.first) checkDigest(digest, progress.first);
}

/** What is not there yet, over as many requests as it takes. */
async function* bytesBehind(
  progress: Progress,
  open: OpenDownload,
  { signal = new AbortController().signal, clock = systemClock, ...options }: DownloadOptions,
): AsyncGenerator<Uint8Array, undefined> {
  for (let failures = 0; ; ) {
    signal.throwIfAborted();
    let asked: number | undefined;
    try {
      const response = await request(open, progress, signal);
      if (isWhole(response, progress)) {
        progress.first ??= response;
        void releaseBody(response);
        return;
      }
      const skip = begin(response, progress);
      for await (const bytes of bytesOf(response, skip)) {
        [failures, progress.received] = [0, progress.received + bytes.length];
        yield bytes;
      }
      if (progress.total === undefined || progress.received === progress.total) return;
      if (progress.received > progress.total) throw wrongLength(progress, response);
      throw new Break(`the file ended after ${progress.received} of ${progress.total} bytes`, response);
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      if (error instanceof Break) asked = askedBy(error, clock.now(), options.maxRetryAfterMs ?? 300_000);
      const isFinal = error instanceof DownloadError && !(error instanceof Break);
      if (isFinal || failures > (options.maxFailures ?? 5)) throw error;
    }
    await sleep(clock, asked ?? firstWaitMs * 2 ** (failures - 1), signal);
  }
}

function progressFrom(part: DownloadedPart | undefined): Progress {
  const { received = 0, version } = part ?? {};
  if (!Number.isSafeInteger(received) || received < 0 || (received > 0 && !version))
    throw new RangeError(
      'from is { received, version }: a whole number of bytes, and the version that onProgress told',
    );
  return { received, total: undefined, version: received > 0 ? version : undefined, first: undefined };
}

/** A failure that another request may get over. */
class Break extends DownloadError {}

/** How long the server asks to be left alone, in milliseconds. @throws DownloadError where that is too long */
function askedBy({ message, response }: Break, now: number, mostMs: number): number | undefined {
  const askedMs = retryAfterMs(response.headers, now);
  if (askedMs === undefined || askedMs <= mostMs) return askedMs;
  const limit = `which is more than ${mostMs} ms (maxRetryAfterMs)`;
  throw new DownloadError(`${message} with a Retry-After of ${askedMs} ms, ${limit}`, response);
}

async function request(open: OpenDownload, progress: Progress, signal: AbortSignal): Promise<Response> {
  const { received, version } = progress;
  const range = {
    range: `bytes=${received}-`,
    ...(typeof version === 'string' && { 'if-range': version }),
  };
  // Ranges and lengths are those of what is sent: compressed, they would be others.
  const isPlain = !progress.first?.headers.has('content-encoding');
  const headers = { 'accept-encoding': 'identity', ...(received > 0 && isPlain && range) };
  const opened = await open({ headers, signal });
  const response = opened instanceof Response ? opened : opened.response;
  if (transientStatuses.has(response.status)) {
    void releaseBody(response);
    throw new Break(`the file was answered ${response.status}`, response);
  }
  return response;
}

/** A range behind the last byte cannot be had: then it was the last one. */
function isWhole({ status, headers }: Response, { received }: Progress): boolean {
  return (
    status === 416 && received > 0 && parseContentRange(headers.get('content-range'))?.total === received
  );
}

/** Takes up an answer; gives how many of its bytes are there already. */
function begin(response: Response, progress: Progress): number {
  const { status, ok, headers } = response;
  if (!ok) throw new DownloadError(`the file was answered ${status}`, response);
  const version = versionOf(headers);
  const isPart = status === 206;
  const range = isPart ? parseContentRange(headers.get('content-range')) : undefined;
  const isPacked = headers.has('content-encoding');
  if (!progress.first) {
    const length = isPart || isPacked ? null : headers.get('content-length');
    progress.first = response;
    progress.total = range?.total ?? (length === null ? undefined : Number(length));
    if (progress.received === 0) {
      progress.version = version;
      return 0;
    }
  }
  // A part that `If-Range` was asked for with need not repeat what the version was told by.
  const isVersion = version === progress.version || (isPart && version === null);
  const isLength = progress.total === undefined || (range?.total ?? progress.total) === progress.total;
  if (range?.first === progress.received && isVersion && isLength && !isPacked) {
    progress.total ??= range.total;
    return 0;
  }
  // The whole file again: of the same version, what is there already is left out.
  if (!isPart && isVersion && version !== null) return progress.received;
  void releaseBody(response);
  throw new DownloadError(
    `the file cannot be read on after ${progress.received} bytes: it has changed, or the server sends no ranges`,
    response,
  );
}

/** What may stand in `If-Range`: a weak tag may not. */
function versionOf(headers: Headers): string | null {
  const tag = headers.get('etag');
  return tag?.startsWith('"') ? tag : headers.get('last-modified');
}

async function* bytesOf({ body }: Response, skip: number): AsyncGenerator<Uint8Array, undefined> {
  const reader = body?.getReader();
  let left = skip;
  try {
    for (;;) {
      const part = await reader?.read();
      if (!part || part.done) return;
      const bytes = part.value.subarray(left);
      left = Math.max(0, left - part.value.length);
      if (bytes.length > 0) yield bytes;
    }
  } finally {
    void reader?.cancel().catch(() => undefined);
  }
}

function wrongLength({ received, total }: Progress, response: Response): DownloadError {
  return new DownloadError(`the file has more than its ${total} bytes: ${received}`, response);
}

function checkDigest({ hash, algorithm = 'sha-256', expected }: DigestOptions, first: Response): void {
  const wanted = expected ?? digestIn(first.headers.get('repr-digest'), algorithm);
  const found = hash.digest('base64');
  if (found === wanted) return;
  const said = wanted === undefined ? 'is told nowhere' : `should be ${wanted}`;
  throw new DownloadError(`the file's ${algorithm} digest ${said}; it is ${found}`, first);
}
