import type { Document } from '../document/document.ts';
import { coverageLcov } from './coverage-lcov.ts';
import type { CoverageReport } from './coverage-report.ts';
import { coverageText } from './coverage-text.ts';

/**
 * What a file of this name says of a coverage: lines for `.lcov` and `.info`, data for `.json`, else a table for people.
 *
 * @param documents by the API's name
 * @example
 * await writeFile('coverage/api.lcov', coverageFile('coverage/api.lcov', report, documents));
 */
export function coverageFile(
  name: string,
  report: CoverageReport,
  documents: ReadonlyMap<string, Document>,
): string {
  if (/\.(?:lcov|info)$/i.test(name)) return coverageLcov(report, documents);
  return /\.json$/i.test(name) ? `${JSON.stringify(report, null, 2)}\n` : coverageText(report);
}
