import { describe, expect, test } from 'vitest';
import { correlationFactor, fitLinear, type Rows } from './linear-algebra.ts';

function timesItself(factor: Rows): number[][] {
  return factor.map((one) =>
    factor.map((other) => one.reduce((sum, value, index) => sum + value * (other[index] ?? 0), 0)),
  );
}

describe('correlationFactor', () => {
  test('of correlations that can be', () => {
    expect(
      correlationFactor([
        [1, 0.6],
        [0.6, 1],
      ]),
    ).toEqual([
      [1, 0],
      [0.6, 0.8],
    ]);
  });

  test('of correlations that contradict each other, close ones', () => {
    // a goes with b and b with c, but a against c.
    const near = timesItself(
      correlationFactor([
        [1, 0.9, -0.9],
        [0.9, 1, 0.9],
        [-0.9, 0.9, 1],
      ]),
    );
    expect(near.map((row) => row.map((value) => Number(value.toFixed(2))))).toEqual([
      [1, 0.5, -0.5],
      [0.5, 1, 0.5],
      [-0.5, 0.5, 1],
    ]);
  });

  test.each<[string, Rows]>([
    [
      'the same column thrice',
      [
        [1, 1, 1],
        [1, 1, 1],
        [1, 1, 1],
      ],
    ],
    [
      'a column and its opposite',
      [
        [1, -1],
        [-1, 1],
      ],
    ],
    ['one column', [[1]]],
  ])('of %s', (_, correlations) => {
    const near = timesItself(correlationFactor(correlations));
    for (const [row, values] of correlations.entries()) {
      for (const [column, value] of values.entries()) expect(near[row]?.[column]).toBeCloseTo(value, 4);
    }
  });
});

test('fitLinear finds the line that made the points', () => {
  const inputs = [0, 1, 2, 3].map((x) => [1, x]);
  const [[constant], [slope]] = fitLinear(
    inputs,
    inputs.map(([, x = 0]) => [5 - 2 * x]),
    1e-9,
  ) as [[number], [number]];
  expect(constant).toBeCloseTo(5, 6);
  expect(slope).toBeCloseTo(-2, 6);
});
