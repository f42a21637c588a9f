import type { ReportedProblem } from './report.ts';

/** What there is to say about a problem besides its message, a line each: operation, expected and came, hint. */
export function explain(problem: ReportedProblem): readonly string[] {
  const { operation, expected, actual, hint } = problem;
  return [
    operation === undefined ? '' : `In ${operation}.`,
    expected === undefined ? '' : `Expected: ${expected}`,
    actual === undefined ? '' : `Came: ${actual}`,
    hint ?? '',
  ].filter((line) => line !== '');
}
