import { isAscii } from 'node:buffer';
import type { Model, Operation } from '../../model/model.ts';
import type { AnswerSource } from '../engine.ts';
import type { HeaderValues, MockRequest, MockResponse, Violation } from '../exchange.ts';

/** An API whose exchanges are recorded. */
export interface JournalApi {
  readonly name: string;
  readonly model: Model;
}

/** One exchange, as the mock hands it over; nothing of it is changed afterwards. */
export interface JournalRecord {
  /** Empty for those who name none. */
  readonly session: string;
  /** The time of the session's world when the request came, in milliseconds since 1970. */
  readonly timeMs: number;
  readonly durationMs: number;
  /** The API's name; undefined where none was found. */
  readonly api: string | undefined;
  readonly operation: Operation | undefined;
  readonly request: MockRequest;
  readonly response: MockResponse;
  readonly violations: readonly Violation[];
  /** What the answer was made from. */
  readonly source?: AnswerSource | undefined;
  /** What decided on the answer: `created jobs/7`. */
  readonly because?: string | undefined;
}

/** What is kept of an exchange: names instead of models, so that a document that is read anew can go. */
export interface JournalEntry {
  /** Counted from 1. */
  readonly id: number;
  readonly session: string;
  readonly timeMs: number;
  readonly durationMs: number;
  readonly api: string | undefined;
  /** The operation's name. */
  readonly operation: string | undefined;
  readonly method: string;
  readonly target: string;
  readonly requestHeaders: HeaderValues;
  readonly requestBody: KeptBody;
  readonly status: number;
  readonly responseHeaders: HeaderValues;
  readonly responseBody: KeptBody;
  readonly violations: readonly Violation[];
  readonly source: AnswerSource | undefined;
  readonly because: string | undefined;
  /** About how much memory it takes, in bytes. */
  readonly size: number;
}

/** A number for a body that was too large to be kept: how many bytes, or characters of a text, it had. */
export type KeptBody = Uint8Array | string | undefined | number;

/** What an entry takes beside its texts and bodies. */
const fixedSize = 1000;

/** The entry of an exchange: refers to its headers and bodies, and copies none that stand for themselves. */
export function entryOf(id: number, record: JournalRecord, maxBodyBytes: number): JournalEntry {
  const { request, response } = record;
  const requestBody = keptBody(request.body, maxBodyBytes);
  const responseBody = keptBody(response.body, maxBodyBytes);
  return {
    id,
    session: record.session,
    timeMs: record.timeMs,
    durationMs: record.durationMs,
    api: record.api,
    operation: record.operation?.name,
    method: request.method,
    target: request.target,
    requestHeaders: request.headers,
    requestBody,
    status: response.status,
    responseHeaders: response.headers,
    responseBody,
    violations: record.violations,
    source: record.source,
    because: record.because,
    size:
      fixedSize +
      request.target.length +
      sizeOfHeaders(request.headers) +
      sizeOfHeaders(response.headers) +
      sizeOf(requestBody) +
      sizeOf(responseBody) +
      200 * record.violations.length,
  };
}

function keptBody(body: Uint8Array | string | undefined, maxBodyBytes: number): KeptBody {
  if (body === undefined) return undefined;
  if (body.length > maxBodyBytes) return body.length;
  if (typeof body === 'string' || body.buffer.byteLength <= body.length + 16_384) return body;
  // A few bytes of a large buffer would keep all of it; what `slice` gives of a Buffer is still a part of it. As text
  // they take less time than as bytes of their own, and are the same where all of it is ASCII.
  return isAscii(body)
    ? Buffer.from(body.buffer, body.byteOffset, body.length).toString('latin1')
    : new Uint8Array(body);
}

/** Of a text two bytes a character, which is the most. */
function sizeOf(body: KeptBody): number {
  if (body === undefined || typeof body === 'number') return 0;
  return typeof body === 'string' ? 2 * body.length : body.length;
}

function sizeOfHeaders(headers: HeaderValues): number {
  let size = 0;
  for (const name in headers) {
    const value = headers[name];
    size += name.length + (typeof value === 'string' ? value.length : String(value).length);
  }
  return size;
}
