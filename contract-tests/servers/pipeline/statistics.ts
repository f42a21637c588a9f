import { standardDeviation as deviationOf, mean as meanOf, median as medianOf } from 'simple-statistics';

/** The adapter of simple-statistics. @param values at least one */
export function mean(values: readonly number[]): number {
  return meanOf([...values]);
}

/** The middle one, or the mean of the two in the middle. @param values at least one */
export function median(values: readonly number[]): number {
  return medianOf([...values]);
}

/** Of all values there are, not of a sample. @param values at least one */
export function standardDeviation(values: readonly number[]): number {
  return deviationOf([...values]);
}
