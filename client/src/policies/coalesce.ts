import { connectionError } from '../connection-error.ts';
import type { Fetch, OperationInfo, Policy } from '../policy.ts';
import { giveResponse, type StoredResponse, storeResponse } from '../stored-response.ts';

/** Options of `coalesce`. */
export interface CoalesceOptions {
  /**
   * Whom an answer belongs to: requests share one only within the same scope. Default: all of the client.
   *
   * Policies do not see credentials: a client whose `auth` changes from user to user needs this.
   */
  readonly scope?: ((request: Request, operation: OperationInfo) => string) | undefined;
}

interface Flight {
  readonly answer: Promise<StoredResponse>;
  readonly controller: AbortController;
  callers: number;
}

/**
 * Sends a GET once while the same one is in flight: same URL, same headers. Each caller gets an answer of its own.
 *
 * A caller's signal ends only its own wait; the request is aborted when nobody waits any more. What is read as a
 * stream is not shared.
 *
 * @throws AbortedError when the caller's signal aborts
 */
export function coalesce({ scope = () => '' }: CoalesceOptions = {}): Policy {
  const flights = new Map<string, Flight>();
  return (next) => async (request, operation) => {
    if (!isShared(request, operation)) return next(request, operation);
    const key = JSON.stringify([scope(request, operation), request.url, [...request.headers]]);
    const flight = flights.get(key) ?? start(next, request, operation, () => leave());
    const leave = () => {
      if (flights.get(key) === flight) flights.delete(key);
    };
    flights.set(key, flight);
    return giveResponse(await join(flight, request, operation, leave));
  };
}

function isShared(request: Request, operation: OperationInfo): boolean {
  const accept = request.headers.get('accept') ?? '';
  return request.method === 'GET' && !operation.streamed && !accept.includes('text/event-stream');
}

/** The request of all: no caller's signal or deadline ends it. */
function start(next: Fetch, request: Request, operation: OperationInfo, landed: () => void): Flight {
  const { onEnd: _onEnd, deadlineAt: _deadlineAt, ...common } = operation;
  const controller = new AbortController();
  const ends: (() => void)[] = [];
  const info = { ...common, onEnd: (run: () => void) => void ends.push(run) };
  const sent = new Request(request, { signal: controller.signal });
  // What it throws at once comes later too: by then the flight is known, and can land.
  const send = async () => next(sent, info);
  const answer = (async () => {
    try {
      return await storeResponse(await send(), info, sent);
    } finally {
      for (const end of ends) end();
      landed();
    }
  })();
  return { answer, controller, callers: 0 };
}

/** Waits for the answer as long as the caller's signal allows. */
function join(
  flight: Flight,
  request: Request,
  operation: OperationInfo,
  leave: () => void,
): Promise<StoredResponse> {
  const { signal } = request;
  flight.callers++;
  return new Promise((resolve, reject) => {
    const giveUp = () => {
      reject(connectionError(signal.reason, operation, request));
      if (--flight.callers > 0) return;
      leave();
      flight.controller.abort(signal.reason);
    };
    flight.answer.then(resolve, reject).finally(() => signal.removeEventListener('abort', giveUp));
    if (signal.aborted) giveUp();
    else signal.addEventListener('abort', giveUp, { once: true });
  });
}
