import { createRandom, type Random } from '../../schema/sample/random.ts';

/** How far a source of values has come: what it follows from, and how many it gave. */
export interface RandomState {
  readonly seed: string;
  readonly count: number;
}

/** A source of values whose state can be kept and put back. */
export interface KeptRandom extends Random {
  state(): RandomState;
  restore(state: RandomState): void;
}

/**
 * Values that follow from a seed and from how many there were before; each is made from both alone, so that the state
 * is a number and no history.
 */
export function createWorldRandom(seed: string): KeptRandom {
  let state: RandomState = { seed, count: 0 };
  const one = (): Random => {
    const random = createRandom(`${state.seed}\n${state.count}`);
    state = { seed: state.seed, count: state.count + 1 };
    return random;
  };
  return {
    next: () => one().next(),
    integer: (min, max) => one().integer(min, max),
    pick: (list) => one().pick(list),
    chance: (probability) => one().chance(probability),
    state: () => state,
    restore: (kept) => {
      state = kept;
    },
  };
}
