import type { Random } from '../../../../src/schema/sample/random.ts';
import type { Rows } from './linear-algebra.ts';
import type { Marginal } from './marginal.ts';
import { drawLaplace } from './normal.ts';

/** What the noise of a pair of columns may spend. */
export interface PairBudget {
  /** Above 0. */
  readonly epsilon: number;
  readonly random: Random;
}

/**
 * How columns go together, as correlations of the normal variables behind them: symmetric, 1 on the diagonal.
 *
 * The mean product of two columns' scores, undone of what cutting into bands takes away from it (exact for one cut
 * column, close for two). With a budget, Laplace noise is added: another row in place of one changes the mean product of
 * a pair by at most 2 · maxScore² / rows.
 *
 * @param pause awaited after each column
 */
export async function correlate(
  marginals: readonly Marginal[],
  budget: PairBudget | undefined,
  pause: () => Promise<void>,
): Promise<Rows> {
  const size = marginals.length;
  const rows = Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => (row === column ? 1 : 0)),
  );
  for (const [index, one] of marginals.entries()) {
    for (const [before, other] of marginals.slice(0, index).entries()) {
      const product = budget ? noisyProduct(one, other, budget) : meanProduct(one, other);
      const correlation = unattenuated(product, one, other);
      set(rows, index, before, correlation);
      set(rows, before, index, correlation);
    }
    await pause();
  }
  return rows;
}

function set(rows: number[][], row: number, column: number, value: number): void {
  const values = rows[row];
  if (values) values[column] = value;
}

/** The sum over rows that have both values, and how many they are. */
function sumProducts(one: Marginal, other: Marginal): { readonly sum: number; readonly count: number } {
  let sum = 0;
  let count = 0;
  for (let row = 0; row < one.scores.length; row += 1) {
    const product = (one.scores[row] ?? Number.NaN) * (other.scores[row] ?? Number.NaN);
    if (Number.isNaN(product)) continue;
    sum += product;
    count += 1;
  }
  return { sum, count };
}

function meanProduct(one: Marginal, other: Marginal): number {
  const { sum, count } = sumProducts(one, other);
  return count > 0 ? sum / count : 0;
}

/** How many rows have both values is not known but estimated, as if they were missing independently. */
function noisyProduct(one: Marginal, other: Marginal, budget: PairBudget): number {
  const rowCount = one.scores.length;
  const sensitivity = (2 * one.maxScore * other.maxScore) / rowCount;
  const noise = drawLaplace(budget.random, sensitivity / budget.epsilon);
  const present = (1 - one.missingRate) * (1 - other.missingRate);
  return present > 0 ? (sumProducts(one, other).sum / rowCount + noise) / present : 0;
}

/** Scores of a column in bands vary less than the normal variable behind them. */
function unattenuated(product: number, one: Marginal, other: Marginal): number {
  const variances = one.variance * other.variance;
  return variances > 0 ? Math.max(-1, Math.min(1, product / variances)) : 0;
}
