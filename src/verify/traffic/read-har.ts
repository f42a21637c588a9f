import type { Exchange, WireRequest } from '../../contract/exchange.ts';
import { isObject } from '../../model/values.ts';

/** One exchange of a recording. */
export interface RecordedExchange {
  /** Its place in the file, from 1. */
  readonly number: number;
  readonly exchange: Exchange;
  /** Whether the recording has the bodies: not every recorder keeps them. */
  readonly hasRequestBody: boolean;
  readonly hasResponseBody: boolean;
}

/** What a recording holds, or why it is none. */
export type ReadHar =
  | {
      readonly ok: true;
      readonly exchanges: readonly RecordedExchange[];
      /** Entries without an answer, and those that cannot be read. */
      readonly incomplete: number;
    }
  /** One sentence without the file's name. */
  | { readonly ok: false; readonly reason: string };

const maxEntries = 200_000;

/**
 * Reads an HTTP Archive as browsers, proxies and mocks write it.
 *
 * @param json the parsed file, which may come from anyone
 * @see http://www.softwareishard.com/blog/har-12-spec/
 */
export function readHar(json: unknown): ReadHar {
  const log = isObject(json) ? json.log : undefined;
  const entries = isObject(log) ? log.entries : undefined;
  if (!Array.isArray(entries)) return { ok: false, reason: 'it has no list "log.entries"' };
  if (entries.length > maxEntries) return { ok: false, reason: `it has more than ${maxEntries} entries` };
  const exchanges = entries.flatMap((entry: unknown, index) => {
    const read = readEntry(entry, index + 1);
    return read ? [read] : [];
  });
  return { ok: true, exchanges, incomplete: entries.length - exchanges.length };
}

function readEntry(entry: unknown, number: number): RecordedExchange | undefined {
  if (!isObject(entry) || !isObject(entry.request) || !isObject(entry.response)) return undefined;
  const { method, url } = entry.request;
  const { status } = entry.response;
  if (typeof method !== 'string' || typeof url !== 'string' || !URL.canParse(url)) return undefined;
  // Status 0 stands for a request that was given up.
  if (typeof status !== 'number' || !Number.isInteger(status) || status < 100 || status > 999)
    return undefined;
  const sent = requestBodyOf(entry.request);
  const came = responseBodyOf(entry.response);
  const startedMs =
    typeof entry.startedDateTime === 'string' ? Date.parse(entry.startedDateTime) : Number.NaN;
  const exchange: Exchange = {
    request: {
      method: method.toUpperCase(),
      url,
      headers: headersOf(entry.request.headers),
      body: sent.bytes,
    },
    response: {
      status,
      // Bodies are recorded decoded.
      headers: headersOf(entry.response.headers).filter(([name]) => !codings.has(name.toLowerCase())),
      body: came.bytes ?? new Uint8Array(),
    },
    durationMs: typeof entry.time === 'number' && entry.time >= 0 ? entry.time : 0,
    ...(!Number.isNaN(startedMs) && { startedMs }),
  };
  return { number, exchange, hasRequestBody: sent.isKnown, hasResponseBody: came.isKnown };
}

const codings: ReadonlySet<string> = new Set(['content-encoding', 'transfer-encoding', 'content-length']);

/** Without `:authority` and the like, which are HTTP/2's. */
function headersOf(list: unknown): WireRequest['headers'] {
  if (!Array.isArray(list)) return [];
  return list.flatMap((one: unknown): (readonly [string, string])[] => {
    if (!isObject(one) || typeof one.name !== 'string' || typeof one.value !== 'string') return [];
    return one.name === '' || one.name.startsWith(':') ? [] : [[one.name, one.value]];
  });
}

interface RecordedBody {
  readonly bytes: Uint8Array | undefined;
  readonly isKnown: boolean;
}

const nothingSent: RecordedBody = { bytes: undefined, isKnown: true };
const notKept: RecordedBody = { bytes: undefined, isKnown: false };

function requestBodyOf({ postData, bodySize }: Record<string, unknown>): RecordedBody {
  if (!isObject(postData)) return typeof bodySize === 'number' && bodySize > 0 ? notKept : nothingSent;
  const { text, params, mimeType, comment } = postData;
  if (typeof text === 'string' && text !== '') {
    return { bytes: comment === 'base64' ? Buffer.from(text, 'base64') : Buffer.from(text), isKnown: true };
  }
  // A recorder that withholds a body says how long it was.
  if (!Array.isArray(params) && typeof bodySize === 'number' && bodySize > 0) return notKept;
  const isForm = typeof mimeType === 'string' && /^application\/x-www-form-urlencoded/i.test(mimeType);
  if (!Array.isArray(params) || params.length === 0) return nothingSent;
  return isForm ? { bytes: Buffer.from(formOf(params)), isKnown: true } : notKept;
}

function formOf(params: readonly unknown[]): string {
  const form = new URLSearchParams();
  for (const one of params) {
    if (isObject(one) && typeof one.name === 'string')
      form.append(one.name, typeof one.value === 'string' ? one.value : '');
  }
  return form.toString();
}

function responseBodyOf({ content, bodySize }: Record<string, unknown>): RecordedBody {
  const { text, encoding, size } = isObject(content) ? content : {};
  if (typeof text === 'string' && text !== '')
    return { bytes: Buffer.from(text, encoding === 'base64' ? 'base64' : 'utf8'), isKnown: true };
  const isEmpty = size === 0 || bodySize === 0 || (size === undefined && bodySize === undefined);
  return isEmpty ? nothingSent : notKept;
}
