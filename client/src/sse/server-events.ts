import { type Clock, sleep, systemClock } from '../policies/clock.ts';
import { retryAfterMs } from '../policies/retry-after.ts';
import { releaseBody } from '../release-body.ts';
import { transientStatuses } from '../transient.ts';
import { createEventParser, type EventParser, type ServerEvent } from './event-parser.ts';

/** Opens the stream: a call of a generated client, or `fetch`. What it is handed goes into the request. */
export type OpenStream = (init: {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
}) => Promise<Response | { readonly response: Response }>;

/** How a stream is read. */
export interface ServerEventsOptions {
  /** Ends the reading: the loop throws its reason. */
  readonly signal?: AbortSignal | undefined;
  /** The event to begin behind. Default: with what the server sends first. */
  readonly lastEventId?: string | undefined;
  /** How long to wait before connecting again, in milliseconds; the server may say otherwise. Default: 3,000. */
  readonly retryMs?: number | undefined;
  /**
   * The longest wait that a server may ask for, in milliseconds. Default: 300,000 (five minutes).
   *
   * A longer `Retry-After` ends the reading with an `EventStreamError`; of a longer `retry` this much is waited.
   */
  readonly maxRetryAfterMs?: number | undefined;
  /** Connections that may fail, one behind the other. Default: 10. */
  readonly maxFailures?: number | undefined;
  /** Characters that one event may have. Default: 1,000,000. */
  readonly maxEventLength?: number | undefined;
  /** Default: the system's. */
  readonly clock?: Clock | undefined;
  /** From 0 to 1, so that clients do not come back all at once. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
}

/** The stream cannot be read: refused, or no event stream. */
export class EventStreamError extends Error {
  override readonly name = 'EventStreamError';
  readonly response: Response;

  constructor(message: string, response: Response) {
    super(message);
    this.response = response;
  }
}

const longestWaitMs = 30_000;

/**
 * The events of a stream, over as many connections as it takes: when one ends or breaks, the next goes on behind the
 * last event that was read (`Last-Event-ID`). It ends where the server answers 204.
 *
 * @throws EventStreamError where the server refuses, or answers something else
 * @throws the reason of `signal`, or what the last of `maxFailures` connections failed with
 * @see https://html.spec.whatwg.org/multipage/server-sent-events.html
 * @example
 * const open = (init) => client.watchJob({ path: { id: 7 }, parseAs: 'stream', ...init });
 * for await (const event of serverEvents(open)) console.log(event.type, JSON.parse(event.data));
 */
export async function* serverEvents(
  open: OpenStream,
  options: ServerEventsOptions = {},
): AsyncGenerator<ServerEvent, undefined> {
  const { signal = new AbortController().signal, maxFailures = 10, clock = systemClock } = options;
  const { maxRetryAfterMs = 300_000 } = options;
  let [lastEventId, retryMs, failures] = [options.lastEventId ?? '', options.retryMs ?? 3000, 0];
  for (;;) {
    signal.throwIfAborted();
    const parser = createEventParser(lastEventId, options.maxEventLength ?? 1_000_000);
    let asked: number | undefined;
    try {
      const response = await connect(open, lastEventId, signal);
      if (response.status === 204) return;
      if (transientStatuses.has(response.status)) {
        asked = retryAfterMs(response.headers, clock.now());
        void releaseBody(response);
        throw busy(response, asked, maxRetryAfterMs);
      }
      for await (const event of eventsIn(response, parser, signal)) {
        failures = 0;
        yield event;
      }
    } catch (error) {
      signal.throwIfAborted();
      failures += 1;
      const isFinal =
        error instanceof RangeError || (error instanceof EventStreamError && !(error instanceof BusyError));
      if (isFinal || failures > maxFailures) throw error;
    }
    lastEventId = parser.lastEventId;
    if (parser.retryMs !== undefined) retryMs = Math.min(parser.retryMs, maxRetryAfterMs);
    const spread = failures === 0 ? 1 : 2 ** (failures - 1) * (1 + (options.random ?? Math.random)() / 2);
    // What the server asks for is the least.
    const wait = Math.max(retryMs, Math.min(retryMs * spread, longestWaitMs));
    await sleep(clock, asked ?? wait, signal);
  }
}

/** An answer that another try may not get. */
class BusyError extends EventStreamError {}

function busy(response: Response, askedMs = 0, mostMs: number): EventStreamError {
  const said = `the event stream was answered ${response.status}`;
  if (askedMs <= mostMs) return new BusyError(said, response);
  const limit = `which is more than ${mostMs} ms (maxRetryAfterMs)`;
  return new EventStreamError(`${said} with a Retry-After of ${askedMs} ms, ${limit}`, response);
}

async function connect(open: OpenStream, lastEventId: string, signal: AbortSignal): Promise<Response> {
  const id = lastEventId === '' ? {} : { 'last-event-id': lastEventId };
  const opened = await open({ headers: { accept: 'text/event-stream', ...id }, signal });
  const response = opened instanceof Response ? opened : opened.response;
  const { status, ok, headers } = response;
  if (status === 204 || transientStatuses.has(status)) return response;
  if (!ok) throw new EventStreamError(`the event stream was answered ${status}`, response);
  const type = headers.get('content-type') ?? 'nothing';
  if (!/^text\/event-stream\s*(?:;|$)/i.test(type)) {
    void releaseBody(response);
    throw new EventStreamError(`expected text/event-stream, got ${type}`, response);
  }
  return response;
}

async function* eventsIn({ body }: Response, parser: EventParser, signal: AbortSignal) {
  const reader = body?.getReader();
  const decoder = new TextDecoder();
  // A fetch of the caller's own may not look at the signal once it has answered.
  const stop = () => void reader?.cancel(signal.reason).catch(() => undefined);
  signal.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const part = await reader?.read();
      signal.throwIfAborted();
      // An event without its end is none.
      if (!part || part.done) return;
      yield* parser.push(decoder.decode(part.value, { stream: true }));
    }
  } finally {
    signal.removeEventListener('abort', stop);
    stop();
  }
}
