import { describe, expect, test } from 'vitest';
import type { Column } from './column.ts';
import { evaluate } from './evaluate.ts';
import { synthesise } from './synthesise.ts';
import { makePeople } from './table.fixture.ts';
import type { Table } from './table.ts';

const people = makePeople('original', 2000);

function tableOf(...columns: Column[]): Table {
  return { columns, rowCount: columns[0]?.values.length ?? 0 };
}

function numbers(name: string, ...values: number[]): Column {
  return { kind: 'numeric', name, type: 'integer', values: Float64Array.from(values) };
}

function texts(name: string, ...values: (string | undefined)[]): Column {
  return { kind: 'category', name, type: 'string', values };
}

test('a copy is faithful and useful and not private at all', () => {
  expect(evaluate(people, people)).toEqual({ overall: 0.6667, fidelity: 1, utility: 1, privacy: 0 });
});

test('other rows of the same kind are all of it', () => {
  const { overall, fidelity, utility, privacy } = evaluate(people, makePeople('other', 2000));
  expect(fidelity).toBeGreaterThan(0.97);
  expect(utility).toBeGreaterThan(0.97);
  expect(privacy).toBeGreaterThan(0.95);
  expect(overall).toBeCloseTo((fidelity + utility + privacy) / 3, 3);
});

test('half a copy is half as private', () => {
  const other = makePeople('other', 2000);
  const mix = (one: Column, two: Column): Column => {
    const values = Array.from<unknown>(one.values).map((value, row) =>
      (row >> 3) % 2 === 0 ? value : two.values[row],
    );
    // Both are of the same column.
    return {
      ...one,
      values: one.kind === 'numeric' ? Float64Array.from(values as number[]) : values,
    } as Column;
  };
  const columns = people.columns.map((column, index) => mix(column, other.columns[index] ?? column));
  const { privacy } = evaluate(people, { columns, rowCount: 2000 });
  expect(privacy).toBeGreaterThan(0.3);
  expect(privacy).toBeLessThan(0.7);
});

test('rows in another order lose what columns have to do with each other', () => {
  const shifted = people.columns.map((column, index): Column => {
    const turn = <T>(values: readonly T[]) => [...values.slice(index * 7), ...values.slice(0, index * 7)];
    return column.kind === 'numeric'
      ? { ...column, values: Float64Array.from(turn([...column.values])) }
      : { ...column, values: turn(column.values) };
  });
  const { fidelity, utility } = evaluate(people, { columns: shifted, rowCount: 2000 });
  expect(fidelity).toBeLessThan(0.98);
  expect(utility).toBeLessThan(0.9);
});

test('what is made up scores well, and noise costs fidelity', async () => {
  const make = (type: 'gaussian-copula' | 'dp-ctgan', epsilon: number) =>
    synthesise(people, {
      type,
      rows: 2000,
      epsilon,
      seed: 3,
      onProgress: () => {},
      signal: new AbortController().signal,
    });
  const plain = evaluate(people, await make('gaussian-copula', 1));
  const noisy = evaluate(people, await make('dp-ctgan', 0.05));
  expect(plain.overall).toBeGreaterThan(0.95);
  expect(noisy.fidelity).toBeLessThan(plain.fidelity - 0.2);
  expect(noisy.utility).toBeLessThan(plain.utility);
});

describe('small tables', () => {
  test.each<[string, Table, Table, number]>([
    ['disjoint numbers', tableOf(numbers('a', 1, 2)), tableOf(numbers('a', 8, 9)), 0],
    ['disjoint texts', tableOf(texts('a', 'x', 'y')), tableOf(texts('a', 'z')), 0],
    ['half the texts', tableOf(texts('a', 'x', 'y')), tableOf(texts('a', 'x', 'z')), 0.5],
    ['numbers against missing ones', tableOf(numbers('a', 1, 2)), tableOf(texts('a', undefined)), 0],
    [
      'columns of other names do not count',
      tableOf(numbers('a', 1, 2), numbers('b', 1, 2)),
      tableOf(numbers('b', 1, 2)),
      1,
    ],
    [
      'opposite correlations',
      tableOf(numbers('a', 1, 2), numbers('b', 1, 2)),
      tableOf(numbers('a', 1, 2), numbers('b', 2, 1)),
      0.5,
    ],
    ['names of object parts', tableOf(texts('__proto__', 'x')), tableOf(texts('__proto__', 'x')), 1],
    [
      'the ends of what numbers hold',
      tableOf(numbers('a', -1e308, 1e308)),
      tableOf(numbers('a', -1e308, 1e308)),
      1,
    ],
  ])('fidelity of %s', (_, real, synthetic, fidelity) => {
    expect(evaluate(real, synthetic).fidelity).toBe(fidelity);
  });

  test('scores are within 0 and 1 whatever the tables', () => {
    const tables = [
      tableOf(numbers('a', 1)),
      tableOf(numbers('a', Number.NaN, Number.NaN)),
      tableOf(numbers('a', 1, 1, 1), texts('b', 'x', undefined, 'y')),
      tableOf(texts('a', '1', '2', '3', '4', '5', '6', '7', '8', '9', '10', '11')),
    ];
    for (const real of tables) {
      for (const synthetic of tables) {
        const scores = Object.values(evaluate(real, synthetic));
        expect(scores.every((score) => score >= 0 && score <= 1)).toBe(true);
      }
    }
  });

  test.each<[string, Table, Table]>([
    ['The two datasets have no column in common', tableOf(numbers('a', 1)), tableOf(numbers('b', 1))],
    ['One of the two datasets has no rows', tableOf(numbers('a', 1)), tableOf(numbers('a'))],
  ])('%s', (message, real, synthetic) => {
    expect(() => evaluate(real, synthetic)).toThrow(message);
  });
});
