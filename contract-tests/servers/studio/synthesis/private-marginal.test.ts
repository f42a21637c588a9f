import { expect, test } from 'vitest';
import { createRandom } from '../../../../src/schema/sample/random.ts';
import type { CategoryColumn } from './column.ts';
import { learnPrivately } from './private-marginal.ts';

/** Half of the rows have no value, a quarter each true and false: far from where noise would end at 0. */
const rows = 1000;
const answers: CategoryColumn = {
  kind: 'category',
  name: 'answer',
  type: 'boolean',
  values: Array.from({ length: rows }, (_, row) => [undefined, undefined, 'true', 'false'][row % 4]),
};

/** How much the number of rows without a value is off, as it is learnt; in rows, its root mean square. */
function spread(epsilon: number, times: number): number {
  const random = createRandom(`epsilon ${epsilon}`);
  const errors = Array.from({ length: times }, () => {
    const { missingRate } = learnPrivately(answers, epsilon, random);
    return (missingRate - 0.5) * rows;
  });
  return Math.sqrt(errors.reduce((sum, error) => sum + error ** 2, 0) / times);
}

// Three counts with noise of scale 2 / epsilon, each off by √2 of it; of their sum half comes off again: √6 / epsilon.
test.each([0.1, 0.5, 1, 4])('noise is as large as epsilon %d asks for', (epsilon) => {
  expect((spread(epsilon, 1500) * epsilon) / Math.sqrt(6)).toBeCloseTo(1, 1);
});
