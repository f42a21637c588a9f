import { type Clock, systemClock } from '../policies/clock.ts';
import type { Policy } from '../policy.ts';
import { type CallFailure, failureOfError, failureOfStatus } from './call-failure.ts';
import type { CountedFailure, ErrorAlert, ErrorThreshold } from './error-threshold.ts';
import { consoleFault, type OnFault, runGuarded } from './fault.ts';
import { Thresholds } from './sliding-threshold.ts';

/** Options of `errorMonitor`. */
export interface ErrorMonitorOptions {
  readonly thresholds?: readonly ErrorThreshold[] | undefined;
  /** Told when there are too many; what it throws does no harm to calls, and is not waited for. */
  readonly onAlert?: ((alert: ErrorAlert) => unknown) | undefined;
  readonly clock?: Clock | undefined;
  /** Told of what `onAlert` throws. Default: the console. */
  readonly onFault?: OnFault | undefined;
}

/** How often calls have failed in one way. */
export interface ErrorCount extends CountedFailure {
  readonly count: number;
  /** In milliseconds since 1970. */
  readonly firstAt: number;
  readonly lastAt: number;
}

/** Counts failures. */
export interface ErrorMonitor {
  /** What counts the failures of a client, under the name of its API. First in the list it counts calls. */
  policy(api: string): Policy;
  /** Counts what was thrown elsewhere: while an answer was read, or handled. Returns its kind. */
  handle(error: unknown, where: { readonly api: string; readonly operation: string }): CallFailure;
  /** The most frequent first. */
  counts(): readonly ErrorCount[];
  /** Forgets all counts, and the cool-down of alerts. */
  reset(): void;
}

/** Of a server that makes up statuses, so many different failures are kept apart; others count under status undefined. */
const maxCounts = 2000;

/**
 * Counts failures by API, operation, kind and status, and says when there are too many of them.
 *
 * @throws RangeError when a threshold is none
 * @example
 * const errors = errorMonitor({
 *   thresholds: [{ kind: 'server', failures: 5, withinMs: 60_000, coolDownMs: 600_000 }],
 *   onAlert: ({ message }) => notify(message),
 * });
 * const jobs = createClient({ policies: [errors.policy('jobs'), ...defaultPolicies()] });
 */
export function errorMonitor(options: ErrorMonitorOptions = {}): ErrorMonitor {
  const { clock = systemClock, onAlert, onFault = consoleFault('onAlert of errorMonitor') } = options;
  const thresholds = new Thresholds(options.thresholds ?? []);
  const found = new Map<string, ErrorCount>();
  const record = (failure: CountedFailure) => {
    const now = clock.now();
    countIn(found, failure, now);
    for (const alert of onAlert ? thresholds.add(failure, now) : []) {
      void runGuarded(() => onAlert?.(alert), onFault);
    }
    return failure.kind;
  };
  const handle: ErrorMonitor['handle'] = (error, { api, operation }) =>
    record({ api, operation, kind: failureOfError(error), status: undefined });
  return {
    policy: (api) => (next) => async (request, operation) => {
      let response: Response;
      try {
        response = await next(request, operation);
      } catch (error) {
        handle(error, { api, operation: operation.name });
        throw error;
      }
      const { status } = response;
      const kind = failureOfStatus(status);
      if (kind !== undefined) record({ api, operation: operation.name, kind, status });
      return response;
    },
    handle,
    counts: () => [...found.values()].sort((a, b) => b.count - a.count),
    reset() {
      found.clear();
      thresholds.reset();
    },
  };
}

function countIn(found: Map<string, ErrorCount>, failure: CountedFailure, now: number): void {
  const keyOf = (status: number | undefined) =>
    JSON.stringify([failure.api, failure.operation, failure.kind, status]);
  const own = keyOf(failure.status);
  const isKept = found.has(own) || found.size < maxCounts;
  const status = isKept ? failure.status : undefined;
  const key = isKept ? own : keyOf(undefined);
  const before = found.get(key);
  const { api, operation, kind } = failure;
  const [count, firstAt] = [(before?.count ?? 0) + 1, before?.firstAt ?? now];
  found.set(key, { api, operation, kind, status, count, firstAt, lastAt: now });
}
