import type { Encoded } from './encode.ts';
import { fitLinear, type Rows } from './linear-algebra.ts';

/** Sizes that keep the fitting below a second. */
const maxRows = 1000;
const maxTargets = 20;
const maxInputs = 64;
/** Texts beyond the most frequent ones are one. */
const maxLabels = 8;
const ridge = 1;

/**
 * How well models do on the original that learned from made-up rows, next to models that learned from original ones:
 * from 0 to 1, where 1 is no worse.
 *
 * Each of the first 20 columns is foretold from the others by a linear model: a number by its rank, judged by the share
 * of variance explained; a text by the likeliest of its eight most frequent values and the rest, judged by how often
 * that is right. Every second original row is learned from, the others are foretold.
 */
export function utility(columns: readonly Encoded[]): number {
  const considered = columns.slice(0, maxTargets + maxInputs);
  const parts = {
    train: considered.map(({ kind, real }) => featuresOf(kind, real, 0)),
    test: considered.map(({ kind, real }) => featuresOf(kind, real, 1)),
    synthetic: considered.map(({ kind, synthetic }) => featuresOf(kind, synthetic, 0)),
  };
  // A single row cannot be both learned from and foretold.
  if (!parts.test[0]?.length) return 1;
  const losses = considered.slice(0, maxTargets).map(({ kind }, target) => {
    const own = skill(kind, parts.train, parts.test, target);
    return Math.max(0, own - skill(kind, parts.synthetic, parts.test, target));
  });
  return 1 - losses.reduce((sum, loss) => sum + loss / losses.length, 0);
}

/** The features of a column by rows: `[[0.25], [0.5]]` of ranks, `[[1, 0], [0, 1]]` of texts. */
type Features = Rows;

/** Of every second row, evenly spread over a table that may be in order. @param start 0, or 1 for the rows left out */
function featuresOf(kind: Encoded['kind'], values: Float64Array, start: 0 | 1): Features {
  const step = 2 * Math.max(1, Math.floor(values.length / 2 / maxRows));
  const rows = Array.from(values).filter((_, row) => row % step === start);
  if (kind === 'numeric') return rows.map((value) => [Number.isNaN(value) ? 0 : value - 0.5]);
  return rows.map((value) =>
    Array.from({ length: maxLabels + 1 }, (_, label) => (Math.min(value, maxLabels) === label ? 1 : 0)),
  );
}

function skill(
  kind: Encoded['kind'],
  train: readonly Features[],
  test: readonly Features[],
  target: number,
): number {
  const model = fitLinear(inputsOf(train, target), train[target] ?? [], ridge);
  const actual = test[target] ?? [];
  const foretold = inputsOf(test, target).map((inputs) => apply(model, inputs));
  return kind === 'numeric' ? explained(actual, foretold) : accuracy(actual, foretold);
}

/** All other columns side by side, with a constant. */
function inputsOf(columns: readonly Features[], target: number): Rows {
  const others = columns.filter((_, index) => index !== target);
  return (columns[target] ?? []).map((_, row) =>
    [1, ...others.flatMap((rows) => rows[row] ?? [])].slice(0, maxInputs),
  );
}

function apply(model: Rows, inputs: readonly number[]): readonly number[] {
  const outputs = (model[0] ?? []).map(() => 0);
  for (const [index, weights] of model.entries()) {
    for (const [output, weight] of weights.entries()) {
      outputs[output] = (outputs[output] ?? 0) + weight * (inputs[index] ?? 0);
    }
  }
  return outputs;
}

/** R², at least 0. */
function explained(actual: Rows, foretold: Rows): number {
  const values = actual.map(([value = 0]) => value);
  const mean = values.reduce((sum, value) => sum + value / values.length, 0);
  const total = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const left = values.reduce((sum, value, row) => sum + (value - (foretold[row]?.[0] ?? 0)) ** 2, 0);
  return total > 0 ? Math.max(0, 1 - left / total) : 0;
}

function accuracy(actual: Rows, foretold: Rows): number {
  const right = actual.filter((labels, row) => labels[largest(foretold[row] ?? [])] === 1);
  return right.length / actual.length;
}

function largest(values: readonly number[]): number {
  return values.indexOf(Math.max(...values));
}
