import type { WrittenValue } from './written-value.ts';

/** What a number must be. */
export interface NumberBounds {
  readonly min: number;
  readonly max: number;
  readonly isWhole?: boolean;
  /** `milliseconds`; empty for a plain number. */
  readonly unit?: string;
}

/** Reads a number within bounds; undefined, and told, where it is none. */
export function readNumber(written: WrittenValue, bounds: NumberBounds): number | undefined {
  const { value } = written;
  const { min, max, isWhole = false, unit = '' } = bounds;
  const isRight =
    typeof value === 'number' && value >= min && value <= max && (!isWhole || Number.isInteger(value));
  if (isRight) return value;
  const kind = isWhole ? 'a whole number' : 'a number';
  const what = `${kind} ${unit === '' ? '' : `of ${unit} `}from ${min} to ${max}`;
  return written.mismatch(what, 'Write the number without quotes and without a unit.');
}
