import { type Clock, systemClock } from '../policies/clock.ts';
import { consoleFault, type OnFault, runGuarded } from './fault.ts';
import type { HealthChange, HealthProbe, HealthReport, HealthStatus } from './health.ts';
import { repeat } from './repeat.ts';
import { assertPositive, type CheckedApi, type CommonLimits, WatchedApi } from './watched-api.ts';

/** Options of `healthCheck`. */
export interface HealthCheckOptions extends CommonLimits {
  /** What asks each API: `{ jobs: (signal) => client.getAppStatus({ path: { app: 'runner' }, signal }) }`. */
  readonly apis: Readonly<Record<string, HealthProbe | CheckedApi>>;
  /** The time between the end of a check and the next one of `start`, in milliseconds. Default: 30,000. */
  readonly intervalMs?: number | undefined;
  /** How many APIs are asked at once. Default: 10. */
  readonly concurrency?: number | undefined;
  readonly clock?: Clock | undefined;
  /** Told of what a listener throws. Default: the console. */
  readonly onFault?: OnFault | undefined;
}

/** Looks after several APIs. */
export interface HealthCheck {
  /**
   * Asks all APIs at once. Never rejects: an API that does not answer is `down`.
   *
   * While a check runs, another call waits for the same one. When the signal aborts, those that have not answered stay
   * what they were.
   */
  check(signal?: AbortSignal): Promise<HealthReport>;
  /** What the last check found; nothing of an API that was never checked. */
  report(): HealthReport;
  /** Calls a function when an API changes its status, for the first time at its first check. Returns what ends it. */
  onChange(listener: (change: HealthChange) => unknown): () => void;
  /** Checks now and ever again, until the signal aborts or what it returns is called. */
  start(signal?: AbortSignal): () => void;
}

/**
 * Checks how several APIs are: up, degraded or down, since when, and how fast they answer.
 *
 * @throws RangeError when a limit is none
 * @example
 * const health = healthCheck({ apis: { studio: (signal) => studio.getHealth({ signal }) } });
 * (await health.check()).apis.studio; // { status: 'up', latencyMs: 12.4, since: 1767225600000, … }
 */
export function healthCheck(options: HealthCheckOptions): HealthCheck {
  const { clock = systemClock, intervalMs = 30_000, concurrency = 10 } = options;
  const { onFault = consoleFault('a listener of healthCheck') } = options;
  const listeners = new Set<(change: HealthChange) => unknown>();
  const watched = Object.entries(options.apis).map(
    ([api, given]) => new WatchedApi(api, given, options, clock),
  );
  for (const [name, value] of Object.entries({ intervalMs, concurrency })) assertPositive(name, value);
  let running: Promise<HealthReport> | undefined;

  const report = (): HealthReport => {
    const known = watched.flatMap(({ api, health }) => (health ? [[api, health] as const] : []));
    return { status: worstOf(known.map(([, { status }]) => status)), apis: Object.fromEntries(known) };
  };
  const checkAll = async (signal: AbortSignal | undefined) => {
    const queue = watched.values();
    // Each takes the next one that nobody has taken.
    const worker = async () => {
      for (const one of queue) {
        const change = await one.check(signal);
        if (change) for (const listener of listeners) void runGuarded(() => listener(change), onFault);
      }
    };
    await Promise.all(Array.from({ length: Math.min(concurrency, watched.length) }, worker));
    return report();
  };
  const check = (signal?: AbortSignal) => {
    running ??= checkAll(signal).finally(() => {
      running = undefined;
    });
    return running;
  };
  return {
    check,
    report,
    onChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    start: (signal) => repeat(check, intervalMs, clock, signal),
  };
}

/** The worst of some, `up` of none. */
function worstOf(statuses: Iterable<HealthStatus>): HealthStatus {
  const all = new Set(statuses);
  return all.has('down') ? 'down' : all.has('degraded') ? 'degraded' : 'up';
}
