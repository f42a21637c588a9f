import type { Report, ReportedProblem } from './report.ts';
import { plural, summarize } from './summary.ts';

/** A comment on GitHub holds 65,536 characters; this many rows fit with long messages too. */
const maxRows = 100;

/** A longer value is cut: the other formats have it. */
const maxCode = 500;

/** Errors first, since a comment is cut at its end. */
const order = { error: 0, warning: 1, note: 2 } as const;

/** A report as a Markdown table, for a comment on a pull request. */
export function renderMarkdown(report: Report): string {
  const title = `### ${escapeMarkdown(`${report.tool.name} ${report.command}`)}`;
  const summary = escapeMarkdown(summarize(report));
  if (report.problems.length === 0) return `${title}\n\n${summary}\n`;
  const sorted = report.problems.toSorted((a, b) => order[a.severity] - order[b.severity]);
  const rows = sorted.slice(0, maxRows).map(rowOf);
  const rest = sorted.length - rows.length;
  const more = rest > 0 ? `\n… and ${plural(rest, 'more problem')}; the json format lists all.\n` : '';
  const head = '| | where | what | code |\n|---|---|---|---|';
  return `${title}\n\n${summary}\n\n${head}\n${rows.join('\n')}\n${more}`;
}

function rowOf(problem: ReportedProblem): string {
  const { position, operation } = problem;
  const place = `${problem.file ?? ''}${position ? `:${position.line}:${position.column}` : ''}`;
  const where = [place, operation].filter(Boolean).map((text) => code(text ?? ''));
  const what = [
    escapeMarkdown(problem.message),
    problem.expected === undefined ? '' : `expected ${code(problem.expected)}`,
    problem.actual === undefined ? '' : `came ${code(problem.actual)}`,
    problem.hint === undefined ? '' : hint(problem.hint),
  ];
  const cells = [
    problem.severity,
    where.join('<br>'),
    what.filter((part) => part !== '').join('<br>'),
    code(problem.code),
  ];
  return `| ${cells.join(' | ')} |`;
}

/** A command line is for copying. */
function hint(text: string): string {
  return text
    .split('\n')
    .map((line) => (line.startsWith('curl ') ? code(line) : escapeMarkdown(line)))
    .join('<br>');
}

/** A code span; its fence is longer than any run of backticks in it. */
function code(text: string): string {
  const whole = text.replace(/\s+/g, ' ');
  const flat = (whole.length > maxCode ? `${whole.slice(0, maxCode)}…` : whole).replaceAll('|', '\\|');
  const longest = Math.max(0, ...(flat.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(longest + 1);
  return longest === 0 ? `${fence}${flat}${fence}` : `${fence} ${flat} ${fence}`;
}

/** Text as it is: no markup, no table, no mention of anybody; but code spans stay. */
function escapeMarkdown(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .split(/(`[^`]+`)/)
    .map((part, index) => (index % 2 === 1 ? code(part.slice(1, -1)) : escapePlain(part)))
    .join('');
}

function escapePlain(text: string): string {
  return text
    .replace(/[\\`*_[\]|#~!]/g, '\\$&')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('@', '&#64;');
}
