import { createRandom, type Random } from '../../../../src/schema/sample/random.ts';
import { learnCategories } from './category-marginal.ts';
import type { Column } from './column.ts';
import { correlate } from './correlations.ts';
import { drawShares } from './draw-shares.ts';
import { correlationFactor } from './linear-algebra.ts';
import type { Marginal } from './marginal.ts';
import { learnNumbers, type Smoothing } from './numeric-marginal.ts';
import { createPace, type Pace } from './pace.ts';
import { learnPrivately } from './private-marginal.ts';
import type { Table } from './table.ts';

/** How to make a table up. */
export interface SynthesisOptions {
  readonly type: 'ctgan' | 'tvae' | 'gaussian-copula' | 'dp-ctgan';
  /** How many to make, at least 1. */
  readonly rows: number;
  /** The privacy budget of `dp-ctgan`, above 0; the others have none. Default: 1. */
  readonly epsilon?: number;
  /** The same seed, table and options give the same table. To know it is to know the noise of `dp-ctgan`. */
  readonly seed: number | string;
  /** Told the share that is done, from 0 to 1, 1 last. */
  readonly onProgress: (fraction: number) => void | Promise<void>;
  readonly signal: AbortSignal;
}

/** Columns that are correlated with each other; more would take time by the square of their number. */
const blockSize = 64;

/**
 * Makes up a table that is like another: its columns each by themselves, and how they go together.
 *
 * Every type is a Gaussian copula; none is a neural network, whatever the methods are called that the names come from.
 * They differ in how numbers and times are drawn:
 * - `gaussian-copula`: by the quantiles that were seen;
 * - `ctgan`: by the quantiles, each blurred by a Gaussian kernel (Silverman's width);
 * - `tvae`: by 33 quantiles alone, straight between them;
 * - `dp-ctgan`: from histograms with Laplace noise. Half of epsilon goes to the histograms, an equal part to each column,
 *   half to the correlations, an equal part to each pair; the whole of a single column's to its histogram. Taken as
 *   public: names and types of the columns, the number of rows, and the range of numbers and times, made wider. The noise
 *   is of floating-point numbers, which somebody who sees many of them could use.
 *
 * Texts are drawn as often as they were seen, missing values at their rate and independently. Correlations are kept
 * among the first 64 columns, among the next 64 and so on.
 *
 * @throws the signal's reason when it aborts
 */
export async function synthesise(table: Table, options: SynthesisOptions): Promise<Table> {
  const random = createRandom(String(options.seed));
  // Learning and drawing each column is a step, and so is correlating it.
  const pace = createPace(options, 3 * table.columns.length);
  const blocks: (readonly Column[])[] = [];
  for (let start = 0; start < table.columns.length; start += blockSize) {
    blocks.push(table.columns.slice(start, start + blockSize));
  }
  const budget = splitBudget(blocks, options);
  const columns: Column[] = [];
  for (const block of blocks) {
    columns.push(...(await synthesiseBlock(block, { ...options, ...budget, random, pace })));
  }
  return { columns, rowCount: options.rows };
}

/** What epsilon comes to for a column's histogram and for a pair's correlation; nothing without privacy. */
interface Budget {
  readonly columnEpsilon?: number;
  readonly pairEpsilon?: number;
}

function splitBudget(
  blocks: readonly (readonly Column[])[],
  { type, epsilon = 1 }: Pick<SynthesisOptions, 'type' | 'epsilon'>,
): Budget {
  if (type !== 'dp-ctgan') return {};
  const columnCount = blocks.reduce((sum, { length }) => sum + length, 0);
  const pairCount = blocks.reduce((sum, { length }) => sum + pairsOf(length), 0);
  if (pairCount === 0) return { columnEpsilon: epsilon / columnCount };
  return { columnEpsilon: epsilon / 2 / columnCount, pairEpsilon: epsilon / 2 / pairCount };
}

function pairsOf(count: number): number {
  return (count * (count - 1)) / 2;
}

interface BlockOptions extends Pick<SynthesisOptions, 'type' | 'rows'>, Budget {
  readonly random: Random;
  readonly pace: Pace;
}

async function synthesiseBlock(block: readonly Column[], options: BlockOptions): Promise<readonly Column[]> {
  const { rows, random, pace, pairEpsilon } = options;
  const marginals: Marginal[] = [];
  for (const column of block) {
    marginals.push(learn(column, options));
    await pace.step();
  }
  const budget = pairEpsilon === undefined ? undefined : { epsilon: pairEpsilon, random };
  const factor = correlationFactor(await correlate(marginals, budget, pace.step));
  const shares = await drawShares(factor, rows, random, pace.breathe);
  const drawn: Column[] = [];
  for (const [index, marginal] of marginals.entries()) {
    drawn.push(marginal.draw(shares[index] ?? new Float64Array(), random));
    await pace.step();
  }
  return drawn;
}

const smoothings = {
  ctgan: 'kernel',
  tvae: 'knots',
  'gaussian-copula': 'quantiles',
} as const satisfies Record<string, Smoothing>;

function learn(column: Column, { type, columnEpsilon = 0, random }: BlockOptions): Marginal {
  if (type === 'dp-ctgan') return learnPrivately(column, columnEpsilon, random);
  return column.kind === 'numeric' ? learnNumbers(column, smoothings[type]) : learnCategories(column);
}
