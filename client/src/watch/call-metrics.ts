import { type Clock, systemClock } from '../policies/clock.ts';
import type { Policy } from '../policy.ts';
import { CallCounts, type CountedCalls } from './call-counts.ts';
import { type CallFailure, failureOfError, failureOfStatus } from './call-failure.ts';
import { CallWindow } from './call-window.ts';

/** Options of `callMetrics`. */
export interface CallMetricsOptions {
  /** The time that rates are of, in milliseconds. Default: 60,000. */
  readonly windowMs?: number | undefined;
  readonly clock?: Clock | undefined;
}

/** The numbers of an operation, of an API, or of all. */
export interface CallNumbers extends CountedCalls {
  /** Those under way now. */
  readonly inFlight: number;
  /** The last while alone. */
  readonly window: CountedCalls & {
    /** Requests a second, and failures a second, over the window or the time since the start where that is shorter. */
    readonly requestsPerSecond: number;
    readonly failuresPerSecond: number;
  };
}

/** All numbers at one moment. */
export interface MetricsSnapshot {
  /** Since when it was counted, in milliseconds since 1970: the start, or the last `reset`. */
  readonly since: number;
  readonly windowMs: number;
  readonly total: CallNumbers;
  /** By the name that the API was given. */
  readonly apis: Readonly<Record<string, ApiNumbers>>;
}

/** The numbers of one API. */
export interface ApiNumbers extends CallNumbers {
  /** By operation: `getJob`. */
  readonly operations: Readonly<Record<string, CallNumbers>>;
}

/** Counts requests. */
export interface CallMetrics {
  /**
   * What counts the requests of a client, under the name of its API.
   *
   * Before `defaultPolicies` it counts calls, each with all its attempts; within `eachAttempt` it counts attempts.
   */
  policy(api: string): Policy;
  snapshot(): MetricsSnapshot;
  /** Begins to count anew; what is under way stays under way. */
  reset(): void;
}

/**
 * Counts requests, failures by kind, rates and latencies, by operation and API, as plain numbers.
 *
 * A latency ends when the head of the answer is there: what is read behind it is no part of it. A status of 400 and
 * above is a failure. Memory does not grow with requests: at most 13 histograms an operation.
 *
 * @example
 * const metrics = callMetrics();
 * const jobs = createClient({ policies: [metrics.policy('jobs'), ...defaultPolicies()] });
 * metrics.snapshot().apis.jobs?.latency?.p95Ms;
 */
export function callMetrics({
  windowMs = 60_000,
  clock = systemClock,
}: CallMetricsOptions = {}): CallMetrics {
  if (!(windowMs > 0)) throw new RangeError(`windowMs is more than 0 milliseconds, not ${windowMs}`);
  const apis = new Map<string, Map<string, Series>>();
  let since = clock.now();
  return {
    policy(api) {
      const operations = apis.get(api) ?? new Map<string, Series>();
      apis.set(api, operations);
      return (next) => async (request, operation) => {
        const series = operations.get(operation.name) ?? new Series(windowMs);
        operations.set(operation.name, series);
        const end = series.begin(clock);
        let response: Response;
        try {
          response = await next(request, operation);
        } catch (error) {
          end(failureOfError(error));
          throw error;
        }
        end(failureOfStatus(response.status));
        return response;
      };
    },
    snapshot() {
      const at = { now: clock.now(), since, windowMs };
      const all = [...apis.values()].flatMap((operations) => [...operations.values()]);
      return { since, windowMs, total: numbersOf(all, at), apis: apiNumbers(apis, at) };
    },
    reset() {
      since = clock.now();
      for (const operations of apis.values()) for (const series of operations.values()) series.reset();
    },
  };
}

/** The counts of one operation. */
class Series {
  inFlight = 0;
  total = new CallCounts();
  window: CallWindow;
  readonly #windowMs: number;

  constructor(windowMs: number) {
    this.#windowMs = windowMs;
    this.window = new CallWindow(windowMs);
  }

  /** Counts a request that begins; what it returns is called at its end. */
  begin(clock: Clock): (failure: CallFailure | undefined) => void {
    const startedAt = clock.now();
    this.inFlight += 1;
    return (failure) => {
      const now = clock.now();
      this.inFlight -= 1;
      this.total.add(now - startedAt, failure);
      this.window.add(now, now - startedAt, failure);
    };
  }

  reset(): void {
    this.total = new CallCounts();
    this.window = new CallWindow(this.#windowMs);
  }
}

interface Moment {
  readonly now: number;
  readonly since: number;
  readonly windowMs: number;
}

function apiNumbers(apis: ReadonlyMap<string, ReadonlyMap<string, Series>>, at: Moment) {
  const entries = [...apis].map(([api, operations]): [string, ApiNumbers] => {
    const each = [...operations].map(([name, series]) => [name, numbersOf([series], at)]);
    return [api, { ...numbersOf([...operations.values()], at), operations: Object.fromEntries(each) }];
  });
  return Object.fromEntries(entries);
}

function numbersOf(all: readonly Series[], { now, since, windowMs }: Moment): CallNumbers {
  const [total, recent] = [new CallCounts(), new CallCounts()];
  for (const { total: one, window } of all) {
    total.addAll(one);
    recent.addAll(window.counts(now));
  }
  const last = recent.numbers();
  const coveredMs = new CallWindow(windowMs).coveredMs(now);
  // Shortly after the start less has passed; a second at least, so that one request is no great rate.
  const seconds = Math.min(coveredMs, Math.max(now - since, 1000)) / 1000;
  return {
    ...total.numbers(),
    inFlight: all.reduce((sum, { inFlight }) => sum + inFlight, 0),
    window: {
      ...last,
      requestsPerSecond: last.requests / seconds,
      failuresPerSecond: last.failures / seconds,
    },
  };
}
