/** Remembers which deliveries were handled: a sender repeats what it got no answer for, and others may repeat it too. */
export interface DeliveryStore {
  /**
   * Takes a delivery in hand.
   *
   * `done`: it was handled before. `running`: somebody else has it in hand now. Both in one step, so that of two that ask
   * at the same time one gets it. What a process that ended had in hand should be free again after a while.
   *
   * @param id what the sender calls it, the same for every attempt; from outside, at most 256 letters
   */
  claim(id: string): DeliveryClaim | Promise<DeliveryClaim>;
  /** It was handled: it is `done` from now on. */
  finish(id: string): void | Promise<void>;
  /** It could not be handled: the next attempt may. */
  release(id: string): void | Promise<void>;
}

export type DeliveryClaim = 'claimed' | 'done' | 'running';

/** Options of `memoryDeliveryStore`. */
export interface MemoryDeliveryStoreOptions {
  /** How many deliveries are remembered; of more, the oldest is forgotten. Default: 10,000. */
  readonly max?: number | undefined;
  /** How long one is remembered, in milliseconds. Default: 86,400,000 (a day). */
  readonly keepMs?: number | undefined;
  /** Milliseconds since 1970. Default: `Date.now`. */
  readonly now?: (() => number) | undefined;
}

/**
 * Remembers deliveries in this process: after a restart, and in other processes, they are new again.
 *
 * @throws RangeError unless `max` is 1 or more
 */
export function memoryDeliveryStore(options: MemoryDeliveryStoreOptions = {}): DeliveryStore {
  const { max = 10_000, keepMs = 86_400_000, now = Date.now } = options;
  if (!(max >= 1)) throw new RangeError(`max must be 1 or more, but is ${max}`);
  const running = new Set<string>();
  /** When each one was handled, the oldest first. */
  const done = new Map<string, number>();
  const forget = () => {
    for (const [id, at] of done) {
      if (done.size <= max && now() - at < keepMs) return;
      done.delete(id);
    }
  };
  return {
    claim(id) {
      forget();
      if (done.has(id)) return 'done';
      if (running.has(id)) return 'running';
      running.add(id);
      return 'claimed';
    },
    finish(id) {
      running.delete(id);
      done.set(id, now());
      forget();
    },
    release: (id) => void running.delete(id),
  };
}
