import type { Clock } from '../policies/clock.ts';
import type { Health, HealthChange, HealthProbe, HealthStatus } from './health.ts';
import { type Probed, type ProbeLimits, probeHealth } from './probe-health.ts';

/** When an API is no good, where it has no limits of its own. */
export interface CommonLimits {
  /** How long a check may take, in milliseconds. Default: 5,000. */
  readonly timeoutMs?: number | undefined;
  /** What takes longer is `degraded`, in milliseconds. Default: 1,000. */
  readonly degradedMs?: number | undefined;
  /** How many failures in a row make an API `down`; before, it is `degraded`. Default: 1. */
  readonly downAfter?: number | undefined;
}

/** One API, where its limits are not those of all. */
export interface CheckedApi extends CommonLimits {
  readonly check: HealthProbe;
}

/** One API and what is known of it. */
export class WatchedApi {
  readonly api: string;
  health: Health | undefined;
  readonly #probe: HealthProbe;
  readonly #limits: ProbeLimits;
  readonly #downAfter: number;
  readonly #clock: Clock;
  /** A probe that has not ended, though its time is over. */
  #isStuck = false;

  constructor(api: string, given: HealthProbe | CheckedApi, options: CommonLimits, clock: Clock) {
    const own: CheckedApi = typeof given === 'function' ? { check: given } : given;
    this.api = api;
    this.#probe = (signal) => own.check(signal);
    this.#limits = {
      timeoutMs: own.timeoutMs ?? options.timeoutMs ?? 5000,
      degradedMs: own.degradedMs ?? options.degradedMs ?? 1000,
    };
    this.#downAfter = own.downAfter ?? options.downAfter ?? 1;
    this.#clock = clock;
    for (const [name, value] of Object.entries({ ...this.#limits, downAfter: this.#downAfter })) {
      assertPositive(`${name} of ${api}`, value);
    }
  }

  /** Asks it; what changed, if anything did. */
  async check(signal: AbortSignal | undefined): Promise<HealthChange | undefined> {
    if (signal?.aborted) return undefined;
    // What does not listen to its signal would pile up.
    const probed = this.#isStuck ? stuck : await this.#ask(signal);
    if (!probed) return undefined;
    const now = this.#clock.now();
    const before = this.health;
    const failuresInARow = probed.status === 'down' ? (before?.failuresInARow ?? 0) + 1 : 0;
    const isSpared = probed.status === 'down' && failuresInARow < this.#downAfter;
    const status: HealthStatus = isSpared ? 'degraded' : probed.status;
    const since = before?.status === status ? before.since : now;
    this.health = { ...probed, status, since, checkedAt: now, failuresInARow };
    return before?.status === status
      ? undefined
      : { api: this.api, from: before?.status, to: status, health: this.health };
  }

  #ask(signal: AbortSignal | undefined): Promise<Probed | undefined> {
    return probeHealth(this.#probe, this.#limits, this.#clock, signal, (running) => {
      this.#isStuck = true;
      const end = () => {
        this.#isStuck = false;
      };
      running.then(end, end);
    });
  }
}

const stuck: Probed = {
  status: 'down',
  latencyMs: 0,
  reason: {
    kind: 'stuck',
    message: 'the check before has not ended, though its signal aborted: hand the signal to the call',
  },
};

/** Refuses what is no limit. @throws RangeError */
export function assertPositive(name: string, value: number): void {
  if (!(value > 0)) throw new RangeError(`${name} is more than 0, not ${value}`);
}
