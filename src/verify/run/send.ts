import type { Exchange, WireRequest, WireResponse } from '../../contract/exchange.ts';
import { sendWithFetch } from './send-with-fetch.ts';
import { sendWithNode } from './send-with-node.ts';

/** How requests are sent. */
export interface SendOptions {
  /** Default: node:http itself, which hides nothing of what came. */
  readonly fetch: typeof globalThis.fetch | undefined;
  /** How long the whole answer may take. */
  readonly timeoutMs: number;
  /** What is read of a body, in bytes. */
  readonly maxBodyBytes: number;
  readonly signal: AbortSignal | undefined;
}

/** An answer, or why there is none. */
export type Sent =
  | { readonly ok: true; readonly exchange: Exchange }
  | {
      readonly ok: false;
      /**
       * `unreachable`: there is no server at this address; `broken`: it closed, sent no HTTP or took too long;
       * `unsendable`: the request is none that can be written, so that nothing was sent.
       */
      readonly kind: 'unreachable' | 'broken' | 'unsendable';
      readonly reason: string;
      readonly cause?: FailureCause;
    };

/** What asking once more may change: the connection was old, or the time was up. */
export type FailureCause = 'reset' | 'timeout';

/** What one attempt came to. */
export type Attempt =
  | { readonly ok: true; readonly response: WireResponse }
  | {
      readonly ok: false;
      readonly kind: 'unreachable' | 'broken' | 'unsendable';
      readonly reason: string;
      readonly cause?: FailureCause;
    };

/**
 * Sends one request and reads its answer; redirects are answers, not followed.
 *
 * What changes nothing is asked once more where an idle connection was closed meanwhile, and where the time was up:
 * what comes then is the answer. What does change something may have been done, and would be done twice.
 *
 * @param patient false where a time that is up is enough: what was never in time is not asked twice
 * @throws the reason of `signal` when that aborts
 */
export async function sendRequest(request: WireRequest, options: SendOptions, patient = true): Promise<Sent> {
  const start = performance.now();
  const first = await attempt(request, options);
  const isSafe = request.method === 'GET' || request.method === 'HEAD';
  const isWorthAnother =
    !first.ok && isSafe && (first.cause === 'reset' || (first.cause === 'timeout' && patient));
  const restart = isWorthAnother ? performance.now() : start;
  const last = isWorthAnother ? await attempt(request, options) : first;
  if (!last.ok) return last;
  const durationMs = performance.now() - restart;
  const exchange = {
    request,
    response: last.response,
    durationMs,
    startedMs: performance.timeOrigin + restart,
  };
  return { ok: true, exchange };
}

function attempt(request: WireRequest, options: SendOptions): Promise<Attempt> {
  const { fetch } = options;
  return fetch ? sendWithFetch(request, { ...options, fetch }) : sendWithNode(request, options);
}
