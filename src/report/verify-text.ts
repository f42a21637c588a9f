import { groupFindings } from './finding-groups.ts';
import type { RenderStyle, Report, ReportedExchange, ReportedFinding, ReportedProblem } from './report.ts';
import { plural, reaches } from './summary.ts';
import { type Paint, paintOf, problemBlocks, severityColors, summaryLine } from './text.ts';
import { indented, visible, wrap } from './text-layout.ts';
import { answerLines, cutLine, skipLines } from './verify-text-lists.ts';

/** How many findings of one code are shown; the others are counted. */
const maxPerCode = 20;
const maxNotes = 10;
const maxSuppressed = 20;
/** Longer chains of requests are left to reports for programs. */
const maxSteps = 4;

/**
 * What a run of verify found, for a person at a terminal: findings by class, one block each; then what else is wrong,
 * notes, what is suppressed, which answers were seen, what was not tried, and the sum of it.
 */
export function renderVerifyText(report: Report, style: RenderStyle): string {
  const paint = paintOf(style);
  const others = report.others ?? [];
  const notes = [...(report.findings ?? []), ...others].filter(({ severity }) => severity === 'note');
  const parts = [
    ...findingParts(report, { columns: style.columns, paint, said: new Set() }),
    ...problemBlocks(
      others.filter(({ severity }) => reaches(severity, 'warning')),
      style,
    ),
    section('notes', noteLines(notes, style.columns), paint),
    section('suppressed', suppressedLines(report, style.columns), paint),
    section('answers', answerLines(report, style.columns), paint),
    section('not tried', skipLines(report, style.columns), paint),
    summaryLine(report, style),
  ];
  return parts.filter((part) => part !== '').join('\n');
}

interface Layout {
  readonly columns: number;
  readonly paint: Paint;
  /** Hints that were printed: a second time they are left out. */
  readonly said: Set<string>;
}

function section(title: string, lines: readonly string[], paint: Paint): string {
  if (lines.length === 0) return '';
  return `${paint('bold', title)}\n${lines.map((line) => `  ${line}\n`).join('')}`;
}

function findingParts(report: Report, layout: Layout): readonly string[] {
  const counts = new Map<string, number>();
  const cut = new Map<string, number>();
  const parts = groupFindings(report.findings ?? []).map((group) => {
    const shown = group.findings.filter(({ code }) => {
      const count = (counts.get(code) ?? 0) + 1;
      counts.set(code, count);
      if (count > maxPerCode) cut.set(code, count - maxPerCode);
      return count <= maxPerCode;
    });
    const head = layout.paint('bold', `${group.class}  ${plural(group.findings.length, 'finding')}`);
    return `${head}\n\n${shown.map((finding) => block(finding, layout)).join('\n')}`;
  });
  const rest = [...cut].map(([code, count]) => `… and ${count.toLocaleString('en-US')} more of ${code}`);
  return rest.length === 0 ? parts : [...parts, `${rest.join('\n')}\n--format json lists all.\n`];
}

const margin = 11;

/** What, where, expected and came; then how to see it again. */
function block(finding: ReportedFinding, layout: Layout): string {
  const { columns, paint } = layout;
  const width = columns - margin;
  const [first = '', ...rest] = wrap(visible(finding.message), width);
  const head = `  ${paint(severityColors[finding.severity], finding.severity.padEnd(7))}  ${first}`;
  const faint = (line: string) => paint('dim', line);
  const count = finding.count > 1 ? `, seen ${finding.count.toLocaleString('en-US')} times` : '';
  const facts = [
    `${visible(`${finding.method} ${finding.path}`)}  ${faint(placeOf(finding))}`.trimEnd(),
    faint(`${finding.code}${count}`),
    ...pair('expected', finding.expected, width).map(faint),
    ...pair('came', finding.actual, width).map(faint),
    ...hintLines(finding, layout).map(faint),
    ...stepLines(finding.steps, width).map(faint),
  ];
  const below = [...rest, ...facts].map((line) => indented(line, margin));
  return [head, ...below].map((line) => `${line}\n`).join('');
}

function placeOf({ file, position }: ReportedProblem): string {
  return file === undefined
    ? ''
    : visible(`${file}${position ? `:${position.line}:${position.column}` : ''}`);
}

function pair(name: string, value: string | undefined, width: number): readonly string[] {
  if (value === undefined) return [];
  const [first = '', ...rest] = wrap(visible(value), width - 10);
  return [`${name.padEnd(8)}  ${first}`, ...rest.map((line) => indented(line, 10))];
}

function hintLines({ code, hint }: ReportedFinding, { said, columns }: Layout): readonly string[] {
  if (hint === undefined || said.has(`${code}\n${hint}`)) return [];
  said.add(`${code}\n${hint}`);
  return wrap(visible(hint), columns - margin);
}

/** The requests that show it, for copying, and what each was answered with. */
function stepLines(steps: readonly ReportedExchange[], width: number): readonly string[] {
  const shown = steps.slice(-maxSteps);
  const left = steps.length - shown.length;
  return [
    ...(left > 0 ? [`${plural(left, 'earlier request')}: --format json shows all`] : []),
    ...shown.flatMap((step) => [visible(step.curl), cutLine(answerOf(step), width)]),
  ];
}

function answerOf({ response }: ReportedExchange): string {
  if (!response) return '→ no answer';
  return `→ ${[response.status, response.body].filter((part) => part !== undefined).join(' ')}`;
}

/** One line each: what is no fault is not worth more. */
function noteLines(notes: readonly ReportedProblem[], columns: number): readonly string[] {
  const lines = notes.slice(0, maxNotes).map((note) => {
    const parts = [note.message, note.operation, placeOf(note), note.code];
    return cutLine(parts.filter(Boolean).join('  '), columns - 2);
  });
  const left = notes.length - lines.length;
  return left > 0 ? [...lines, `… and ${left.toLocaleString('en-US')} more: --format json shows all`] : lines;
}

function suppressedLines({ suppressed = [] }: Report, columns: number): readonly string[] {
  const lines = suppressed
    .slice(0, maxSuppressed)
    .map(({ problem, reason }) =>
      cutLine([problem.code, problem.operation, reason].filter(Boolean).join('  '), columns - 2),
    );
  const left = suppressed.length - lines.length;
  return left > 0 ? [...lines, `… and ${left} more: --format json shows all`] : lines;
}
