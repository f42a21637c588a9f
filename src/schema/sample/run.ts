import type { Location } from '../../problem.ts';
import type { SampleOptions } from './options.ts';
import type { Random } from './random.ts';

/** What a maker gives back where its schema has no value, or none within the bounds. */
export const none: unique symbol = Symbol('no value');

/** Why a schema has no value: `{ at: …/minimum, message: 'at least 5 and at most 3' }`. */
export interface Contradiction {
  readonly at: Location;
  readonly message: string;
}

/** The state of one sample while it is made. */
export interface Run {
  readonly random: Random;
  readonly options: SampleOptions;
  /** Take no notice of examples, defaults and `x-faker`, which are the author's and may be wrong. */
  readonly plain: boolean;
  /** Give a value that breaks its schema rather than none. */
  readonly lenient: boolean;
  /** Values that may still be made; below zero only what is required is. */
  steps: number;
  /** Alternatives that came to nothing and may still be left for others. */
  detours: number;
  depth: number;
  /** Only what is required is made from here on. */
  least: boolean;
  /** What is being made, outermost first: to see that a schema is within itself. */
  readonly shapes: unknown[];
  /** What is being made with `least` set: a least value never contains itself. */
  readonly leastPlans: unknown[];
  /** The first place where no value was found. */
  deadEnd: Contradiction | undefined;
}

/** Makes a value, or `none`. */
export type Make = (run: Run) => unknown;

const softSteps = 2000;
const hardSteps = 100_000;
/** Alternatives within alternatives multiply. */
const maxDetours = 60;
const leastDepth = 12;
const maxDepth = 60;

/** The state at the start of a sample. */
export function startRun(
  random: Random,
  options: SampleOptions,
  attempt: { readonly plain: boolean; readonly lenient: boolean; readonly least: boolean },
): Run {
  return {
    random,
    options,
    plain: attempt.plain,
    lenient: attempt.lenient,
    steps: softSteps,
    detours: maxDetours,
    depth: 0,
    least: attempt.least,
    shapes: [],
    leastPlans: [],
    deadEnd: undefined,
  };
}

/** Whether so much was made already that nothing more is. */
export function isSpent(run: Run): boolean {
  return run.steps < -hardSteps || run.depth > maxDepth || run.detours < 0;
}

/** Whether only what is required is to be made. */
export function isLeast(run: Run): boolean {
  return run.least || run.steps <= 0 || run.depth > leastDepth;
}

/** Notes why there is no value. */
export function deadEnd(run: Run, contradiction: Contradiction): typeof none {
  run.deadEnd ??= contradiction;
  return none;
}
