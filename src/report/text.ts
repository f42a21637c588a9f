import { styleText } from 'node:util';
import type { RenderStyle, Report, ReportedProblem } from './report.ts';
import { summarize } from './summary.ts';
import { indented, visible, wrap } from './text-layout.ts';

/** How many problems of one code are shown; the others are counted. */
const maxPerCode = 20;

export const severityColors = { error: 'red', warning: 'yellow', note: 'blue' } as const;
/** Puts a colour or weight around a text. */
export type Paint = (style: Parameters<typeof styleText>[0], text: string) => string;

/**
 * A report for a person at a terminal: grouped by file, in the order of its lines, with the source line and what
 * to do; a code that occurs too often is cut short, and says so.
 */
export function renderText(report: Report, style: RenderStyle): string {
  const parts = [...problemBlocks(report.problems, style), summaryLine(report, style)];
  return parts.join('\n');
}

/** Problems as blocks of lines, one a file, and last what was cut. */
export function problemBlocks(problems: readonly ReportedProblem[], style: RenderStyle): readonly string[] {
  const paint = paintOf(style);
  const { shown, cut } = capPerCode(sortByPlace(problems));
  const said = new Set<string>();
  const groups = Map.groupBy(shown, (problem) => problem.file ?? '');
  const blocks = [...groups.values()].map((problems) => {
    const width = Math.max(...problems.map((problem) => placeOf(problem).length));
    return problems
      .map((problem) => describe(problem, { width, columns: style.columns, paint, said }))
      .join('');
  });
  return [...blocks, describeCut(cut, paint)].filter((part) => part !== '');
}

/** Colours where the reader sees them. */
export function paintOf({ color }: RenderStyle): Paint {
  return (format, text) => (color ? styleText(format, text, { validateStream: false }) : text);
}

/** What was left out, so that thousands of problems of one kind do not hide the others. */
function describeCut(cut: readonly (readonly [code: string, count: number])[], paint: Paint): string {
  if (cut.length === 0) return '';
  const counts = cut.map(([code, count]) => [`… and ${count.toLocaleString('en-US')} more`, code] as const);
  const width = Math.max(...counts.map(([count]) => count.length));
  const lines = counts.map(([count, code]) => `${count.padEnd(width)}  ${code}\n`);
  return paint('dim', `${lines.join('')}--format json lists all.\n`);
}

/** How many problems of what kind there are, in the colour of the worst. */
export function summaryLine(report: Report, style: RenderStyle): string {
  const paint = paintOf(style);
  const worst = (['error', 'warning', 'note'] as const).find((severity) =>
    report.problems.some((problem) => problem.severity === severity),
  );
  const text = wrap(summarize(report), style.columns).join('\n');
  return `${paint(['bold', worst ? severityColors[worst] : 'green'], text)}\n`;
}

/** Files in the order in which they first occur, each by line; what has no file comes last. */
function sortByPlace(problems: readonly ReportedProblem[]): readonly ReportedProblem[] {
  const rank = new Map<string | undefined, number>();
  for (const { file } of problems) if (!rank.has(file)) rank.set(file, rank.size);
  rank.set(undefined, rank.size);
  const key = ({ file, position }: ReportedProblem) =>
    [rank.get(file) ?? 0, position?.line ?? 0, position?.column ?? 0] as const;
  return problems
    .map((problem) => ({ problem, key: key(problem) }))
    .sort((a, b) => a.key[0] - b.key[0] || a.key[1] - b.key[1] || a.key[2] - b.key[2])
    .map(({ problem }) => problem);
}

function capPerCode(problems: readonly ReportedProblem[]) {
  const counts = new Map<string, number>();
  const shown = problems.filter(({ code }) => {
    const count = (counts.get(code) ?? 0) + 1;
    counts.set(code, count);
    return count <= maxPerCode;
  });
  const cut = [...counts]
    .filter(([, count]) => count > maxPerCode)
    .map(([code, count]) => [code, count - maxPerCode] as const);
  return { shown, cut };
}

function placeOf({ file, position, operation, api }: ReportedProblem): string {
  if (file === undefined) return visible(operation ?? api ?? '');
  return visible(`${file}${position ? `:${position.line}:${position.column}` : ''}`);
}

interface Layout {
  /** Of the column of places. */
  readonly width: number;
  readonly columns: number;
  readonly paint: Paint;
  /** Hints that were printed: a second time they are left out. */
  readonly said: Set<string>;
}

/** The headline, then indented: the source line, the operation, expected and came, and the hint. */
function describe(problem: ReportedProblem, layout: Layout): string {
  const { columns, paint } = layout;
  const details = detailsOf(problem, layout);
  const lines = details.flatMap(({ text, isExact }) =>
    (isExact ? [text] : wrap(text, columns - 4)).map((line) => paint('dim', indented(line, 4))),
  );
  return [...headline(problem, layout), ...lines].map((line) => `${line}\n`).join('');
}

function headline(problem: ReportedProblem, { width, columns, paint }: Layout): readonly string[] {
  const { severity } = problem;
  const head = `${placeOf(problem).padEnd(width)}  ${paint(severityColors[severity], severity.padEnd(7))}  `;
  const headWidth = width + 11;
  const message = visible(problem.message);
  const code = paint('dim', problem.code);
  if (headWidth + message.length + 2 + problem.code.length <= columns) return [`${head}${message}  ${code}`];
  // Where the places take most of the line, the message has lines of its own.
  if (columns - headWidth < 40) {
    const [first, ...others] = [`${head}${code}`, ...wrap(message, columns - 2)];
    return [first ?? '', ...others.map((line) => indented(line, 2))];
  }
  const [first = '', ...rest] = wrap(message, columns - headWidth);
  const lines = [`${head}${first}`, ...rest.map((line) => indented(line, headWidth))];
  const last = rest.at(-1) ?? first;
  if (headWidth + last.length + 2 + problem.code.length > columns)
    return [...lines, indented(code, headWidth)];
  return [...lines.slice(0, -1), `${lines.at(-1)}  ${code}`];
}

interface Detail {
  readonly text: string;
  /** For copying, or lined up with what is above it: never broken into lines. */
  readonly isExact: boolean;
}

function detailsOf(problem: ReportedProblem, { said, columns }: Layout): readonly Detail[] {
  const { sourceLine, position, operation, expected, actual, hint, file } = problem;
  const details: Detail[] = [];
  const add = (text: string, isExact = false) => details.push({ text: visible(text), isExact });
  if (sourceLine !== undefined && position)
    add(`${position.line} │ ${sourceLine.trim()}`.slice(0, 160), true);
  if (operation !== undefined && file !== undefined) add(`in ${operation}`);
  for (const line of compare(expected, actual, columns - 4)) add(line);
  const key = `${problem.code}\n${hint}`;
  if (hint === undefined || said.has(key)) return details;
  said.add(key);
  for (const line of hint.split('\n')) add(line, line.startsWith('curl '));
  return details;
}

/** On one line where it is short enough, else below each other. */
function compare(expected: string | undefined, actual: string | undefined, width: number): readonly string[] {
  if (expected === undefined) return actual === undefined ? [] : [`came ${actual}`];
  if (actual === undefined) return [`expected ${expected}`];
  const line = `expected ${expected}, came ${actual}`;
  return line.length <= width ? [line] : [`expected ${expected}`, `came     ${actual}`];
}
