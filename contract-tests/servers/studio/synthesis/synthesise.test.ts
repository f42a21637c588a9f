import { describe, expect, test } from 'vitest';
import type { Column } from './column.ts';
import { pairColumns } from './column-pair.ts';
import { encode } from './encode.ts';
import { columnDistance, correlationError } from './fidelity.ts';
import { type SynthesisOptions, synthesise } from './synthesise.ts';
import { makePeople } from './table.fixture.ts';
import type { Table } from './table.ts';

const types = ['ctgan', 'tvae', 'gaussian-copula', 'dp-ctgan'] as const;
const people = makePeople('original', 4000);

function make(table: Table, options: Partial<SynthesisOptions> = {}): Promise<Table> {
  const usual = { type: 'gaussian-copula', rows: 4000, seed: 7, onProgress: () => {} } as const;
  return synthesise(table, { ...usual, signal: new AbortController().signal, ...options });
}

/** The mean distance of the columns and the error of the correlations. */
function judge(real: Table, synthetic: Table) {
  const pairs = pairColumns(real, synthetic);
  const distances = pairs.map(columnDistance);
  return {
    distance: distances.reduce((sum, each) => sum + each / distances.length, 0),
    worst: Math.max(...distances),
    correlationError: correlationError(pairs.map(encode)),
  };
}

function valuesOf(column: Column | undefined): readonly (number | string | undefined)[] {
  return column ? Array.from<number | string | undefined>(column.values) : [];
}

function missingShare({ values }: Column): number {
  const isMissing = (value: unknown) => value === undefined || Number.isNaN(value);
  return Array.from<unknown>(values).filter(isMissing).length / values.length;
}

describe('every type', () => {
  test.each(types)('%s keeps columns and correlations', async (type) => {
    const table = await make(people, { type, epsilon: 100 });
    expect(table.rowCount).toBe(4000);
    expect(table.columns.map(({ name, type }) => [name, type])).toEqual([
      ['age', 'integer'],
      ['income', 'number'],
      ['region', 'string'],
      ['is_active', 'boolean'],
      ['signed_up', 'date'],
    ]);
    const { worst, correlationError } = judge(people, table);
    expect(worst).toBeLessThan(0.05);
    expect(correlationError).toBeLessThan(0.02);
  });

  test.each(types)(
    '%s draws the same again from the same seed, something else from another',
    async (type) => {
      const [first, again, other] = [
        await make(people, { type, rows: 200 }),
        await make(people, { type, rows: 200 }),
        await make(people, { type, rows: 200, seed: 8 }),
      ];
      expect(again).toEqual(first);
      expect(other).not.toEqual(first);
    },
  );

  test.each(types)('%s looks like the original', async (type) => {
    const { columns } = await make(people, { type, rows: 500, epsilon: 100 });
    const [age, , , , signedUp] = columns;
    expect([...(age?.values ?? [])].every((value) => Number.isInteger(value))).toBe(true);
    expect([...(signedUp?.values ?? [])].every((value) => Number(value) % 86_400_000 === 0)).toBe(true);
    expect(columns.map(missingShare).map((share) => Number(share.toFixed(1)))).toEqual([0, 0.1, 0, 0, 0]);
  });

  test.each(types)('%s takes whatever may stand in a file', async (type) => {
    const hostile: Table = {
      columns: [
        {
          kind: 'numeric',
          name: '__proto__',
          type: 'number',
          values: Float64Array.of(-1e308, 1e308, 0, 5e-324),
        },
        { kind: 'numeric', name: 'constant', type: 'integer', values: Float64Array.of(7, 7, 7, 7) },
        { kind: 'numeric', name: 'missing', type: 'date', values: new Float64Array(4).fill(Number.NaN) },
        {
          kind: 'category',
          name: 'constructor',
          type: 'string',
          values: ['__proto__', '=1+1', '"', undefined],
        },
        {
          kind: 'category',
          name: 'nothing',
          type: 'string',
          values: new Array<undefined>(4).fill(undefined),
        },
      ],
      rowCount: 4,
    };
    const { columns } = await make(hostile, { type, rows: 100, epsilon: 100 });
    expect(columns.map(({ values }) => values.length)).toEqual([100, 100, 100, 100, 100]);
    const numbers = [...(columns[0]?.values ?? [])].map(Number);
    expect(numbers.filter((value) => !Number.isNaN(value) && Math.abs(value) > 1e308)).toEqual([]);
    const constants = [...(columns[1]?.values ?? [])].filter((value) => !Number.isNaN(value));
    expect([...new Set(constants)]).toEqual([7]);
  });

  test.each(types)('%s of one row and one column', async (type) => {
    const single: Table = {
      columns: [{ kind: 'category', name: 'flag', type: 'boolean', values: ['true'] }],
      rowCount: 1,
    };
    const { columns } = await make(single, { type, rows: 50, epsilon: 100 });
    expect([...new Set(valuesOf(columns[0]))]).toEqual(['true']);
  });
});

describe('drawing numbers', () => {
  test('of two decimals and in the range of the original', async () => {
    for (const type of ['ctgan', 'tvae', 'gaussian-copula'] as const) {
      const { columns } = await make(people, { type, rows: 1000 });
      const incomes = [...(columns[1]?.values ?? [])].map(Number).filter((value) => !Number.isNaN(value));
      const real = [...(people.columns[1]?.values ?? [])].map(Number).filter((value) => !Number.isNaN(value));
      expect(incomes.every((value) => Number(value.toFixed(2)) === value)).toBe(true);
      expect(Math.min(...incomes)).toBeGreaterThanOrEqual(Math.min(...real));
      expect(Math.max(...incomes)).toBeLessThanOrEqual(Math.max(...real));
    }
  });

  test('a scale has no values between', async () => {
    const values = Float64Array.from({ length: 400 }, (_, index) => [1, 2.5, 5][index % 3] ?? 0);
    const scale: Table = { columns: [{ kind: 'numeric', name: 'x', type: 'number', values }], rowCount: 400 };
    for (const type of ['ctgan', 'tvae', 'gaussian-copula'] as const) {
      const { columns } = await make(scale, { type, rows: 300 });
      expect([...new Set([...(columns[0]?.values ?? [])].map(Number))].sort()).toEqual([1, 2.5, 5]);
    }
  });
});

describe('privacy', () => {
  test('the smaller epsilon, the less faithful', async () => {
    const judged = [];
    for (const epsilon of [100, 0.3, 0.01])
      judged.push(judge(people, await make(people, { type: 'dp-ctgan', epsilon })));
    const [large, middle, small] = judged.map(
      ({ distance, correlationError }) => distance + correlationError,
    );
    expect(large).toBeLessThan(0.05);
    expect(middle).toBeGreaterThan(2 * (large ?? 0));
    expect(small).toBeGreaterThan(2 * (middle ?? 0));
  });

  test('a text of few rows is not told', async () => {
    const values = valuesOf(people.columns[2]).map((text, row) => (row < 5 ? 'Ada Lovelace' : String(text)));
    const table: Table = {
      columns: [{ kind: 'category', name: 'name', type: 'string', values }],
      rowCount: people.rowCount,
    };
    const labelsOf = async (type: SynthesisOptions['type']) => {
      const { columns } = await make(table, { type, epsilon: 1, rows: 20_000 });
      return [...new Set(valuesOf(columns[0]))].map(String).sort();
    };
    expect(await labelsOf('gaussian-copula')).toEqual(['Ada Lovelace', 'north', 'south', 'west']);
    expect(await labelsOf('dp-ctgan')).not.toContain('Ada Lovelace');
  });
});

describe('manners', () => {
  test('progress rises to 1, and others run meanwhile', async () => {
    const fractions: number[] = [];
    let turns = 0;
    const timer = setInterval(() => {
      turns += 1;
    }, 0);
    await make(people, { rows: 20_000, onProgress: (fraction) => void fractions.push(fraction) });
    clearInterval(timer);
    expect(fractions).toEqual([...fractions].sort((one, other) => one - other));
    expect(fractions).toHaveLength(15);
    expect(fractions.at(-1)).toBe(1);
    expect(turns).toBeGreaterThan(3);
  });

  test.each([1, 7, 12])('stops after step %i when asked to', async (step) => {
    const controller = new AbortController();
    let steps = 0;
    const onProgress = () => {
      steps += 1;
      if (steps === step) controller.abort(new Error('no longer wanted'));
    };
    const signal = controller.signal;
    await expect(make(people, { onProgress, signal })).rejects.toThrow('no longer wanted');
    expect(steps).toBe(step);
  });

  test('columns beyond the first block are drawn too', async () => {
    const columns = Array.from({ length: 70 }, (_, index): Column => {
      return {
        kind: 'numeric',
        name: `c${index}`,
        type: 'integer',
        values: Float64Array.from({ length: 50 }, (_, row) => row * index),
      };
    });
    const made = await make({ columns, rowCount: 50 }, { rows: 100 });
    expect(made.columns.map(({ name }) => name)).toEqual(columns.map(({ name }) => name));
    expect(made.columns.every(({ values }) => values.length === 100)).toBe(true);
  });
});
