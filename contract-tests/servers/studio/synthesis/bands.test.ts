import { describe, expect, test } from 'vitest';
import { bandAt, createBands } from './bands.ts';

const rounded = (values: Float64Array) => [...values].map((value) => Number(value.toFixed(2)) + 0);

describe('createBands', () => {
  test.each<[string, readonly number[], number | undefined, unknown]>([
    ['two halves', [5, 5], undefined, { ends: [0.5, 1], scores: [-0.8, 0.8], variance: 0.64 }],
    ['one', [7], undefined, { ends: [1], scores: [0], variance: 0 }],
    [
      'an empty one between',
      [1, 0, 1],
      undefined,
      { ends: [0.5, 0.5, 1], scores: [-0.8, 0, 0.8], variance: 0.64 },
    ],
    ['a rare one', [999, 1], undefined, { ends: [0.999, 1], scores: [0, 3.37], variance: 0.01 }],
    ['a rare one, cut', [999, 1], 2, { ends: [0.999, 1], scores: [0, 2], variance: 0 }],
    ['none', [], undefined, { ends: [], scores: [], variance: 0 }],
  ])('%s', (_, counts, maxScore, wanted) => {
    const { ends, scores, variance } = createBands(counts, maxScore);
    expect({ ends: [...ends], scores: rounded(scores), variance: Number(variance.toFixed(2)) }).toEqual(
      wanted,
    );
  });

  test('many small bands are close to the normal distribution', () => {
    const { scores, variance } = createBands(new Array(1000).fill(1));
    expect(variance).toBeCloseTo(1, 2);
    expect(scores[500]).toBeCloseTo(0, 2);
    expect(scores[974]).toBeCloseTo(1.95, 1);
  });
});

test.each([
  [0, 0],
  [0.19, 0],
  [0.2, 2],
  [0.99, 2],
  [1, 2],
])('%d falls into band %i', (share, band) => {
  expect(bandAt(createBands([1, 0, 4]), share)).toBe(band);
});
