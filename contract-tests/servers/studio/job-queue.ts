/** Work that is ready to begin. It tells its own failures: it never rejects. */
export type Job = (signal: AbortSignal) => Promise<void>;

/** Runs jobs side by side, a few at a time. */
export class JobQueue {
  readonly #maxAtOnce: number;
  readonly #takeNext: () => Job | undefined;
  readonly #stop = new AbortController();
  readonly #running = new Set<Promise<void>>();

  /** @param takeNext the job that is next, which then counts as begun */
  constructor(maxAtOnce: number, takeNext: () => Job | undefined) {
    this.#maxAtOnce = maxAtOnce;
    this.#takeNext = takeNext;
  }

  /** Begins what can begin. To be called whenever there may be something new. */
  wake(): void {
    while (!this.#stop.signal.aborted && this.#running.size < this.#maxAtOnce) {
      const job = this.#takeNext();
      if (!job) return;
      const run = job(this.#stop.signal).finally(() => {
        this.#running.delete(run);
        this.wake();
      });
      this.#running.add(run);
    }
  }

  /** Breaks off what runs, and waits until nothing does. */
  async stop(): Promise<void> {
    this.#stop.abort();
    await Promise.all(this.#running);
  }
}
