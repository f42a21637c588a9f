import { CholeskyDecomposition, EigenvalueDecomposition, Matrix } from 'ml-matrix';

/** A matrix by rows. */
export type Rows = readonly (readonly number[])[];

/** The least eigenvalue of a repaired matrix: its factor must exist in spite of rounding. */
const leastEigenvalue = 1e-6;

/**
 * The lower triangle L with L·Lᵀ the correlations; values drawn apart and multiplied by it are correlated like that.
 *
 * Correlations that were measured pair by pair, or with noise, may contradict each other: they are moved to close ones
 * that do not, by raising negative eigenvalues and scaling the diagonal back to 1.
 *
 * @param correlations symmetric, 1 on the diagonal
 */
export function correlationFactor(correlations: Rows): Rows {
  const measured = new Matrix(asNumbers(correlations));
  const first = new CholeskyDecomposition(measured);
  if (first.isPositiveDefinite()) return first.lowerTriangularMatrix.to2DArray();
  return new CholeskyDecomposition(repaired(measured)).lowerTriangularMatrix.to2DArray();
}

/** @see https://doi.org/10.1093/imanum/22.3.329 one round of what N. Higham iterates */
function repaired(correlations: Matrix): Matrix {
  const { realEigenvalues, eigenvectorMatrix } = new EigenvalueDecomposition(correlations, {
    assumeSymmetric: true,
  });
  const raised = Matrix.diag(realEigenvalues.map((value) => Math.max(value, leastEigenvalue)));
  const product = eigenvectorMatrix.mmul(raised).mmul(eigenvectorMatrix.transpose());
  const scales = product.diagonal().map(Math.sqrt);
  const size = correlations.rows;
  // Both halves from one: rounding must not make them differ.
  const entry = (row: number, column: number) =>
    row === column
      ? 1
      : product.get(Math.max(row, column), Math.min(row, column)) /
        ((scales[row] ?? 1) * (scales[column] ?? 1));
  return new Matrix(
    Array.from({ length: size }, (_, row) => Array.from({ length: size }, (_, column) => entry(row, column))),
  );
}

/**
 * Fits linear models of several targets to the same inputs by least squares.
 *
 * @param inputs a row an observation
 * @param targets a row an observation, a column a target
 * @param ridge added to the diagonal, above 0, so that there is always one solution
 * @returns a row an input, a column a target
 */
export function fitLinear(inputs: Rows, targets: Rows, ridge: number): Rows {
  const x = new Matrix(asNumbers(inputs));
  const transposed = x.transpose();
  const normal = transposed.mmul(x);
  for (let index = 0; index < normal.rows; index += 1) {
    normal.set(index, index, normal.get(index, index) + ridge);
  }
  const right = transposed.mmul(new Matrix(asNumbers(targets)));
  return new CholeskyDecomposition(normal).solve(right).to2DArray();
}

/** The library writes to copies only, but does not say so in its types. */
function asNumbers(rows: Rows): number[][] {
  return rows as number[][];
}
