import { connectionError } from '../connection-error.ts';
import { cloneRequest } from '../copy-request.ts';
import type { OperationInfo, Policy } from '../policy.ts';
import { releaseBody } from '../release-body.ts';
import { isUnanswered, transientStatuses } from '../transient.ts';
import { type Clock, sleep, systemClock } from './clock.ts';
import { retryAfterMs } from './retry-after.ts';

/** Options of `retry`. */
export interface RetryOptions {
  /** How often a request is sent again at most. Default: 2, which makes three attempts. */
  readonly retries?: number | undefined;
  /** The longest first wait, in milliseconds; it doubles with each retry. Default: 500. */
  readonly minDelayMs?: number | undefined;
  /** The longest wait of all, in milliseconds. Default: 8,000. */
  readonly maxDelayMs?: number | undefined;
  /**
   * The longest `Retry-After` that is waited for, in milliseconds. Default: 60,000.
   *
   * An answer that asks for more is handed on: to ask earlier than a server allows helps nobody.
   */
  readonly maxRetryAfterMs?: number | undefined;
  /** From 0 to below 1. Default: `Math.random`. */
  readonly random?: (() => number) | undefined;
  readonly clock?: Clock | undefined;
}

/** @see https://www.rfc-editor.org/rfc/rfc9110#name-idempotent-methods */
const idempotentMethods = /^(?:GET|HEAD|OPTIONS|PUT|DELETE|QUERY)$/;

/**
 * Sends a request again when it got no answer, or a 408, 425, 429, 500, 502, 503 or 504.
 *
 * Only where that is harmless: for methods that are idempotent and for requests with an idempotency key; never for
 * a body that is a stream. The wait is random between nothing and 0.5 s, 1 s, 2 s … 8 s ("full jitter"), or what
 * `Retry-After` says. When all attempts are used up, the last answer or error is handed on.
 *
 * @throws AbortedError when the signal aborts while it waits
 */
export function retry(options: RetryOptions = {}): Policy {
  const { retries = 2, clock = systemClock } = options;
  return (next) => async (request, operation) => {
    const most = isRepeatable(request, operation) ? retries : 0;
    for (let attempt = 0; ; attempt++) {
      const last = attempt >= most;
      let response: Response | undefined;
      let failure: unknown;
      try {
        // The last attempt may use the request up, the ones before send a copy of its body.
        response = await next(last || request.body === null ? request : cloneRequest(request), operation);
      } catch (error) {
        failure = error;
      }
      const delayMs = last ? undefined : waitMs(response, failure, request, attempt, { ...options, clock });
      if (delayMs === undefined || clock.now() + delayMs >= (operation.deadlineAt ?? Infinity)) {
        if (response) return response;
        throw failure;
      }
      // The connection is free again when the body is not waited for.
      if (response) void releaseBody(response);
      try {
        await sleep(clock, delayMs, request.signal);
      } catch (reason) {
        throw connectionError(reason, operation, request);
      }
    }
  };
}

function isRepeatable({ method, headers }: Request, { oneShot, idempotencyHeader }: OperationInfo): boolean {
  return (
    oneShot !== true &&
    (idempotentMethods.test(method) || headers.has(idempotencyHeader ?? 'idempotency-key'))
  );
}

/** How long to wait before the next attempt; undefined where there is to be none. */
function waitMs(
  response: Response | undefined,
  failure: unknown,
  { signal }: Request,
  attempt: number,
  {
    minDelayMs = 500,
    maxDelayMs = 8000,
    maxRetryAfterMs = 60_000,
    random = Math.random,
    clock,
  }: RetryOptions & { readonly clock: Clock },
): number | undefined {
  if (signal.aborted) return undefined;
  if (response ? !transientStatuses.has(response.status) : !isUnanswered(failure)) return undefined;
  const asked = response && retryAfterMs(response.headers, clock.now());
  if (asked !== undefined) return asked > maxRetryAfterMs ? undefined : asked;
  return random() * Math.min(maxDelayMs, minDelayMs * 2 ** attempt);
}
