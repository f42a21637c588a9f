import type { NumericColumn } from './column.ts';

const dayMs = 86_400_000;
const secondMs = 1000;
const maxDecimals = 8;

/** Rounds made-up values to what values of a column look like. */
export type Round = (value: number) => number;

/** As fine as the values of the column: prices of two decimals, times of whole minutes. */
export function roundingOf({ type, values }: NumericColumn): Round {
  switch (type) {
    case 'integer':
      return Math.round;
    case 'date':
      return toMultipleOf(dayMs);
    case 'datetime': {
      const unit = [60 * secondMs, secondMs].find((each) =>
        values.every((value) => Number.isNaN(value) || value % each === 0),
      );
      return toMultipleOf(unit ?? 1);
    }
    case 'number': {
      const decimals = values.reduce((most, value) => Math.max(most, decimalsOf(value)), 0);
      return decimals <= maxDecimals ? (value) => Number(value.toFixed(decimals)) : (value) => value;
    }
  }
}

/** By the type alone: how fine the values are stays private. */
export function roundingOfType(type: NumericColumn['type']): Round {
  switch (type) {
    case 'integer':
      return Math.round;
    case 'date':
      return toMultipleOf(dayMs);
    case 'datetime':
      return toMultipleOf(secondMs);
    case 'number':
      return (value) => Number(value.toPrecision(6));
  }
}

/** Downwards: the last day of a range must not become the next. */
function toMultipleOf(unit: number): Round {
  return (value) => Math.floor(value / unit) * unit;
}

/** Infinite where the number is written with an exponent. */
function decimalsOf(value: number): number {
  if (Number.isNaN(value) || Number.isInteger(value)) return 0;
  const text = String(value);
  if (text.includes('e')) return Number.POSITIVE_INFINITY;
  return text.length - text.indexOf('.') - 1;
}
