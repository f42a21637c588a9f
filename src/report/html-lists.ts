import { escapeHtml } from '../docs/html.ts';
import type { Report, ReportedAnswers, ReportedProblem } from './report.ts';
import { reaches } from './summary.ts';

/** Longer lists are cut: the JSON report has all. */
const maxRows = 2000;

/** What is wrong besides findings: with the document, with the run. */
export function othersSection({ others = [] }: Report): string {
  return problemsSection(
    'Besides',
    others.filter(({ severity }) => reaches(severity, 'warning')),
    true,
  );
}

/** What is worth knowing and no fault. */
export function notesSection({ findings = [], others = [] }: Report): string {
  return problemsSection(
    'Notes',
    [...findings, ...others].filter(({ severity }) => severity === 'note'),
    false,
  );
}

/** What is accepted, and why. */
export function suppressedSection({ suppressed = [] }: Report): string {
  const rows = suppressed.map(
    ({ problem, reason }) =>
      `<li><span class="what">${escapeHtml(problem.message)}</span> ${tags(problem)}<p class="hint">${escapeHtml(reason)}</p></li>`,
  );
  return listSection('Suppressed', rows, false);
}

/** Which answers of each operation came. */
export function answersSection({ answers = [] }: Report): string {
  if (answers.length === 0) return '';
  const rows = answers.slice(0, maxRows).map(answerRow);
  return `<section class="more"><h2>Answers</h2>
<div class="scroll" tabindex="0" role="region" aria-label="Answers by operation"><table><thead><tr><th scope="col">Operation</th><th scope="col">Came</th><th scope="col">Documented, not seen</th></tr></thead>
<tbody>${rows.join('\n')}</tbody></table></div>${cut(answers.length)}</section>`;
}

/** What was not tried, by reason. */
export function skippedSection({ skipped = [] }: Report): string {
  const byReason = Map.groupBy(skipped, ({ reason }) => reason);
  const rows = [...byReason].map(
    ([reason, list]) =>
      `<li><span class="what">${escapeHtml(reason)}</span><p class="hint">${escapeHtml(
        list
          .slice(0, 200)
          .map((one) => one.case ?? one.operation)
          .join(', '),
      )}${list.length > 200 ? ` and ${list.length - 200} more` : ''}</p></li>`,
  );
  return listSection('Not tried', rows, false, skipped.length);
}

function answerRow({ operation, seen, missed }: ReportedAnswers): string {
  const [method = '', path = ''] = operation.split(' ', 2);
  const came = seen.map(
    ([status, count]) =>
      `<span class="status ${status >= 500 ? 'bad' : status >= 400 ? 'refused' : 'fine'}">${status}<small>×${count}</small></span>`,
  );
  return `<tr><th scope="row"><span class="method ${escapeHtml(method.toLowerCase())}">${escapeHtml(method)}</span> <code>${escapeHtml(path)}</code></th><td>${came.join(' ') || 'not called'}</td><td>${missed.map((status) => `<span class="status missed">${escapeHtml(status)}</span>`).join(' ')}</td></tr>`;
}

function problemsSection(title: string, problems: readonly ReportedProblem[], isOpen: boolean): string {
  const rows = problems.slice(0, maxRows).map((problem) => {
    const { severity, message, expected, actual, hint } = problem;
    const compared = [
      expected === undefined ? '' : `Expected ${expected}.`,
      actual === undefined ? '' : `Came ${actual}.`,
    ];
    const text = [...compared, hint ?? ''].filter((part) => part !== '').join(' ');
    return `<li><span class="severity ${severity}">${severity}</span> <span class="what">${escapeHtml(message)}</span> ${tags(problem)}${text === '' ? '' : `<p class="hint">${escapeHtml(text)}</p>`}</li>`;
  });
  return listSection(title, rows, isOpen, problems.length);
}

function tags({ operation, file, position, code }: ReportedProblem): string {
  const place =
    file === undefined ? undefined : `${file}${position ? `:${position.line}:${position.column}` : ''}`;
  return [operation, place, code]
    .filter((text) => text !== undefined)
    .map((text) => `<code>${escapeHtml(text)}</code>`)
    .join(' ');
}

function listSection(title: string, rows: readonly string[], isOpen: boolean, count = rows.length): string {
  if (rows.length === 0) return '';
  return `<section class="more"><details${isOpen ? ' open' : ''}><summary><h2>${title}</h2> <span class="tag">${count.toLocaleString('en-US')}</span></summary>
<ul class="list">${rows.join('\n')}</ul>${cut(count)}</details></section>`;
}

function cut(count: number): string {
  return count > maxRows ? `<p class="hint">${count - maxRows} more are in the JSON report.</p>` : '';
}
