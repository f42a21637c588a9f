import type { CallFailure } from './call-failure.ts';

/**
 * How many failures in what time are too many. What it does not name counts whatever it is; but what callers abort
 * counts only where `kind` names it.
 */
export interface ErrorThreshold {
  /** What it is called in alerts. Default: what it counts, in words. */
  readonly name?: string | undefined;
  readonly api?: string | undefined;
  readonly operation?: string | undefined;
  readonly kind?: CallFailure | readonly CallFailure[] | undefined;
  readonly status?: number | undefined;
  /** `operation`: each operation has a count of its own. Default: all are counted together. */
  readonly per?: 'operation' | undefined;
  /** The alert comes with this one. */
  readonly failures: number;
  /** In milliseconds. */
  readonly withinMs: number;
  /** How long there is no other alert, in milliseconds. Default: `withinMs`. */
  readonly coolDownMs?: number | undefined;
}

/** One failure of one call. */
export interface CountedFailure {
  readonly api: string;
  readonly operation: string;
  readonly kind: CallFailure;
  readonly status: number | undefined;
}

/** There were too many failures. */
export interface ErrorAlert {
  readonly threshold: ErrorThreshold;
  /** `5 failures within 60 s, the last one server (503) of jobs.getJob`. */
  readonly message: string;
  /** When the oldest of them was, and the last one, in milliseconds since 1970. */
  readonly since: number;
  readonly at: number;
  readonly last: CountedFailure;
  /** Failures during the cool-down before, of which no alert was made. */
  readonly suppressed: number;
}
