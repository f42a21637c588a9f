import type { Random } from '../../../../src/schema/sample/random.ts';
import type { Rows } from './linear-algebra.ts';
import { drawNormal, normalCdf } from './normal.ts';

const rowsAtOnce = 2000;

/**
 * Draws correlated values between 0 and 1, each by itself equally distributed: a Gaussian copula.
 *
 * @param factor of the correlations, a row a column of the result
 * @param breathe awaited every 2000 rows
 * @returns an array a column
 */
export async function drawShares(
  factor: Rows,
  rowCount: number,
  random: Random,
  breathe: () => Promise<void>,
): Promise<readonly Float64Array[]> {
  const columns = factor.map((weights) => ({ weights, shares: new Float64Array(rowCount) }));
  const independent = new Float64Array(factor.length);
  for (let row = 0; row < rowCount; row += 1) {
    for (let index = 0; index < independent.length; index += 1) independent[index] = drawNormal(random);
    for (const [index, { weights, shares }] of columns.entries()) {
      let sum = 0;
      for (let at = 0; at <= index; at += 1) sum += (weights[at] ?? 0) * (independent[at] ?? 0);
      shares[row] = normalCdf(sum);
    }
    if (row % rowsAtOnce === rowsAtOnce - 1) await breathe();
  }
  return columns.map(({ shares }) => shares);
}
