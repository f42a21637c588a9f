/** A request that was let through: whether it is the trial of a half-open circuit, and of which closed time. */
export interface Pass {
  readonly trial: boolean;
  readonly generation: number;
}

/** One circuit: closed, open until a time, or half-open while a trial runs. */
export class Circuit {
  #failed = 0;
  #openUntil: number | undefined;
  #trialRuns = false;
  /** Counts openings, so that answers of before do not count. */
  #generation = 0;
  readonly #failures: number;
  readonly #openMs: number;

  constructor(failures: number, openMs: number) {
    this.#failures = failures;
    this.#openMs = openMs;
  }

  /** Lets a request through, or tells how long it would have to wait, in milliseconds. */
  enter(now: number): Pass | number {
    const generation = this.#generation;
    if (this.#openUntil === undefined) return { trial: false, generation };
    if (now < this.#openUntil) return this.#openUntil - now;
    if (this.#trialRuns) return 0;
    this.#trialRuns = true;
    return { trial: true, generation };
  }

  /** How a request that was let through went. */
  leave({ trial, generation }: Pass, outcome: 'answered' | 'failed' | 'ignored', now: number): void {
    if (generation !== this.#generation) return;
    if (trial) this.#trialRuns = false;
    if (outcome === 'answered') {
      if (trial) this.#openUntil = undefined;
      this.#failed = 0;
    } else if (outcome === 'failed' && (trial || ++this.#failed >= this.#failures)) {
      this.#openUntil = now + this.#openMs;
      this.#failed = 0;
      this.#generation++;
    }
  }
}
