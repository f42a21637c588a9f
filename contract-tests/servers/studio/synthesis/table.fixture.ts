import { createRandom } from '../../../../src/schema/sample/random.ts';
import { drawNormal } from './normal.ts';
import type { Table } from './table.ts';

/**
 * People: `income` rises with `age` (correlation 0.8 of its logarithm), the north is older, a tenth of incomes is
 * missing, `signed_up` has nothing to do with anything.
 */
export function makePeople(seed: string, rowCount: number): Table {
  const random = createRandom(seed);
  const [age, income, signedUp] = [1, 2, 3].map(() => new Float64Array(rowCount));
  const region: string[] = [];
  const isActive: string[] = [];
  for (let row = 0; row < rowCount; row += 1) {
    const z = drawNormal(random);
    const amount = Math.exp(10 + 0.5 * (0.8 * z + 0.6 * drawNormal(random)));
    if (age) age[row] = Math.round(40 + 12 * z);
    if (income) income[row] = random.chance(0.1) ? Number.NaN : Math.round(100 * amount) / 100;
    if (signedUp) signedUp[row] = Date.UTC(2024, 0, 1) + 86_400_000 * random.integer(0, 600);
    region.push(z + drawNormal(random) > 0 ? 'north' : random.pick(['south', 'west']));
    isActive.push(random.chance(0.7) ? 'true' : 'false');
  }
  const empty = new Float64Array();
  return {
    columns: [
      { kind: 'numeric', name: 'age', type: 'integer', values: age ?? empty },
      { kind: 'numeric', name: 'income', type: 'number', values: income ?? empty },
      { kind: 'category', name: 'region', type: 'string', values: region },
      { kind: 'category', name: 'is_active', type: 'boolean', values: isActive },
      { kind: 'numeric', name: 'signed_up', type: 'date', values: signedUp ?? empty },
    ],
    rowCount,
  };
}
