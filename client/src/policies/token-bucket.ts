/** A rate: so many requests in so many milliseconds. */
export interface Rate {
  readonly limit: number;
  readonly perMs: number;
  /** How many may go at once when none went for a while. Default: `limit`. */
  readonly burst?: number | undefined;
}

/**
 * A token bucket, kept as the time at which it is full again.
 *
 * In any `perMs` it lets at most `limit + burst` requests through, and over time `limit`.
 *
 * @see https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm
 */
export class TokenBucket {
  #fullAt = Number.NEGATIVE_INFINITY;
  readonly #intervalMs: number;
  readonly #slackMs: number;

  constructor({ limit, perMs, burst = limit }: Rate) {
    this.#intervalMs = perMs / limit;
    this.#slackMs = (burst - 1) * this.#intervalMs;
  }

  /** Takes a token, perhaps of the future: how long to wait for it, in milliseconds. Takers stand in line. */
  take(now: number): number {
    const fullAt = Math.max(this.#fullAt, now);
    this.#fullAt = fullAt + this.#intervalMs;
    return Math.max(0, fullAt - this.#slackMs - now);
  }

  /** Gives back a token that was not used. */
  giveBack(): void {
    this.#fullAt -= this.#intervalMs;
  }
}
