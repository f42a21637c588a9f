/** How much all stores of a mock may hold together, as JSON in UTF-16 code units. */
export interface StoreBudget {
  readonly maxBytes: number;
  readonly usedBytes: number;
  /** Whether there is room for so much more. */
  hasRoom(bytes: number): boolean;
  /** Counts what is kept; negative for what is given back. */
  take(bytes: number): void;
}

/** What is used where nothing else is set. */
const defaultBudgetBytes = 512 * 1024 * 1024;

/** A budget of which nothing is used. */
export function createStoreBudget(maxBytes = defaultBudgetBytes): StoreBudget {
  let used = 0;
  return {
    maxBytes,
    get usedBytes() {
      return used;
    },
    hasRoom: (bytes) => used + bytes <= maxBytes,
    take(bytes) {
      used += bytes;
    },
  };
}
