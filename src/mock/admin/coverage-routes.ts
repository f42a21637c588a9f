import { coverageLcov } from '../../contract/coverage-lcov.ts';
import type { CoverageReport } from '../../contract/coverage-report.ts';
import { coverageText } from '../../contract/coverage-text.ts';
import type { MockResponse } from '../exchange.ts';
import { journalCoverage } from '../journal/journal-coverage.ts';
import { jsonAnswer, missingAnswer, textAnswer } from './admin-answer.ts';
import type { AdminOrder, AdminRoute } from './admin-call.ts';

/** How much of the documents was used. */
export const coverageRoutes: readonly AdminRoute[] = [
  {
    method: 'GET',
    path: '/coverage',
    summary: 'how much of the documents the requests used, for people; by session',
    answer: withReport((report) => textAnswer(coverageText(report), 'text/plain; charset=utf-8')),
  },
  {
    method: 'GET',
    path: '/coverage.json',
    summary: 'the same as JSON',
    answer: withReport((report) => jsonAnswer(report)),
  },
  {
    method: 'GET',
    path: '/coverage.lcov',
    summary: 'the same by lines of the documents, for editors and coverage services',
    answer: withReport((report, { control }) => {
      const documents = new Map(control.apis().map(({ name, model }) => [name, model.document]));
      return textAnswer(coverageLcov(report, documents), 'text/plain; charset=utf-8');
    }),
  },
];

/** What was counted since the start knows no sessions: that of one is what its journal has. */
function withReport(
  answer: (report: CoverageReport, order: AdminOrder) => MockResponse,
): (order: AdminOrder) => MockResponse {
  return (order) => {
    const { coverage, journal } = order.control;
    if (coverage && order.session === undefined) return answer(coverage.report(), order);
    if (journal) return answer(journalCoverage(journal, { session: order.session }), order);
    return missingAnswer('journal', 'Coverage is counted from one, and it was started without.');
  };
}
