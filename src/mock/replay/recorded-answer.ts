import { findResponse } from '../../contract/find-response.ts';
import { ownValueAt } from '../../document/pointer.ts';
import { bodyFormatOf } from '../../http/media-type.ts';
import { redacted } from '../../http/redact-text.ts';
import type { Model, Operation } from '../../model/model.ts';
import { ReplyHeaders, violationsHeader } from '../answer/reply.ts';
import { type HeaderValues, headerValue, type Violation } from '../exchange.ts';
import { answerCheckOf } from '../proxy/check-answer.ts';
import type { ReplayedExchange } from './recorded-exchange.ts';
import type { Replayed } from './replay.ts';

/** Where an answer comes from: `entry 3 of shop.har`. */
export interface AnswerOrigin {
  readonly model: Model;
  readonly operation: Operation;
  /** The recording's name. */
  readonly recording: string;
}

/**
 * The recorded answer as it is given again, with what of it breaks the document now.
 *
 * One whose body was not recorded keeps its status and headers; its body is the document's.
 */
export function recordedAnswer(
  { model, operation, recording }: AnswerOrigin,
  { number, exchange, hasResponseBody }: ReplayedExchange,
): Replayed {
  const { status, body: bytes } = exchange.response;
  const because = `entry ${number} of ${recording}`;
  const headers = headersOf(exchange.response.headers);
  if (!hasResponseBody && findResponse(operation, status)) {
    const own = Object.keys(headers).map((name) => [name, headerValue(headers, name)]);
    const why = `${because}, which lacks the body`;
    return { kind: 'directed', directed: { status, headers: Object.fromEntries(own), because: why } };
  }
  const violations = violationsOf(model, operation, { status, headers, bytes, hasResponseBody });
  return {
    kind: 'answer',
    answer: {
      status,
      headers: {
        ...(violations.length > 0 && { 'sl-violations': violationsHeader(violations) }),
        ...headers,
      },
      body: bytes.length === 0 ? undefined : shownBody(bytes, headerValue(headers, 'content-type') ?? ''),
      violations,
      source: { kind: 'behaviour', because, repaired: false },
    },
  };
}

/** Of one connection, of the recorder, or known only when the answer is sent. */
const leftOut: ReadonlySet<string> = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'sl-violations',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Those that can be sent, names in lower case; a recording can come from anyone. */
function headersOf(list: ReplayedExchange['exchange']['response']['headers']): HeaderValues {
  const lines = new Map<string, string[]>();
  for (const [name, value] of list) {
    const lower = name.toLowerCase();
    if (!leftOut.has(lower)) lines.set(lower, [...(lines.get(lower) ?? []), value]);
  }
  const headers = new ReplyHeaders();
  for (const [name, values] of lines) {
    try {
      headers.set(name, values.length === 1 ? values[0] : values);
    } catch {
      // Node refuses a name or value that HTTP cannot carry: the answer comes without it.
    }
  }
  return headers.toValues();
}

/** Text is a string, as other answers have it. */
function shownBody(bytes: Uint8Array, mediaType: string): Uint8Array | string {
  const format = mediaType === '' ? 'binary' : bodyFormatOf(mediaType);
  if (format === 'binary' || format === 'multipart' || /charset=(?!"?utf-?8)/i.test(mediaType)) return bytes;
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return bytes;
  }
}

interface CheckedAnswer {
  readonly status: number;
  readonly headers: HeaderValues;
  readonly bytes: Uint8Array;
  readonly hasResponseBody: boolean;
}

/** Not of what stands in the place of a secret: the server sent something else. */
function violationsOf(
  model: Model,
  operation: Operation,
  { status, headers, bytes, hasResponseBody }: CheckedAnswer,
): readonly Violation[] {
  const check = answerCheckOf(model, operation, { status, headers, isHead: operation.method === 'head' });
  const found = check.violations(hasResponseBody ? bytes : { unread: 'it was not recorded' });
  if (found.length === 0) return found;
  const text = Buffer.from(bytes).toString();
  const value = text.includes(redacted) ? parsed(text) : undefined;
  return found.filter(({ location: [, place, ...path] }) => {
    if (place === 'header') return !headerValue(headers, path[0] ?? '')?.includes(redacted);
    return !isHidden(place === 'body' ? ownValueAt(value, path) : undefined);
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isHidden(value: unknown): boolean {
  return typeof value === 'string' && value.includes(redacted);
}
