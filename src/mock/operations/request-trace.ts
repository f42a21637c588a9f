import type { RequestEvent } from '../events.ts';
import { type HeaderValues, headerValue } from '../exchange.ts';

/** What ties a request to what is logged of it, and to what is sent because of it. */
export interface RequestTrace {
  /** The sender's `X-Request-Id`, or one that was made. */
  readonly requestId: string;
  /** Of W3C Trace Context, 32 hexadecimal digits; undefined where nobody traces the request. */
  readonly traceId: string | undefined;
  /** What requests carry that follow from this one: `traceparent` and `tracestate`, in lower case. */
  readonly passedOn: Readonly<Record<string, string>>;
  /** Told how the request was answered; undefined where no span is open. */
  readonly end?: (event: RequestEvent) => void;
}

/** Begins to trace a request. @param headers names in lower case */
export type TraceRequest = (headers: HeaderValues) => RequestTrace;

/** Where a request comes from, by its `traceparent`. */
export interface TraceParent {
  readonly traceId: string;
  readonly spanId: string;
  /** The last bit says whether the sender records the trace. */
  readonly flags: number;
}

/** The most characters of a `tracestate` that are passed on. */
const maxTraceState = 512;

/**
 * The sender's place in its trace; undefined where the header is missing or is not one.
 *
 * @see https://www.w3.org/TR/trace-context/#traceparent-header
 */
export function readTraceParent(text: string | undefined): TraceParent | undefined {
  const match =
    text === undefined ? null : /^([\da-f]{2})-([\da-f]{32})-([\da-f]{16})-([\da-f]{2})(-|$)/.exec(text);
  if (!match) return undefined;
  const [, version = '', traceId = '', spanId = '', flags = '', end] = match;
  // Only later versions may say more.
  if (version === 'ff' || (version === '00' && end === '-')) return undefined;
  if (/^0+$/.test(traceId) || /^0+$/.test(spanId)) return undefined;
  return { traceId, spanId, flags: Number.parseInt(flags, 16) };
}

/** The sender's `tracestate`; undefined where there is none, or one too long to be passed on. */
export function readTraceState(headers: HeaderValues): string | undefined {
  const state = headerValue(headers, 'tracestate');
  return state === undefined || state === '' || state.length > maxTraceState ? undefined : state;
}

/** The sender's `X-Request-Id` where it is an id, else one that is made. */
export function requestIdOf(headers: HeaderValues, makeId: () => string): string {
  const sent = headerValue(headers, 'x-request-id');
  // What is logged and sent back is not trusted: no line breaks, no texts without end.
  return sent !== undefined && /^[\w.:/+=@-]{1,128}$/.test(sent) ? sent : makeId();
}

/** Traces without spans of its own: the sender's trace is named in the log and passed on as it is. */
export function traceWithoutSpans(makeId: () => string): TraceRequest {
  return (headers) => {
    const parent = readTraceParent(headerValue(headers, 'traceparent'));
    return {
      requestId: requestIdOf(headers, makeId),
      traceId: parent?.traceId,
      passedOn: passedOnTrace(headers),
    };
  };
}

/** What of the sender's trace goes on to others as it is. @param headers names in lower case */
export function passedOnTrace(headers: HeaderValues): Readonly<Record<string, string>> {
  const traceparent = headerValue(headers, 'traceparent');
  if (traceparent === undefined || !readTraceParent(traceparent)) return {};
  const tracestate = readTraceState(headers);
  return { traceparent, ...(tracestate !== undefined && { tracestate }) };
}
