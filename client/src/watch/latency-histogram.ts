/** How far a percentile may be from the true one, as a share of it: 0.01 is 1 %. */
export const relativeError = 0.01;

/** What is shorter counts as this, in milliseconds. */
const shortestMs = 0.001;
/** What is longer counts as this: a day. */
const longestMs = 86_400_000;

// Each bin is so much wider than the one before that its middle is within the error of all that is in it.
const growth = (1 + relativeError) / (1 - relativeError);
const logGrowth = Math.log(growth);

/**
 * Durations, counted in bins that grow by 2 %, so that percentiles are right within 1 % whatever they are.
 *
 * It holds at most 1,260 numbers, however many durations it is given: those from a microsecond to a day.
 *
 * @see https://arxiv.org/abs/1908.10693 the sketch that this is (DDSketch)
 */
export class LatencyHistogram {
  readonly #bins = new Map<number, number>();
  #count = 0;
  #sumMs = 0;
  #minMs = Number.POSITIVE_INFINITY;
  #maxMs = 0;

  get count(): number {
    return this.#count;
  }

  /** How many numbers it holds. */
  get size(): number {
    return this.#bins.size;
  }

  /** Counts a duration, in milliseconds; what is less than nothing, or no number, counts as nothing. */
  add(durationMs: number): void {
    const ms = durationMs > 0 ? durationMs : 0;
    const bin = Math.ceil(Math.log(Math.min(Math.max(ms, shortestMs), longestMs)) / logGrowth);
    this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + 1);
    this.#count += 1;
    this.#sumMs += ms;
    this.#minMs = Math.min(this.#minMs, ms);
    this.#maxMs = Math.max(this.#maxMs, ms);
  }

  /** Counts all that another one has counted. */
  addAll(other: LatencyHistogram): void {
    for (const [bin, count] of other.#bins) this.#bins.set(bin, (this.#bins.get(bin) ?? 0) + count);
    this.#count += other.#count;
    this.#sumMs += other.#sumMs;
    this.#minMs = Math.min(this.#minMs, other.#minMs);
    this.#maxMs = Math.max(this.#maxMs, other.#maxMs);
  }

  /** In milliseconds; undefined where nothing was counted. */
  summary(): Latency | undefined {
    if (this.#count === 0) return undefined;
    const [p50 = 0, p90 = 0, p95 = 0, p99 = 0] = this.#percentiles([0.5, 0.9, 0.95, 0.99]);
    const meanMs = this.#sumMs / this.#count;
    return { minMs: this.#minMs, meanMs, maxMs: this.#maxMs, p50Ms: p50, p90Ms: p90, p95Ms: p95, p99Ms: p99 };
  }

  /** By nearest rank: the smallest duration that so great a share of all does not exceed. @param shares in order */
  #percentiles(shares: readonly number[]): readonly number[] {
    const bins = [...this.#bins].sort(([a], [b]) => a - b);
    let at = 0;
    let counted = bins[0]?.[1] ?? 0;
    return shares.map((share) => {
      const rank = Math.max(1, Math.ceil(share * this.#count));
      while (counted < rank) {
        at += 1;
        counted += bins[at]?.[1] ?? this.#count;
      }
      const middle = (2 * growth ** (bins[at]?.[0] ?? 0)) / (growth + 1);
      return Math.min(Math.max(middle, this.#minMs), this.#maxMs);
    });
  }
}

/** How long answers took, in milliseconds. Percentiles are right within 1 %, the others are exact. */
export interface Latency {
  readonly minMs: number;
  readonly meanMs: number;
  readonly maxMs: number;
  readonly p50Ms: number;
  readonly p90Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}
