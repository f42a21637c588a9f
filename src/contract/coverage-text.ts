import type { ApiCoverage, CoverageReport, OperationTraffic, SeenPoint } from './coverage-report.ts';

/**
 * How much of the documents was seen, as a table for people: what is missing first, then what is complete.
 *
 * @example
 * jobs  62.5 % (25 of 40)
 *
 *   60.0 %  POST /jobs  3 calls
 *           not seen  response 409
 */
export function coverageText(report: CoverageReport): string {
  const sections = report.apis.map(apiText);
  const { percent, covered, total } = report;
  const sum = `all  ${percentText(percent)} (${covered} of ${total})\n`;
  return report.apis.length > 1 ? [...sections, sum].join('\n') : sections.join('');
}

function apiText({ name, percent, covered, total, operations, answerValues }: ApiCoverage): string {
  const isComplete = (operation: OperationTraffic) =>
    operation.covered === operation.total && Object.keys(operation.undocumented).length === 0;
  const missing = operations
    .filter((operation) => !isComplete(operation))
    .toSorted((one, other) => one.percent - other.percent);
  const complete = operations.filter(isComplete);
  const width = Math.max(0, ...operations.map(({ operation }) => operation.length));
  const rows = [...missing, ...complete].map((operation) => rowsOf(operation, width));
  const gap = operations.length > 0 ? '\n' : '';
  return `${name}  ${percentText(percent)} (${covered} of ${total})\n${gap}${rows.join('')}${valueRows(answerValues)}`;
}

/** Of the values of answers those that never came. */
function valueRows(values: readonly SeenPoint[]): string {
  const missing = values.filter(({ hits }) => hits === 0);
  if (missing.length === 0) return '';
  return `\n  values of answers that never came\n${missing.map(({ label }) => `${indent}${label}\n`).join('')}`;
}

const indent = ' '.repeat(11);

function rowsOf(
  { operation, percent, calls, points, undocumented }: OperationTraffic,
  width: number,
): string {
  const count = calls === 1 ? '1 call' : `${calls} calls`;
  const head = `  ${percentText(percent).padStart(7)}  ${operation.padEnd(width)}  ${calls === 0 ? 'not called' : count}\n`;
  const others = Object.entries(undocumented).map(
    ([status, times]) => `${indent}not documented  response ${status} (${times})\n`,
  );
  // Of what was never called all is missing.
  const labels = calls === 0 ? [] : points.filter(({ hits }) => hits === 0).map(({ label }) => label);
  return `${head}${labels.map((label) => `${indent}not seen  ${label}\n`).join('')}${others.join('')}`;
}

function percentText(percent: number): string {
  return `${percent.toFixed(1)} %`;
}
