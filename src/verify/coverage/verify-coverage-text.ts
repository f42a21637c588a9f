import { coverageText } from '../../contract/coverage-text.ts';
import type { KeywordPoint } from './keyword-points.ts';
import type { OperationRules, VerifyCoverageReport } from './verify-coverage.ts';

/** So many rules of an operation are named. */
const maxNamed = 8;

/**
 * What was exercised, as text for people: the table of operations and answers, then the rules of requests that were not
 * tried on both sides.
 *
 * @example
 * rules of requests  83.3 % (10 of 12 sides)
 *
 *    75.0 %  GET /jobs
 *            not at the bound  query limit maximum
 *            not broken  query status enum
 */
export function verifyCoverageText(report: VerifyCoverageReport): string {
  const { percent, covered, total } = report.keywords;
  const open = report.operations.filter((one) => one.covered < one.total);
  const rows = open.map(operationText).join('');
  const head = `\nrules of requests  ${percent.toFixed(1)} % (${covered} of ${total} sides)\n`;
  return `${coverageText(report.traffic)}${head}${rows === '' ? '' : `\n${rows}`}`;
}

function operationText({ operation, percent, points }: OperationRules): string {
  const lines = points.flatMap(missingSides);
  const named = lines.slice(0, maxNamed).map((line) => `${indent}${line}\n`);
  const left = lines.length - named.length;
  const more = left > 0 ? `${indent}and ${left} more\n` : '';
  return `  ${`${percent.toFixed(1)} %`.padStart(7)}  ${operation}\n${named.join('')}${more}`;
}

const indent = ' '.repeat(11);

function missingSides({
  label,
  keyword,
  canBreak,
  valid,
  invalid,
}: Readonly<KeywordPoint>): readonly string[] {
  const isBound = /^(?:min|max|exclusive)/.test(keyword);
  return [
    ...(valid === 0 ? [`${isBound ? 'not at the bound' : 'not sent'}  ${label}`] : []),
    ...(canBreak && invalid === 0 ? [`not broken  ${label}`] : []),
  ];
}
