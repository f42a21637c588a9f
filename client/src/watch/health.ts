import type { CallFailure } from './call-failure.ts';

/** `degraded`: it answers, but slowly, or asks to be left alone, or has failed less often than makes it `down`. */
export type HealthStatus = 'up' | 'degraded' | 'down';

/** How one API is. */
export interface Health {
  readonly status: HealthStatus;
  /** How long the last check took, in milliseconds; when it was given up, the time until then. */
  readonly latencyMs: number;
  /** When the status began, and when it was last looked at, in milliseconds since 1970. */
  readonly since: number;
  readonly checkedAt: number;
  /** How many checks have failed in a row; 0 when the last one did not. */
  readonly failuresInARow: number;
  /** Why it is not `up`. */
  readonly reason?: HealthReason;
}

/** Why an API is not `up`. */
export interface HealthReason {
  readonly kind: CallFailure | 'slow' | 'reported' | 'stuck';
  /** One sentence; what it would quote of secrets is replaced. */
  readonly message: string;
}

/** How all APIs are that have been checked, by name. */
export interface HealthReport {
  /** The worst of them; `up` where there are none. */
  readonly status: HealthStatus;
  readonly apis: Readonly<Record<string, Health>>;
}

/** One API has another status than before. */
export interface HealthChange {
  readonly api: string;
  /** undefined at the first check. */
  readonly from: HealthStatus | undefined;
  readonly to: HealthStatus;
  readonly health: Health;
}

/**
 * Asks one API how it is.
 *
 * A call's result counts by its `ok` and `status`: 429 is `degraded`, any other failure `down`. `false` is `down`, a
 * status is that status, anything else is `up`; what it throws is `down`.
 */
export type HealthProbe = (signal: AbortSignal) => Promise<unknown>;
