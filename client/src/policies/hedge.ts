import type { Fetch, OperationInfo, Policy } from '../policy.ts';
import { releaseBody } from '../release-body.ts';
import { type Clock, systemClock } from './clock.ts';
import { type LinkedSignal, linkSignal } from './link-signal.ts';

/** Options of `hedge`. */
export interface HedgeOptions {
  /** How long the first request may take before a copy is sent, in milliseconds: about its 95th percentile. */
  readonly delayMs: number;
  readonly clock?: Clock | undefined;
}

/**
 * Sends a GET or HEAD a second time when it takes long; the first good answer wins, and the other one is aborted.
 *
 * An answer of the 500s or an error is handed on only when nothing else is to come; a failure before the delay is
 * handed on at once.
 */
export function hedge({ delayMs, clock = systemClock }: HedgeOptions): Policy {
  return (next) => (request, operation) =>
    request.method === 'GET' || request.method === 'HEAD'
      ? race(next, request, operation, delayMs, clock)
      : next(request, operation);
}

function race(
  next: Fetch,
  request: Request,
  operation: OperationInfo,
  delayMs: number,
  clock: Clock,
): Promise<Response> {
  const links: LinkedSignal[] = [];
  let pending = 0;
  return new Promise((resolve, reject) => {
    let won = false;
    const settle = (link: LinkedSignal, finish: () => void) => {
      won = true;
      cancel();
      for (const other of links) if (other !== link) drop(other);
      if (operation.onEnd) operation.onEnd(link.unlink);
      else link.unlink();
      finish();
    };
    const send = async () => {
      const link = linkSignal(request.signal);
      links.push(link);
      pending++;
      try {
        const response = await next(new Request(request, { signal: link.signal }), operation);
        pending--;
        if (won) void releaseBody(response);
        else if (response.status < 500 || pending === 0) settle(link, () => resolve(response));
        else void releaseBody(response);
      } catch (error) {
        pending--;
        if (!won && pending === 0) settle(link, () => reject(error));
      }
    };
    const cancel = clock.after(delayMs, () => void send());
    void send();
  });
}

function drop(link: LinkedSignal): void {
  link.unlink();
  link.abort(new DOMException('another copy of the request was answered first', 'AbortError'));
}
