import type { CountedFailure, ErrorAlert, ErrorThreshold } from './error-threshold.ts';

/** Thresholds with what they have counted. */
export class Thresholds {
  readonly #thresholds: readonly ErrorThreshold[];
  readonly #windows = new Map<string, SlidingThreshold>();

  /** @throws RangeError when one is none */
  constructor(thresholds: readonly ErrorThreshold[]) {
    for (const threshold of thresholds) assertThreshold(threshold);
    this.#thresholds = thresholds;
  }

  /** Counts a failure; the alerts of those for which it is one too many. @param now milliseconds since 1970 */
  add(failure: CountedFailure, now: number): readonly ErrorAlert[] {
    return this.#thresholds.flatMap((threshold, index) => {
      if (!counts(threshold, failure)) return [];
      const group = threshold.per === 'operation' ? [failure.api, failure.operation] : [];
      const key = JSON.stringify([index, ...group]);
      const window = this.#windows.get(key) ?? new SlidingThreshold(threshold);
      this.#windows.set(key, window);
      return window.add(failure, now) ?? [];
    });
  }

  /** Forgets what was counted, and the cool-downs. */
  reset(): void {
    this.#windows.clear();
  }
}

/** Whether a threshold counts a failure. */
function counts(threshold: ErrorThreshold, failure: CountedFailure): boolean {
  const { api, operation, kind, status } = threshold;
  return (
    (api === undefined || api === failure.api) &&
    (operation === undefined || operation === failure.operation) &&
    (kind === undefined ? failure.kind !== 'aborted' : [kind].flat().includes(failure.kind)) &&
    (status === undefined || status === failure.status)
  );
}

/** The failures that one threshold counts together: an exact sliding window that keeps no more times than it needs. */
export class SlidingThreshold {
  readonly #threshold: ErrorThreshold;
  /** Of the last failures, as many as make an alert. */
  #times: number[] = [];
  #silentUntil = Number.NEGATIVE_INFINITY;
  #suppressed = 0;

  constructor(threshold: ErrorThreshold) {
    this.#threshold = threshold;
  }

  /** Counts a failure; the alert, when it is one too many. */
  add(last: CountedFailure, now: number): ErrorAlert | undefined {
    const { failures, withinMs, coolDownMs = withinMs } = this.#threshold;
    this.#times.push(now);
    if (this.#times.length > failures) this.#times.shift();
    const since = this.#times[0] ?? now;
    const isTooMany = this.#times.length === failures && now - since <= withinMs;
    if (now < this.#silentUntil) {
      this.#suppressed += 1;
      return undefined;
    }
    if (!isTooMany) return undefined;
    const alert = {
      threshold: this.#threshold,
      message: '',
      since,
      at: now,
      last,
      suppressed: this.#suppressed,
    };
    this.#silentUntil = now + coolDownMs;
    this.#suppressed = 0;
    return { ...alert, message: messageOf(alert) };
  }
}

function messageOf({ threshold, last, suppressed }: Omit<ErrorAlert, 'message'>): string {
  const { name, failures, withinMs } = threshold;
  const what = `${failures} ${failures === 1 ? 'failure' : 'failures'} within ${withinMs / 1000} s`;
  const status = last.status === undefined ? '' : ` (${last.status})`;
  const more = suppressed === 0 ? '' : `; ${suppressed} more since the alert before`;
  return `${name === undefined ? '' : `${name}: `}${what}, the last one ${last.kind}${status} of ${last.api}.${last.operation}${more}`;
}

function assertThreshold({ failures, withinMs, coolDownMs = 0 }: ErrorThreshold): void {
  if (!(Number.isInteger(failures) && failures > 0 && failures <= 100_000)) {
    throw new RangeError(`failures of a threshold is a whole number from 1 to 100,000, not ${failures}`);
  }
  if (!(withinMs > 0)) throw new RangeError(`withinMs of a threshold is more than 0, not ${withinMs}`);
  if (!(coolDownMs >= 0))
    throw new RangeError(`coolDownMs of a threshold is not below 0, as ${coolDownMs} is`);
}
